package io.grampus.compose;

import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Words the YAML parser's complaints for people. */
final class YamlComplaint {
  private YamlComplaint() {}

  static ComposeException of(MarkedYamlEngineException e, String file) {
    Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
    Position at =
        mark == null
            ? new Position(file, 0, 0)
            : new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    String problem = String.valueOf(e.getProblem());
    String advice = advice(problem);
    String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
    return new ComposeException(
        List.of(new ComposeProblem(at, "", "isn't YAML: " + problem + context, advice)));
  }

  private static String advice(String problem) {
    if (problem.contains("TAB")) {
      return "Indent with spaces, not with tabs.";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "Check the indentation here and one line above, and put values with \": \" in quotes.";
    }
    if (problem.contains("expected <block end>")) {
      return "Check the indentation: it doesn't match the lines above.";
    }
    if (problem.contains("unexpected end of stream")) {
      return "A quote or bracket is not closed.";
    }
    return "";
  }
}
