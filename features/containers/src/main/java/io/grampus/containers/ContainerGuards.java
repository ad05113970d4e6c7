package io.grampus.containers;

import io.grampus.kernel.Action;
import java.util.Arrays;
import java.util.List;

/** Says whether something can be done to a container; handlers and the console ask the same. */
final class ContainerGuards {
  private static final Verdict FINE = new Verdict.Fine();

  private ContainerGuards() {}

  /** Every verb with its verdict, as clients see it. */
  static List<Action> actions(ContainerFacts facts) {
    return Arrays.stream(ContainerVerb.values()).map(verb -> action(verb, facts)).toList();
  }

  static Action action(ContainerVerb verb, ContainerFacts facts) {
    String subject = "The container ";
    return switch (check(verb, facts)) {
      case Verdict.Fine _ -> Action.allowed(verb.word());
      case Verdict.Already(String but) -> Action.refused(verb.word(), subject + but + ".");
      case Verdict.Refused(String but, String next) ->
          Action.refused(verb.word(), subject + but + ". " + next);
    };
  }

  static Verdict check(ContainerVerb verb, ContainerFacts facts) {
    ContainerState state = facts.state();
    if (state == ContainerState.REMOVING && verb != ContainerVerb.LOGS) {
      return new Verdict.Refused(state.words(), "Wait until it is gone.");
    }
    return switch (verb) {
      case START -> start(state);
      case STOP -> state.alive() ? FINE : new Verdict.Already(state.words());
      case RESTART -> notDead(state);
      case KILL -> state.alive() ? FINE : notRunning(state);
      case PAUSE -> pause(state);
      case UNPAUSE -> unpause(state);
      case RENAME, COPY -> notDead(state);
      case REMOVE -> remove(state);
      case EXEC, ATTACH, TOP -> talk(state);
      case LOGS -> logs(facts);
    };
  }

  private static Verdict start(ContainerState state) {
    return switch (state) {
      case RUNNING, RESTARTING -> new Verdict.Already(state.words());
      case PAUSED -> new Verdict.Refused(state.words(), "Unpause it instead.");
      case CREATED, EXITED -> FINE;
      case DEAD, REMOVING -> notDead(state);
    };
  }

  private static Verdict pause(ContainerState state) {
    return switch (state) {
      case RUNNING -> FINE;
      case PAUSED -> new Verdict.Already(state.words());
      case RESTARTING -> new Verdict.Refused(state.words(), "Try again when it runs.");
      case CREATED, EXITED, DEAD, REMOVING -> notRunning(state);
    };
  }

  private static Verdict unpause(ContainerState state) {
    return switch (state) {
      case PAUSED -> FINE;
      case RUNNING -> new Verdict.Already("is not paused");
      case CREATED, EXITED, DEAD, REMOVING, RESTARTING -> notRunning(state);
    };
  }

  private static Verdict remove(ContainerState state) {
    return state.alive()
        ? new Verdict.Refused(state.words(), "Stop it first, or remove it by force.")
        : FINE;
  }

  private static Verdict talk(ContainerState state) {
    return switch (state) {
      case RUNNING -> FINE;
      case PAUSED -> new Verdict.Refused(state.words(), "Unpause it first.");
      case RESTARTING -> new Verdict.Refused(state.words(), "Try again when it runs.");
      case CREATED, EXITED, DEAD, REMOVING -> notRunning(state);
    };
  }

  private static Verdict logs(ContainerFacts facts) {
    return facts.logDriver().equals("none")
        ? new Verdict.Refused(
            "keeps no log (its logging driver is none)",
            "Create it with another logging driver, such as json-file.")
        : FINE;
  }

  private static Verdict notDead(ContainerState state) {
    return state == ContainerState.DEAD
        ? new Verdict.Refused(state.words(), "Remove it by force.")
        : FINE;
  }

  private static Verdict notRunning(ContainerState state) {
    return new Verdict.Refused(state.words(), "Start it first.");
  }
}
