package io.grampus.stacks;

import io.grampus.kernel.Problem;
import java.time.Instant;
import java.util.List;

/** What may be in the way of deploying and running stacks. */
public sealed interface StackProblem extends Problem {

  /** No stack has the name. */
  record NotFound(String tried, String stack) implements StackProblem {}

  /** No such service, task, rollout or revision. */
  record PartNotFound(String tried, String type, String name, String next)
      implements StackProblem {}

  /** Another rollout of the stack is still running. */
  record Busy(String tried, String stack, String rollout, String does, String who, Instant since)
      implements StackProblem {}

  /** A rollout of the service's stack is still running. */
  record ServiceBusy(
      String tried, String stack, String rollout, String does, String who, Instant since)
      implements StackProblem {}

  /** The files do not make a valid project. */
  record BadFiles(String tried, List<FileError> errors) implements StackProblem {

    /** One mistake and where it is. */
    public record FileError(String file, int line, String message, String suggestion) {
      @Override
      public String toString() {
        return (file.isEmpty() ? "" : file + ":" + (line > 0 ? line + ":" : "") + " ") + message;
      }
    }

    private String first() {
      String more = errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "";
      return errors.getFirst() + more;
    }

    private String suggestion() {
      String suggestion = errors.getFirst().suggestion();
      return suggestion.isEmpty() ? "Correct the file and deploy again." : suggestion;
    }
  }

  /** The project is valid, but Swarm has no way to run it like this. */
  record NotForSwarm(String tried, String but, String next) implements StackProblem {}

  /** A name that Swarm would not take. */
  record BadName(String tried, String name, String rule) implements StackProblem {}

  /** Something that the stack needs and that somebody else has to make is not there. */
  record Missing(String tried, String type, String name) implements StackProblem {}

  /** A revision that cannot be brought back. */
  record NotRepeatable(String tried, String but, String next) implements StackProblem {}

  /** The engine refused or did not answer. */
  record EngineRefused(String tried, String but, String next) implements StackProblem {}

  private static String running(String what, String does, String who, Instant since) {
    return what + " (" + does + ", by " + who + " since " + since + ") is still running";
  }

  @Override
  default Refusal refusal() {
    return switch (this) {
      case NotFound p ->
          new Refusal(
              Kind.NOT_FOUND,
              "stack.notFound",
              "there is no stack \"" + p.stack() + "\"",
              "List the stacks: grampus stack ls.");
      case PartNotFound p ->
          new Refusal(
              Kind.NOT_FOUND,
              p.type() + ".notFound",
              "there is no " + p.type() + " \"" + p.name() + "\"",
              p.next());
      case Busy p ->
          new Refusal(
              Kind.CONFLICT,
              "stack.busy",
              running("rollout " + p.rollout(), p.does(), p.who(), p.since()),
              "Wait for it, or take over with --supersede.");
      case ServiceBusy p ->
          new Refusal(
              Kind.CONFLICT,
              "service.busy",
              running("rollout " + p.rollout() + " of its stack", p.does(), p.who(), p.since()),
              "Wait for it, or stop it: grampus stack cancel " + p.stack() + ".");
      case BadFiles p -> new Refusal(Kind.INVALID, "stack.badFiles", p.first(), p.suggestion());
      case NotForSwarm p -> new Refusal(Kind.INVALID, "stack.notForSwarm", p.but(), p.next());
      case BadName p ->
          new Refusal(
              Kind.INVALID,
              "stack.badName",
              "\"" + p.name() + "\" " + p.rule(),
              "Choose a name of lower-case letters, digits, - and _.");
      case Missing p ->
          new Refusal(
              Kind.CONFLICT,
              "stack.missing",
              "the external " + p.type() + " \"" + p.name() + "\" does not exist",
              "Create it (grampus "
                  + p.type()
                  + " create "
                  + p.name()
                  + ") or correct its name in the file.");
      case NotRepeatable p -> new Refusal(Kind.CONFLICT, "stack.notRepeatable", p.but(), p.next());
      case EngineRefused p -> new Refusal(Kind.UNAVAILABLE, "stack.engine", p.but(), p.next());
    };
  }
}
