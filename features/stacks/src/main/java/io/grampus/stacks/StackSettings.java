package io.grampus.stacks;

import io.grampus.engine.RegistryAuth;
import java.time.Duration;
import java.util.function.Function;

/**
 * What the server decides for stacks.
 *
 * @param virtualIps whether the engine's kernel has IPVS, and with it Swarm's virtual addresses and
 *     routing mesh
 * @param stability how long a task without healthcheck must run before it counts as arrived, as
 *     long as none of the service has failed
 * @param logins the credentials that are kept for a registry, for nodes that pull from it
 * @param revisions how many revisions of a stack are kept, besides those that are still needed
 */
public record StackSettings(
    boolean virtualIps, Duration stability, Function<String, RegistryAuth> logins, int revisions) {

  /** As the product has it. */
  public static StackSettings usual(boolean virtualIps, Function<String, RegistryAuth> logins) {
    return new StackSettings(virtualIps, Duration.ofSeconds(2), logins, StackStore.KEPT);
  }
}
