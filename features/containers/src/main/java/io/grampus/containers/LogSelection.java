package io.grampus.containers;

import io.grampus.engine.LogOptions;
import io.grampus.engine.Output;
import io.grampus.kernel.Call;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;

/** Reads from a request which lines of a log are wanted. */
final class LogSelection {
  private LogSelection() {}

  static LogOptions read(Call<?> call) {
    LogOptions options = LogOptions.all().timestamps();
    boolean stdout = call.flag("stdout");
    boolean stderr = call.flag("stderr");
    if (stdout != stderr) {
      options.only(stdout ? Output.STDOUT : Output.STDERR);
    }
    if (call.flag("follow")) {
      options.follow();
    }
    call.query("tail").filter(t -> !t.equals("all")).ifPresent(t -> options.tail(lines(t)));
    call.instant("since").ifPresent(options::since);
    call.instant("until").ifPresent(options::until);
    return options;
  }

  private static int lines(String text) {
    try {
      int lines = Integer.parseInt(text);
      if (lines >= 0) {
        return lines;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new ProblemException(
        new CommonProblem.Invalid(
            "read the parameter tail",
            "tail",
            "\"" + text + "\" is no number of lines",
            "Give a whole number from 0, or all."));
  }
}
