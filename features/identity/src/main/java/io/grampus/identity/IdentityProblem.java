package io.grampus.identity;

import io.grampus.kernel.Problem;

/** The refusals of identity. */
public sealed interface IdentityProblem extends Problem {

  /** A wrong name, password or code; it does not say which. */
  record WrongCredentials(String username) implements IdentityProblem {}

  /** Too many wrong tries. */
  record TooManyTries(String username, long waitSeconds) implements IdentityProblem {}

  /** The name is taken. */
  record UserExists(String name) implements IdentityProblem {}

  /** Somebody must be able to administer. */
  record LastAdmin(String name) implements IdentityProblem {}

  /** A scoped token may not make something more powerful than itself. */
  record BeyondScope(String tried) implements IdentityProblem {}

  @Override
  default String tried() {
    return switch (this) {
      case WrongCredentials p -> "sign in as \"" + p.username() + "\"";
      case TooManyTries p -> "sign in as \"" + p.username() + "\"";
      case UserExists p -> "create the user \"" + p.name() + "\"";
      case LastAdmin p -> "take the role admin from \"" + p.name() + "\"";
      case BeyondScope p -> p.tried();
    };
  }

  @Override
  default Refusal refusal() {
    return switch (this) {
      case WrongCredentials _ ->
          new Refusal(
              Kind.UNAUTHENTICATED,
              "session.wrongCredentials",
              "the name, password or code is wrong",
              "Try again; for the first sign-in, ./grampus up --new-code prints a fresh code.");
      case TooManyTries p ->
          new Refusal(
              Kind.EXHAUSTED,
              "session.tooManyTries",
              "there were too many wrong tries",
              "Try again in " + p.waitSeconds() + " seconds.");
      case UserExists _ ->
          new Refusal(
              Kind.CONFLICT, "user.exists", "there is a user of that name", "Choose another name.");
      case LastAdmin _ ->
          new Refusal(
              Kind.CONFLICT,
              "user.lastAdmin",
              "nobody else has it",
              "Make another user an administrator first.");
      case BeyondScope _ ->
          new Refusal(
              Kind.FORBIDDEN,
              "token.beyondScope",
              "this token is limited to fewer permissions than that needs",
              "Sign in with a password, or use a token without scopes.");
    };
  }
}
