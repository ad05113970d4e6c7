package io.grampus.objects;

import io.grampus.kernel.ProblemException;
import java.util.Base64;
import java.util.regex.Pattern;

/** What Swarm takes as the name and value of a secret or config; checked before they are sent. */
final class ValueRules {
  /** Swarm takes less than this for a secret. */
  static final int SECRET = 500 * 1024;

  /** Swarm takes less than this for a config; 20.10 only half of it, and says so itself. */
  static final int CONFIG = 1000 * 1024;

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9-_.]*[a-zA-Z0-9])?");
  private static final int LONGEST_NAME = 64;

  private ValueRules() {}

  static void checkName(String tried, String type, String name) {
    if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
      throw new ProblemException(new ObjectProblem.BadName(tried, type, name));
    }
  }

  /** The problem never quotes the value. */
  static void checkValue(String tried, String type, String base64, int limit) {
    int size;
    try {
      size = Base64.getDecoder().decode(base64).length;
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          new ObjectProblem.BadValue(
              tried, type, "its value is no Base64", "Send the bytes in Base64, with padding."));
    }
    if (size == 0 || size >= limit) {
      String but = size == 0 ? "its value is empty" : "its value has " + size + " bytes";
      String next = "Give it at least one byte and less than " + limit / 1024 + " KiB.";
      throw new ProblemException(new ObjectProblem.BadValue(tried, type, but, next));
    }
  }
}
