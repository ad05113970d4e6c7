package io.grampus.compose;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a plain YAML scalar means: the YAML 1.2 core types as Compose's reader takes them. */
final class YamlScalars {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUES = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSES = Set.of("false", "False", "FALSE");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)");

  private YamlScalars() {}

  static @Nullable Object resolve(String text) {
    if (NULLS.contains(text)) {
      return null;
    }
    char first = text.charAt(0);
    if (TRUES.contains(text) || FALSES.contains(text)) {
      return TRUES.contains(text);
    }
    return Character.isDigit(first) || "+-.".indexOf(first) >= 0 ? number(text) : text;
  }

  private static Object number(String text) {
    String plain = text.replace("_", "");
    Object integer = integer(plain);
    if (integer != null) {
      return integer;
    }
    if (FLOAT.matcher(plain).matches()) {
      return Double.parseDouble(plain);
    }
    if (INFINITE.matcher(text).matches()) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return text.equalsIgnoreCase(".nan") ? Double.NaN : text;
  }

  private static @Nullable Object integer(String plain) {
    boolean negative = plain.startsWith("-");
    String digits = negative || plain.startsWith("+") ? plain.substring(1) : plain;
    String lower = digits.toLowerCase(Locale.ROOT);
    int radix = 10;
    if (lower.startsWith("0x")) {
      radix = 16;
    } else if (lower.startsWith("0o")) {
      radix = 8;
    } else if (lower.startsWith("0b")) {
      radix = 2;
    } else if (lower.startsWith("0") && lower.length() > 1) {
      radix = 8;
      lower = "0o" + lower.substring(1);
    }
    String bare = radix == 10 ? lower : lower.substring(2);
    if (bare.isEmpty() || bare.length() > 64 || !allDigits(bare, radix)) {
      return null;
    }
    BigInteger value = new BigInteger((negative ? "-" : "") + bare, radix);
    if (value.bitLength() <= 63) {
      return value.longValue();
    }
    return value.bitLength() <= 64 && value.signum() > 0 ? value : null;
  }

  private static boolean allDigits(String text, int radix) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), radix) < 0) {
        return false;
      }
    }
    return true;
  }
}
