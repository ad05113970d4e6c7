package io.grampus.compose;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a Compose project can't be loaded; it carries every problem that was found. */
public final class ComposeException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 50;

  private final transient List<ComposeProblem> problems;

  /** Carries the given problems. */
  public ComposeException(List<ComposeProblem> problems) {
    super(text(problems));
    this.problems = List.copyOf(problems);
  }

  /** Everything that was found, in the order of the files. */
  public List<ComposeProblem> problems() {
    return problems;
  }

  private static String text(List<ComposeProblem> problems) {
    String shown =
        problems.stream()
            .limit(SHOWN)
            .map(ComposeProblem::toString)
            .collect(Collectors.joining("\n"));
    int more = problems.size() - SHOWN;
    return more > 0 ? shown + "\n… and " + more + " more." : shown;
  }
}
