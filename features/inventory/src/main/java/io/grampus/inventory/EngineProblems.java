package io.grampus.inventory;

import io.grampus.engine.EngineException;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Problem;
import io.grampus.kernel.ProblemException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts what an engine refused, or could not do, into the words of a {@link Problem}. */
public final class EngineProblems {
  /** How the addresses of engines begin that are reached by an agent. */
  private static final String AGENT = "agent://";

  private static final String FULL_DISK = "no space left on device";

  private EngineProblems() {}

  /**
   * The refusal to throw.
   *
   * @param tried what was tried, as it fits into "Tried to …"
   */
  public static ProblemException of(String tried, EngineException e) {
    return new ProblemException(problem(tried, e), e);
  }

  /** The engine's own words, without its full stop. */
  public static String words(EngineException.Refused e) {
    String said = e.engineMessage().strip();
    return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
  }

  private static Problem problem(String tried, EngineException e) {
    String engine = "Docker Engine at " + e.address();
    return switch (e) {
      case EngineException.Unreachable _ when e.address().startsWith(AGENT) -> away(tried, e);
      case EngineException.Unreachable _ ->
          new CommonProblem.Unavailable(
              tried, engine + " does not answer", "See whether it runs: systemctl status docker.");
      case EngineException.Denied _ ->
          new CommonProblem.Unavailable(
              tried,
              engine + " does not let Grampus in",
              "Start Grampus as a user that may use the engine's socket.");
      case EngineException.TimedOut _ ->
          new CommonProblem.TimedOut(
              tried,
              engine + " did not answer in time",
              "See whether it was done all the same, then try again.");
      case EngineException.Protocol _ ->
          new CommonProblem.Unavailable(
              tried,
              "what answers at " + e.address() + " does not speak as Docker Engine does",
              "See what listens there, and whether it is Docker Engine 20.10 or later.");
      case EngineException.Unsupported unsupported ->
          new CommonProblem.Conflict(
              tried,
              engine + " is too old for " + unsupported.capability().says(),
              "Update Docker Engine.");
      case EngineException.Refused refused -> refused(tried, refused);
    };
  }

  /** Another node's; the innermost words tell whether its agent or its engine is away. */
  private static Problem away(String tried, EngineException e) {
    String why =
        Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
            .reduce(e, (_, inner) -> inner)
            .getMessage();
    return new CommonProblem.Unavailable(
        tried,
        "node \"%s\" is away: %s"
            .formatted(
                e.address().substring(AGENT.length()),
                Optional.ofNullable(why).orElse("the connection broke")),
        "See whether the machine, its agent and its engine run: grampus node agents.");
  }

  private static Problem refused(String tried, EngineException.Refused e) {
    String but = "the engine refused: " + words(e);
    if (e.engineMessage().contains(FULL_DISK)) {
      return new CommonProblem.Exhausted(
          tried,
          "the engine's disk is full",
          "Make room, for example with: grampus image prune, grampus volume prune.");
    }
    return switch (e) {
      case EngineException.NotFound _ ->
          new CommonProblem.NotFound(
              tried, "object", words(e), "List what there is, and check the name.");
      case EngineException.Conflict _ ->
          new CommonProblem.Conflict(tried, but, "Look at its state, then try again.");
      case EngineException.Invalid _ ->
          new CommonProblem.Invalid(tried, "", but, "Correct the request.");
      case EngineException.NoSwarm _ ->
          new CommonProblem.Conflict(
              tried,
              "the engine is no Swarm manager, or the Swarm has no leader",
              "Make it one with docker swarm init, or start Grampus without --no-swarm.");
      case EngineException.ServerError _ ->
          new CommonProblem.Unavailable(
              tried, "the engine failed: " + words(e), "See the engine's own log for the cause.");
    };
  }
}
