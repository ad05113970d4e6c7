package io.grampus.stacks;

import io.grampus.kernel.Problem;
import java.time.Instant;
import java.util.List;

/** What may be in the way of deploying and running stacks. */
public sealed interface StackProblem extends Problem {

  /** No stack has the name. */
  record NotFound(String tried, String stack) implements StackProblem {
    @Override
    public String code() {
      return "stack.notFound";
    }

    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }

    @Override
    public String but() {
      return "there is no stack \"" + stack + "\"";
    }

    @Override
    public String next() {
      return "List the stacks: grampus stack ls.";
    }
  }

  /** No such service, task, rollout or revision. */
  record PartNotFound(String tried, String type, String name, String next) implements StackProblem {
    @Override
    public String code() {
      return type + ".notFound";
    }

    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }

    @Override
    public String but() {
      return "there is no " + type + " \"" + name + "\"";
    }
  }

  /** Another rollout of the stack is still running. */
  record Busy(String tried, String stack, String rollout, String does, String who, Instant since)
      implements StackProblem {
    @Override
    public String code() {
      return "stack.busy";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String but() {
      return "rollout "
          + rollout
          + " ("
          + does
          + ", by "
          + who
          + " since "
          + since
          + ") is still running";
    }

    @Override
    public String next() {
      return "Wait for it, or take over with --supersede.";
    }
  }

  /** The files do not make a valid project. */
  record BadFiles(String tried, List<FileError> errors) implements StackProblem {

    /** One mistake and where it is. */
    public record FileError(String file, int line, String message, String suggestion) {
      @Override
      public String toString() {
        return (file.isEmpty() ? "" : file + ":" + (line > 0 ? line + ":" : "") + " ") + message;
      }
    }

    @Override
    public String code() {
      return "stack.badFiles";
    }

    @Override
    public Kind kind() {
      return Kind.INVALID;
    }

    @Override
    public String but() {
      String more = errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "";
      return errors.getFirst() + more;
    }

    @Override
    public String next() {
      String suggestion = errors.getFirst().suggestion();
      return suggestion.isEmpty() ? "Correct the file and deploy again." : suggestion;
    }
  }

  /** The project is valid, but Swarm has no way to run it like this. */
  record NotForSwarm(String tried, String but, String next) implements StackProblem {
    @Override
    public String code() {
      return "stack.notForSwarm";
    }

    @Override
    public Kind kind() {
      return Kind.INVALID;
    }
  }

  /** A name that Swarm would not take. */
  record BadName(String tried, String name, String rule) implements StackProblem {
    @Override
    public String code() {
      return "stack.badName";
    }

    @Override
    public Kind kind() {
      return Kind.INVALID;
    }

    @Override
    public String but() {
      return "\"" + name + "\" " + rule;
    }

    @Override
    public String next() {
      return "Choose a name of lower-case letters, digits, - and _.";
    }
  }

  /** Something that the stack needs and that somebody else has to make is not there. */
  record Missing(String tried, String type, String name) implements StackProblem {
    @Override
    public String code() {
      return "stack.missing";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String but() {
      return "the external " + type + " \"" + name + "\" does not exist";
    }

    @Override
    public String next() {
      return "Create it (grampus "
          + type
          + " create "
          + name
          + ") or correct its name in the file.";
    }
  }

  /** A revision that cannot be brought back. */
  record NotRepeatable(String tried, String but, String next) implements StackProblem {
    @Override
    public String code() {
      return "stack.notRepeatable";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }
  }

  /** The engine refused or did not answer. */
  record EngineRefused(String tried, String but, String next) implements StackProblem {
    @Override
    public String code() {
      return "stack.engine";
    }

    @Override
    public Kind kind() {
      return Kind.UNAVAILABLE;
    }
  }
}
