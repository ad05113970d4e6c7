package io.grampus.compose;

/**
 * A key of a project that Swarm can't honour.
 *
 * @param path such as {@code services.web.container_name}
 * @param at where it is written
 * @param severity what a deploy should do about it
 * @param message what is the matter
 * @param advice what to write instead
 */
public record SwarmGap(String path, Position at, Severity severity, String message, String advice) {
  /** What a deploy should do about a gap. */
  public enum Severity {
    /** The service runs without it, much the same. */
    IGNORED,
    /** The service would not do what its file says, so it should not run without consent. */
    REFUSED
  }

  @Override
  public String toString() {
    return new ComposeProblem(at, path, message, advice).toString();
  }
}
