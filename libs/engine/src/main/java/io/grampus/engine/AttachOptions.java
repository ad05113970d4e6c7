package io.grampus.engine;

/** What to attach to: by default both outputs as they come from now on. */
public record AttachOptions(boolean stdin, boolean stdout, boolean stderr, boolean logs) {
  /** Both outputs from now on. */
  public static AttachOptions outputs() {
    return new AttachOptions(false, true, true, false);
  }

  /** Both outputs and stdin. */
  public static AttachOptions all() {
    return new AttachOptions(true, true, true, false);
  }

  /** And what the log already has, first. */
  public AttachOptions withLogs() {
    return new AttachOptions(stdin, stdout, stderr, true);
  }

  Query query() {
    return Query.of("stream", "1")
        .and("stdin", stdin)
        .and("stdout", stdout)
        .and("stderr", stderr)
        .and("logs", logs);
  }
}
