package io.grampus.identity;

import io.grampus.kernel.Problem;

/** The refusals of identity. */
public sealed interface IdentityProblem extends Problem {

  /** A wrong name, password or code; it does not say which. */
  record WrongCredentials(String username) implements IdentityProblem {
    @Override
    public String code() {
      return "session.wrongCredentials";
    }

    @Override
    public Kind kind() {
      return Kind.UNAUTHENTICATED;
    }

    @Override
    public String tried() {
      return "sign in as \"" + username + "\"";
    }

    @Override
    public String but() {
      return "the name, password or code is wrong";
    }

    @Override
    public String next() {
      return "Try again; for the first sign-in, ./grampus up --new-code prints a fresh code.";
    }
  }

  /** Too many wrong tries. */
  record TooManyTries(String username, long waitSeconds) implements IdentityProblem {
    @Override
    public String code() {
      return "session.tooManyTries";
    }

    @Override
    public Kind kind() {
      return Kind.EXHAUSTED;
    }

    @Override
    public String tried() {
      return "sign in as \"" + username + "\"";
    }

    @Override
    public String but() {
      return "there were too many wrong tries";
    }

    @Override
    public String next() {
      return "Try again in " + waitSeconds + " seconds.";
    }
  }

  /** The name is taken. */
  record UserExists(String name) implements IdentityProblem {
    @Override
    public String code() {
      return "user.exists";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String tried() {
      return "create the user \"" + name + "\"";
    }

    @Override
    public String but() {
      return "there is a user of that name";
    }

    @Override
    public String next() {
      return "Choose another name.";
    }
  }

  /** Somebody must be able to administer. */
  record LastAdmin(String name) implements IdentityProblem {
    @Override
    public String code() {
      return "user.lastAdmin";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String tried() {
      return "take the role admin from \"" + name + "\"";
    }

    @Override
    public String but() {
      return "nobody else has it";
    }

    @Override
    public String next() {
      return "Make another user an administrator first.";
    }
  }

  /** A scoped token may not make something more powerful than itself. */
  record BeyondScope(String tried) implements IdentityProblem {
    @Override
    public String code() {
      return "token.beyondScope";
    }

    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }

    @Override
    public String but() {
      return "this token is limited to fewer permissions than that needs";
    }

    @Override
    public String next() {
      return "Sign in with a password, or use a token without scopes.";
    }
  }
}
