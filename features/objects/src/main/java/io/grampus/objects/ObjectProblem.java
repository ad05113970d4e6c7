package io.grampus.objects;

import io.grampus.kernel.Problem;
import java.util.List;

/** The refusals of the objects feature; {@code type} is volume, network, secret or config. */
public sealed interface ObjectProblem extends Problem {
  /** The word for the object. */
  String type();

  /** No such object. */
  record NotFound(String tried, String type, String name) implements ObjectProblem {}

  /** Somebody uses it. */
  record InUse(String tried, String type, String name, List<String> users)
      implements ObjectProblem {}

  /** Another one has the name. */
  record NameTaken(String tried, String type, String name, String next) implements ObjectProblem {}

  /** The value is empty, too large or no Base64. */
  record BadValue(String tried, String type, String but, String next) implements ObjectProblem {}

  /** The name is none that Swarm takes. */
  record BadName(String tried, String type, String name) implements ObjectProblem {}

  /** The engine keeps it for itself. */
  record Predefined(String tried, String type, String name) implements ObjectProblem {}

  @Override
  default Refusal refusal() {
    return switch (this) {
      case NotFound p ->
          new Refusal(
              Kind.NOT_FOUND,
              p.type() + ".notFound",
              "there is no " + p.type() + " \"" + p.name() + "\"",
              "List what there is: grampus " + p.type() + " ls.");
      case InUse p ->
          new Refusal(
              Kind.CONFLICT,
              p.type() + ".inUse",
              "it is used by " + String.join(", ", p.users()),
              "Remove these first, or let them do without it.");
      case NameTaken p ->
          new Refusal(
              Kind.CONFLICT,
              p.type() + ".nameTaken",
              "there is another " + p.type() + " \"" + p.name() + "\"",
              p.next());
      case BadValue p -> new Refusal(Kind.INVALID, p.type() + ".badValue", p.but(), p.next());
      case BadName p ->
          new Refusal(
              Kind.INVALID,
              p.type() + ".badName",
              "\"" + p.name() + "\" is no name for a " + p.type(),
              "Take letters, digits, dots, dashes and underscores, 64 at most, with a letter or"
                  + " digit first and last.");
      case Predefined p ->
          new Refusal(
              Kind.CONFLICT,
              p.type() + ".predefined",
              "the engine needs " + p.type() + " \"" + p.name() + "\" for itself",
              "Leave it; it takes nothing.");
    };
  }
}
