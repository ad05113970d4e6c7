package io.grampus.cli.remote;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a script says when it fails: what it met, "Tried to X, but Y.", and the next step. */
record Told(List<String> lines) {
  private static final Pattern SENTENCE = Pattern.compile("Tried to (.*?), but (.*?)\\.?");

  static Told of(List<String> lines) {
    return new Told(lines);
  }

  CliException problem(String tried, String address, String otherwise) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Matcher sentence = SENTENCE.matcher(lines.get(i));
      if (sentence.matches()) {
        String before = i == 0 ? "" : " (" + String.join(" ", lines.subList(0, i)) + ")";
        String next = String.join(" ", lines.subList(i + 1, lines.size()));
        return new CliException(
            ExitCode.PROBLEM,
            sentence.group(1) + " at " + address,
            sentence.group(2) + before,
            next);
      }
    }
    return new CliException(
        ExitCode.PROBLEM, tried, "at " + address + " it said: " + otherwise, "Correct that there.");
  }
}
