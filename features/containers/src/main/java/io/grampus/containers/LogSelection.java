package io.grampus.containers;

import io.grampus.engine.LogOptions;
import io.grampus.engine.Output;
import io.grampus.kernel.Call;

/** Reads from a request which lines of a log are wanted. */
final class LogSelection {
  private LogSelection() {}

  static LogOptions read(Call<?> call) {
    return selected(call, LogOptions.all().timestamps());
  }

  /** With what is to stand before each line. */
  static LogOptions readForFrames(Call<?> call) {
    LogOptions options = LogOptions.all();
    if (call.flag("timestamps")) {
      options.timestamps();
    }
    if (call.flag("details")) {
      options.details();
    }
    return selected(call, options);
  }

  private static LogOptions selected(Call<?> call, LogOptions options) {
    boolean stdout = call.flag("stdout");
    boolean stderr = call.flag("stderr");
    if (stdout != stderr) {
      options.only(stdout ? Output.STDOUT : Output.STDERR);
    }
    if (call.flag("follow")) {
      options.follow();
    }
    call.lines("tail").ifPresent(options::tail);
    call.instant("since").ifPresent(options::since);
    call.instant("until").ifPresent(options::until);
    return options;
  }
}
