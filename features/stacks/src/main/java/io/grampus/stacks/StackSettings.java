package io.grampus.stacks;

import java.time.Duration;

/**
 * What the server decides for stacks.
 *
 * @param virtualIps whether the engine's kernel has IPVS, and with it Swarm's virtual addresses and
 *     routing mesh
 * @param stability how long a task without healthcheck must run before it counts as arrived, as
 *     long as none of the service has failed
 * @param revisions how many revisions of a stack are kept, besides those that are still needed
 */
public record StackSettings(boolean virtualIps, Duration stability, int revisions) {

  public static StackSettings usual(boolean virtualIps) {
    return new StackSettings(virtualIps, Duration.ofSeconds(2), StackStore.KEPT);
  }
}
