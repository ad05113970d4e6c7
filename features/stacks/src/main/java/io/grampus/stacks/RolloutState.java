package io.grampus.stacks;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How far a rollout has come; see the state diagram in README.md. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RolloutState.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = RolloutState.Preparing.class, name = "preparing"),
  @JsonSubTypes.Type(value = RolloutState.Rolling.class, name = "rolling"),
  @JsonSubTypes.Type(value = RolloutState.Healthy.class, name = "healthy"),
  @JsonSubTypes.Type(value = RolloutState.Removed.class, name = "removed"),
  @JsonSubTypes.Type(value = RolloutState.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = RolloutState.RolledBack.class, name = "rolledBack"),
  @JsonSubTypes.Type(value = RolloutState.Superseded.class, name = "superseded"),
  @JsonSubTypes.Type(value = RolloutState.Cancelled.class, name = "cancelled")
})
public sealed interface RolloutState {

  /** Whether nothing more will happen. */
  default boolean hasEnded() {
    return switch (this) {
      case Accepted _, Preparing _, Rolling _ -> false;
      case Healthy _, Removed _, Failed _, RolledBack _, Superseded _, Cancelled _ -> true;
    };
  }

  /** On disk, not begun. */
  record Accepted() implements RolloutState {}

  /** Networks are being made. */
  record Preparing() implements RolloutState {}

  /** Services are being created, updated or removed. */
  record Rolling() implements RolloutState {}

  /** Every service runs what was asked for. */
  record Healthy() implements RolloutState {}

  /** The stack is gone. */
  record Removed() implements RolloutState {}

  /**
   * At least one service does not run what was asked for.
   *
   * @param reason what is in the way, for people
   * @param runsNow what runs instead
   */
  record Failed(String reason, String runsNow) implements RolloutState {}

  /** As failed, but every service that was touched runs its previous spec again. */
  record RolledBack(String reason, String runsNow) implements RolloutState {}

  /**
   * Another rollout took over.
   *
   * @param by that rollout's id
   */
  record Superseded(String by) implements RolloutState {}

  /** Somebody stopped it; what was applied stays. */
  record Cancelled(String by) implements RolloutState {}
}
