package io.grampus.kernel;

/**
 * Something that can be done to an object, and whether it would be done now; answers carry these so
 * that a client restates no rule.
 *
 * @param name the verb, such as {@code stop}
 * @param reason why not, a sentence; empty when it is allowed
 */
public record Action(String name, boolean allowed, String reason) {

  public static Action allowed(String name) {
    return new Action(name, true, "");
  }

  public static Action refused(String name, String reason) {
    return new Action(name, false, reason);
  }
}
