package io.grampus.objects;

import io.grampus.kernel.Problem;
import java.util.List;

/** The refusals of the objects feature; {@code type} is volume, network, secret or config. */
public sealed interface ObjectProblem extends Problem {
  /** The word for the object. */
  String type();

  /** No such object. */
  record NotFound(String tried, String type, String name) implements ObjectProblem {
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

    @Override
    public String next() {
      return "List what there is: grampus " + type + " ls.";
    }
  }

  /** Somebody uses it. */
  record InUse(String tried, String type, String name, List<String> users)
      implements ObjectProblem {
    @Override
    public String code() {
      return type + ".inUse";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String but() {
      return "it is used by " + String.join(", ", users);
    }

    @Override
    public String next() {
      return "Remove these first, or let them do without it.";
    }
  }

  /** Another one has the name. */
  record NameTaken(String tried, String type, String name, String next) implements ObjectProblem {
    @Override
    public String code() {
      return type + ".nameTaken";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String but() {
      return "there is another " + type + " \"" + name + "\"";
    }
  }

  /** The value is empty, too large or no Base64. */
  record BadValue(String tried, String type, String but, String next) implements ObjectProblem {
    @Override
    public String code() {
      return type + ".badValue";
    }

    @Override
    public Kind kind() {
      return Kind.INVALID;
    }
  }

  /** The name is none that Swarm takes. */
  record BadName(String tried, String type, String name) implements ObjectProblem {
    @Override
    public String code() {
      return type + ".badName";
    }

    @Override
    public Kind kind() {
      return Kind.INVALID;
    }

    @Override
    public String but() {
      return "\"" + name + "\" is no name for a " + type;
    }

    @Override
    public String next() {
      return "Take letters, digits, dots, dashes and underscores, 64 at most, with a letter or digit"
          + " first and last.";
    }
  }

  /** The engine keeps it for itself. */
  record Predefined(String tried, String type, String name) implements ObjectProblem {
    @Override
    public String code() {
      return type + ".predefined";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String but() {
      return "the engine needs " + type + " \"" + name + "\" for itself";
    }

    @Override
    public String next() {
      return "Leave it; it takes nothing.";
    }
  }
}
