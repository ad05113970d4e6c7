package io.grampus.cli.api;

/** How the command ends, for scripts; docs/operating/cli.md lists them. */
public enum ExitCode {
  DONE(0),
  /** A problem of no other kind. */
  PROBLEM(1),
  /** The command line is wrong; nothing was tried. */
  USAGE(2),
  NOT_FOUND(3),
  /** Not signed in, or signed in without the permission. */
  FORBIDDEN(4),
  /** The state of the object does not allow it. */
  CONFLICT(5),
  /** The server, or something that it stands on, does not answer. */
  UNREACHABLE(6),
  /** Not done in time, or a deploy that did not become healthy. */
  UNHEALTHY(7),
  /** As with Docker: exec itself failed, not the command in the container. */
  EXEC_FAILED(125),
  /** Ctrl-C. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
