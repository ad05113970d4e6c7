package io.grampus.cli.api;

import io.grampus.cli.text.SafeText;
import tools.jackson.databind.JsonNode;

/** Reads the server's problems, RFC 9457. */
final class Problems {
  private Problems() {}

  static CliException read(JsonNode problem, int httpStatus) {
    int status = problem.path("status").asInt(httpStatus);
    String tried = problem.path("tried").asString("");
    String sentence =
        tried.isEmpty()
            ? problem.path("detail").asString(problem.path("title").asString("HTTP " + status))
            : "Tried to " + tried + ", but " + problem.path("but").asString("it failed") + ".";
    String code = problem.path("code").asString("");
    return CliException.told(
        exit(status),
        SafeText.line(sentence) + errors(problem),
        SafeText.line(problem.path("next").asString("")),
        code);
  }

  /** All mistakes of a file, where a problem lists more than the one that its sentence tells. */
  private static String errors(JsonNode problem) {
    JsonNode errors = problem.path("errors");
    if (errors.size() < 2) {
      return "";
    }
    var lines = new StringBuilder();
    for (JsonNode e : errors) {
      String file = e.path("file").asString("");
      int line = e.path("line").asInt(0);
      String where = file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + ": ";
      lines.append("\n  ").append(SafeText.line(where + e.path("message").asString("")));
    }
    return lines.toString();
  }

  static ExitCode exit(int status) {
    return switch (status) {
      case 400, 422 -> ExitCode.PROBLEM;
      case 401, 403 -> ExitCode.FORBIDDEN;
      case 404, 410 -> ExitCode.NOT_FOUND;
      case 409, 412 -> ExitCode.CONFLICT;
      case 408, 504 -> ExitCode.UNHEALTHY;
      case 502, 503 -> ExitCode.UNREACHABLE;
      default -> ExitCode.PROBLEM;
    };
  }
}
