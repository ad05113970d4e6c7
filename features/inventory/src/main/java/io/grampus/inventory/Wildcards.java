package io.grampus.inventory;

import io.grampus.inventory.Query.Value;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Compares text with a value in which {@code *} and {@code ?} stand for any text and character. */
final class Wildcards {
  private Wildcards() {}

  /** Whether the whole text is the value; letters of either case are the same. */
  static Predicate<String> of(Value value) {
    String text = value.text();
    if (value.quoted() || (text.indexOf('*') < 0 && text.indexOf('?') < 0)) {
      return text::equalsIgnoreCase;
    }
    return Pattern.compile(regex(text), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .asMatchPredicate();
  }

  /** Whether the text contains the words, whatever the case of the letters. */
  static boolean contains(String text, String words) {
    int last = text.length() - words.length();
    for (int at = 0; at <= last; at++) {
      if (text.regionMatches(true, at, words, 0, words.length())) {
        return true;
      }
    }
    return false;
  }

  private static String regex(String text) {
    var regex = new StringBuilder("(?s)");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // possessive or repeated stars would make matching slow: a**b is a*b
      if (c == '*' && i > 0 && text.charAt(i - 1) == '*') {
        continue;
      }
      regex.append(
          switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return regex.toString();
  }
}
