package io.grampus.stacks;

import io.grampus.kernel.ProblemException;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The rules for names of stacks and of what belongs to them. */
final class StackNames {
  private static final Pattern STACK = Pattern.compile("[a-z0-9][a-z0-9_-]*");
  private static final int LONGEST = 40;

  private StackNames() {}

  static String check(String tried, String stack) {
    if (!STACK.matcher(stack).matches()) {
      String rule =
          "is not a name of lower-case letters, digits, - and _ that starts with"
              + " a letter or digit";
      throw new ProblemException(new StackProblem.BadName(tried, stack, rule));
    }
    if (stack.length() > LONGEST) {
      String rule = "is longer than " + LONGEST + " characters";
      throw new ProblemException(new StackProblem.BadName(tried, stack, rule));
    }
    return stack;
  }

  static String shortName(String stack, String fullName) {
    return fullName.startsWith(stack + "_") ? fullName.substring(stack.length() + 1) : fullName;
  }

  static String stackOf(JsonNode labelled) {
    return Trees.text("", labelled, "Labels", Mapping.NAMESPACE);
  }

  static boolean belongs(JsonNode labelled, String stack) {
    return stackOf(labelled).equals(stack);
  }
}
