package io.grampus.kernel;

/** The refusals that any operation may give. */
public sealed interface CommonProblem extends Problem {

  /** A parameter or body that breaks a rule. */
  record Invalid(String tried, String field, String but, String next) implements CommonProblem {}

  /** The address exists, but not for this method. */
  record WrongMethod(String tried, String allowed) implements CommonProblem {}

  /** More bytes than the server takes at once. */
  record TooLarge(String tried, long limit) implements CommonProblem {}

  /** No such object; {@code type} is its word in the glossary. */
  record NotFound(String tried, String type, String name, String next) implements CommonProblem {}

  /** Nobody is signed in, or the session has ended. */
  record Unauthenticated(String tried, String but) implements CommonProblem {}

  /** Signed in, but without the permission. */
  record Forbidden(String tried, String user, String permission) implements CommonProblem {}

  /** The state of the object does not allow this now. */
  record Conflict(String tried, String but, String next) implements CommonProblem {}

  /** Something that Grampus stands on does not answer. */
  record Unavailable(String tried, String but, String next) implements CommonProblem {}

  /** No answer in time. */
  record TimedOut(String tried, String but, String next) implements CommonProblem {}

  /** The disk with Grampus' data is full. */
  record DiskFull(String tried) implements CommonProblem {}

  /** A limit is reached: memory, quota, streams. */
  record Exhausted(String tried, String but, String next) implements CommonProblem {}

  /** A defect of Grampus; the log has the stack trace under {@code reference}. */
  record Bug(String tried, String reference) implements CommonProblem {}

  @Override
  default Refusal refusal() {
    return switch (this) {
      case Invalid p -> new Refusal(Kind.INVALID, "request.invalid", p.but(), p.next());
      case WrongMethod p ->
          new Refusal(
              Kind.WRONG_METHOD,
              "request.method",
              "this address only knows " + p.allowed(),
              "See /api.");
      case TooLarge p ->
          new Refusal(
              Kind.TOO_LARGE,
              "request.tooLarge",
              "it is larger than " + p.limit() + " bytes",
              "Send less.");
      case NotFound p ->
          new Refusal(
              Kind.NOT_FOUND,
              p.type() + ".notFound",
              "there is no " + p.type() + " \"" + p.name() + "\"",
              p.next());
      case Unauthenticated p ->
          new Refusal(Kind.UNAUTHENTICATED, "session.required", p.but(), "Sign in: grampus login.");
      case Forbidden p ->
          new Refusal(
              Kind.FORBIDDEN,
              "permission.missing",
              p.user() + " lacks the permission " + p.permission(),
              "Ask an administrator for a role that has " + p.permission() + ".");
      case Conflict p -> new Refusal(Kind.CONFLICT, "state.conflict", p.but(), p.next());
      case Unavailable p ->
          new Refusal(Kind.UNAVAILABLE, "dependency.unavailable", p.but(), p.next());
      case TimedOut p -> new Refusal(Kind.TIMED_OUT, "request.timedOut", p.but(), p.next());
      case DiskFull _ ->
          new Refusal(
              Kind.FULL,
              "disk.full",
              "the disk with Grampus' data is full",
              "Free some space in Grampus' data directory, then try again.");
      case Exhausted p -> new Refusal(Kind.EXHAUSTED, "resource.exhausted", p.but(), p.next());
      case Bug p ->
          new Refusal(
              Kind.BUG,
              "grampus.bug",
              "Grampus failed in a way that it should not (reference " + p.reference() + ")",
              "Please report it with the lines of the server's log that carry the reference.");
    };
  }
}
