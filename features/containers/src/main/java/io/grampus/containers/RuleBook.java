package io.grampus.containers;

import io.grampus.kernel.Action;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Tells what may be done in every state, so that a list knows it of each of its rows. */
final class RuleBook {
  private RuleBook() {}

  static ContainerRules of(Principal who) {
    return new ContainerRules(
        Arrays.stream(ContainerState.values()).map(state -> rules(state, who)).toList());
  }

  private static StateRules rules(ContainerState state, Principal who) {
    var facts = new ContainerFacts("", "", state, false, "json-file", "");
    List<Action> actions =
        Arrays.stream(ContainerVerb.values())
            .map(verb -> may(verb, who, ContainerGuards.action(verb, facts)))
            .toList();
    return new StateRules(state.name().toLowerCase(Locale.ROOT), actions);
  }

  private static Action may(ContainerVerb verb, Principal who, Action action) {
    Permission needed = needed(verb);
    return who.may(needed)
        ? action
        : Action.refused(verb.word(), "You need the permission " + needed.name() + ".");
  }

  private static Permission needed(ContainerVerb verb) {
    return switch (verb) {
      case START, STOP, RESTART, KILL, PAUSE, UNPAUSE, RENAME -> ContainersApi.OPERATE;
      case REMOVE -> ContainersApi.REMOVE;
      case EXEC, ATTACH -> ContainersApi.EXEC;
      case COPY -> ContainersApi.COPY;
      case TOP, LOGS -> ContainersApi.READ;
    };
  }
}
