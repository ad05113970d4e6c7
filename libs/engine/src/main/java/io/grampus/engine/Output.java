package io.grampus.engine;

/** Which of a container's outputs something came from; all of a tty's is STDOUT. */
public enum Output {
  /** Standard output. */
  STDOUT,
  /** Standard error. */
  STDERR
}
