package io.grampus.kernel;

/** Who may call an operation. */
public sealed interface Access {
  /** Everybody; the reason is shown in the documentation. */
  record Open(String why) implements Access {}

  /** Everybody who is signed in. */
  record SignedIn() implements Access {}

  /** Whoever has the permission. */
  record Needs(Permission permission) implements Access {}
}
