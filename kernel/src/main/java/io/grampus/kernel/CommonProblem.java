package io.grampus.kernel;

/** The refusals that any operation may give. */
public sealed interface CommonProblem extends Problem {

  /** A parameter or body that breaks a rule. */
  record Invalid(String tried, String field, String but, String next) implements CommonProblem {
    @Override
    public String code() {
      return "request.invalid";
    }

    @Override
    public Kind kind() {
      return Kind.INVALID;
    }
  }

  /** No such object; {@code type} is its word in the glossary. */
  record NotFound(String tried, String type, String name, String next) implements CommonProblem {
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

  /** Nobody is signed in, or the session has ended. */
  record Unauthenticated(String tried, String but) implements CommonProblem {
    @Override
    public String code() {
      return "session.required";
    }

    @Override
    public Kind kind() {
      return Kind.UNAUTHENTICATED;
    }

    @Override
    public String next() {
      return "Sign in: grampus login.";
    }
  }

  /** Signed in, but without the permission. */
  record Forbidden(String tried, String user, String permission) implements CommonProblem {
    @Override
    public String code() {
      return "permission.missing";
    }

    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }

    @Override
    public String but() {
      return user + " lacks the permission " + permission;
    }

    @Override
    public String next() {
      return "Ask an administrator for a role that has " + permission + ".";
    }
  }

  /** The state of the object does not allow this now. */
  record Conflict(String tried, String but, String next) implements CommonProblem {
    @Override
    public String code() {
      return "state.conflict";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }
  }

  /** Something that Grampus stands on does not answer. */
  record Unavailable(String tried, String but, String next) implements CommonProblem {
    @Override
    public String code() {
      return "dependency.unavailable";
    }

    @Override
    public Kind kind() {
      return Kind.UNAVAILABLE;
    }
  }

  /** No answer in time. */
  record TimedOut(String tried, String but, String next) implements CommonProblem {
    @Override
    public String code() {
      return "request.timedOut";
    }

    @Override
    public Kind kind() {
      return Kind.TIMED_OUT;
    }
  }

  /** A limit is reached: disk, memory, quota, streams. */
  record Exhausted(String tried, String but, String next) implements CommonProblem {
    @Override
    public String code() {
      return "resource.exhausted";
    }

    @Override
    public Kind kind() {
      return Kind.EXHAUSTED;
    }
  }

  /** A defect of Grampus; the log has the stack trace under {@code reference}. */
  record Bug(String tried, String reference) implements CommonProblem {
    @Override
    public String code() {
      return "grampus.bug";
    }

    @Override
    public Kind kind() {
      return Kind.BUG;
    }

    @Override
    public String but() {
      return "Grampus failed in a way that it should not (reference " + reference + ")";
    }

    @Override
    public String next() {
      return "Please report it with the lines of the server's log that carry the reference.";
    }
  }
}
