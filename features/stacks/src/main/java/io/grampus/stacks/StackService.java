package io.grampus.stacks;

import java.util.List;

/**
 * A service of a stack.
 *
 * @param name its name in the file
 * @param image as the file has it
 * @param mode {@code replicated}, {@code global}, {@code replicated-job} or {@code global-job}
 * @param update Swarm's word on the latest update; empty when there was none
 * @param ports as {@code published:target/protocol}
 */
public record StackService(
    String id,
    String name,
    String fullName,
    String image,
    String mode,
    Replicas replicas,
    String update,
    List<String> ports) {

  /** How many tasks there should be, and how many run. */
  public record Replicas(long desired, long running) {}
}
