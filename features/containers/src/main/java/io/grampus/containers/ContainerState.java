package io.grampus.containers;

import java.util.Locale;

/** Where in its life a container is, as the engine tells it. */
enum ContainerState {
  CREATED("has not been started"),
  RUNNING("is running"),
  PAUSED("is paused"),
  RESTARTING("is restarting"),
  REMOVING("is being removed"),
  EXITED("has exited"),
  DEAD("is dead: the engine failed to remove it");

  private final String words;

  ContainerState(String words) {
    this.words = words;
  }

  /** The state as it fits behind the container's name. */
  String words() {
    return words;
  }

  /** Whether the container has a process. */
  boolean alive() {
    return this == RUNNING || this == PAUSED || this == RESTARTING;
  }

  /** Reads the engine's word; one that is not known counts as exited. */
  static ContainerState of(String word) {
    for (ContainerState state : values()) {
      if (state.name().equals(word.toUpperCase(Locale.ROOT))) {
        return state;
      }
    }
    return EXITED;
  }
}
