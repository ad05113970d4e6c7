package io.grampus.kernel;

/**
 * A refusal in words: what was tried, what was in the way, and what to do next.
 *
 * <p>Each feature has one sealed sub-interface whose records are its problems. The records'
 * components are shown to clients as extension members of RFC 9457, so they never hold secrets.
 */
public interface Problem {

  /** What sort of refusal this is; decides the HTTP status and the exit code of the CLI. */
  enum Kind {
    INVALID,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    UNAVAILABLE,
    TIMED_OUT,
    EXHAUSTED,
    BUG
  }

  /** A stable dotted code that scripts may rely on, such as {@code stack.busy}. */
  String code();

  Kind kind();

  /** What was tried, as it fits into "Tried to …": {@code deploy stack "shop"}. */
  String tried();

  /** What was in the way, as it fits into "…, but …": {@code rollout 7 is still running}. */
  String but();

  /** The next step to take, a full sentence. */
  String next();

  /** The one sentence that people read. */
  default String sentence() {
    return "Tried to " + tried() + ", but " + but() + ".";
  }
}
