package io.grampus.compose;

import java.util.regex.Pattern;

/** Tells IP addresses from other text without asking a name server. */
final class IpText {
  private static final Pattern FOUR =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  private IpText() {}

  static boolean isAddress(String text) {
    return text.indexOf(':') >= 0 ? isSix(text) : isFour(text);
  }

  private static boolean isFour(String text) {
    var parts = FOUR.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    for (int i = 1; i <= 4; i++) {
      String part = parts.group(i);
      if (Integer.parseInt(part) > 255 || (part.length() > 1 && part.startsWith("0"))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSix(String text) {
    int elided = text.indexOf("::");
    if (elided != text.lastIndexOf("::") || text.contains(":::")) {
      return false;
    }
    if (elided < 0) {
      return groups(text) == 8;
    }
    int before = groups(text.substring(0, elided));
    int after = groups(text.substring(elided + 2));
    return before >= 0 && after >= 0 && before + after < 8;
  }

  /** How many 16 bit groups the text has; less than zero if it isn't made of groups. */
  private static int groups(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && isFour(parts[i])) {
        count += 2;
      } else if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
        count++;
      } else {
        return -100;
      }
    }
    return count;
  }
}
