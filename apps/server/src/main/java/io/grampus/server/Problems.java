package io.grampus.server;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Json;
import io.grampus.kernel.Problem;
import tools.jackson.databind.node.ObjectNode;

/** Shows problems as RFC 9457 wants them. */
final class Problems {
  static final String MEDIA_TYPE = "application/problem+json";

  private Problems() {}

  static int status(Problem problem) {
    return switch (problem.kind()) {
      case INVALID -> 400;
      case WRONG_METHOD -> 405;
      case TOO_LARGE -> 413;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case EXHAUSTED -> 429;
      case FULL -> 507;
      case BUG -> 500;
      case UNAVAILABLE -> 503;
      case TIMED_OUT -> 504;
    };
  }

  static byte[] render(Problem problem, String requestId) {
    return Json.MAPPER.writeValueAsBytes(tree(problem, requestId));
  }

  /** The members of RFC 9457 and ours: code, tried, but, next and what the problem itself holds. */
  static ObjectNode tree(Problem problem, String requestId) {
    ObjectNode tree = Json.MAPPER.createObjectNode();
    tree.put("type", "/problems#" + problem.code());
    tree.put("title", title(problem.kind()));
    tree.put("status", status(problem));
    tree.put("detail", problem.sentence());
    tree.put("code", problem.code());
    tree.put("tried", problem.tried());
    tree.put("but", problem.but());
    tree.put("next", problem.next());
    tree.put("requestId", requestId);
    if (Json.MAPPER.valueToTree(problem) instanceof ObjectNode members) {
      members.properties().stream()
          .filter(member -> !tree.has(member.getKey()))
          .forEach(member -> tree.set(member.getKey(), member.getValue()));
    }
    return tree;
  }

  static CommonProblem.Invalid invalid(String tried, String field, String but, String next) {
    return new CommonProblem.Invalid(tried, field, but, next);
  }

  private static String title(Problem.Kind kind) {
    return switch (kind) {
      case INVALID -> "The request breaks a rule";
      case WRONG_METHOD -> "The method does not fit";
      case TOO_LARGE -> "Too large";
      case UNAUTHENTICATED -> "Nobody is signed in";
      case FORBIDDEN -> "Not allowed";
      case NOT_FOUND -> "Not found";
      case CONFLICT -> "The state does not allow it";
      case EXHAUSTED -> "A limit is reached";
      case FULL -> "No space is left";
      case BUG -> "A defect of Grampus";
      case UNAVAILABLE -> "Something that Grampus needs does not answer";
      case TIMED_OUT -> "No answer in time";
    };
  }
}
