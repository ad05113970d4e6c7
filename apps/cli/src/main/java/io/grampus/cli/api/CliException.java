package io.grampus.cli.api;

/** What could not be done: what was tried, what was in the way, and the next step. */
public final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exit;
  private final String next;
  private final String code;

  public CliException(ExitCode exit, String tried, String but, String next) {
    this("Tried to " + tried + ", but " + but + ".", exit, next, "");
  }

  private CliException(String sentence, ExitCode exit, String next, String code) {
    super(sentence);
    this.exit = exit;
    this.next = next;
    this.code = code;
  }

  /** A problem that the server told, already in a sentence. */
  static CliException told(ExitCode exit, String sentence, String next, String code) {
    return new CliException(sentence, exit, next, code);
  }

  /** A mistake in the command line. */
  public static CliException usage(String tried, String but, String next) {
    return new CliException(ExitCode.USAGE, tried, but, next);
  }

  /** The same trouble with another exit code. */
  public CliException as(ExitCode other) {
    return new CliException(sentence(), other, next, code);
  }

  public ExitCode exit() {
    return exit;
  }

  public String sentence() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** The next step to take; may be empty. */
  public String next() {
    return next;
  }

  /** The problem's stable code, when the server told one. */
  public String code() {
    return code;
  }
}
