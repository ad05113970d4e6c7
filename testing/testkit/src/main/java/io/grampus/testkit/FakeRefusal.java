package io.grampus.testkit;

/** What the fake engine answers instead of doing what it was asked. */
final class FakeRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  FakeRefusal(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }

  static FakeRefusal missing(String kind, String name) {
    return new FakeRefusal(404, "No such " + kind + ": " + name);
  }
}
