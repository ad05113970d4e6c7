package io.grampus.containers;

import java.util.Locale;

/** What can be done to a container. */
enum ContainerVerb {
  START,
  STOP,
  RESTART,
  KILL,
  PAUSE,
  UNPAUSE,
  RENAME,
  REMOVE,
  EXEC,
  ATTACH,
  TOP,
  LOGS,
  COPY;

  /** The name under which clients see it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
