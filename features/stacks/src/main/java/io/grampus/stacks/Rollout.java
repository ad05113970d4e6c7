package io.grampus.stacks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One attempt to make a stack run a revision, or to remove it.
 *
 * @param revision the revision that is rolled out; the last one when a stack is removed
 * @param notes what was decided on the way that the file does not say
 */
public record Rollout(
    String id,
    String stack,
    Kind kind,
    long revision,
    RolloutState state,
    Origin origin,
    List<ServiceProgress> services,
    List<String> notes) {

  /** What it is for. */
  public enum Kind {
    DEPLOY,
    ROLLBACK,
    REMOVE
  }

  /** Who asked, when it began, and when it ended. */
  public record Origin(String who, Instant startedAt, Optional<Instant> endedAt) {}

  /** What it does, for people. */
  String does() {
    return switch (kind) {
      case DEPLOY -> "deploy of revision " + revision;
      case ROLLBACK -> "rollback, revision " + revision;
      case REMOVE -> "removal";
    };
  }

  Rollout in(RolloutState next, Instant now) {
    var ended = next.hasEnded() ? Optional.of(now) : Optional.<Instant>empty();
    var from = new Origin(origin.who(), origin.startedAt(), ended);
    return new Rollout(id, stack, kind, revision, next, from, services, notes);
  }

  Rollout with(List<ServiceProgress> progress) {
    return new Rollout(id, stack, kind, revision, state, origin, List.copyOf(progress), notes);
  }

  Rollout noting(String note) {
    if (notes.contains(note)) {
      return this;
    }
    List<String> more = new java.util.ArrayList<>(notes);
    more.add(note);
    return new Rollout(id, stack, kind, revision, state, origin, services, List.copyOf(more));
  }
}
