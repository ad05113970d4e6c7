package io.grampus.kernel;

/**
 * A refusal in words: what was tried, what was in the way, and what to do next.
 *
 * <p>Each feature has one sealed sub-interface whose records are its problems, and one {@code
 * switch} over them that finds the words of each. The records' components are shown to clients as
 * extension members of RFC 9457, so they never hold secrets.
 */
public interface Problem {

  /** What sort of refusal this is; decides the HTTP status and the exit code of the CLI. */
  enum Kind {
    INVALID,
    WRONG_METHOD,
    TOO_LARGE,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    UNAVAILABLE,
    TIMED_OUT,
    EXHAUSTED,
    FULL,
    BUG
  }

  /**
   * The words of a problem.
   *
   * @param code a stable dotted one that scripts may rely on, such as {@code stack.busy}
   * @param but what was in the way, as it fits into "…, but …": {@code rollout 7 is still running}
   * @param next the next step to take, a full sentence
   */
  record Refusal(Kind kind, String code, String but, String next) {}

  /** What was tried, as it fits into "Tried to …": {@code deploy stack "shop"}. */
  String tried();

  Refusal refusal();

  default String code() {
    return refusal().code();
  }

  default Kind kind() {
    return refusal().kind();
  }

  default String but() {
    return refusal().but();
  }

  default String next() {
    return refusal().next();
  }

  /** The one sentence that people read. */
  default String sentence() {
    return "Tried to " + tried() + ", but " + but() + ".";
  }
}
