package io.grampus.oci;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a registry wants its clients to sign in (RFC 9110 section 11.6.1).
 *
 * @param scheme in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
  private static final Pattern PARAMETER =
      Pattern.compile("([A-Za-z_]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

  static Challenge parse(String header) {
    String text = header.strip();
    int space = text.indexOf(' ');
    String scheme = space < 0 ? text : text.substring(0, space);
    Map<String, String> parameters = new HashMap<>();
    Matcher each = PARAMETER.matcher(space < 0 ? "" : text.substring(space));
    while (each.find()) {
      String quoted = each.group(2);
      String value = quoted == null ? each.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      parameters.put(each.group(1).toLowerCase(Locale.ROOT), value);
    }
    return new Challenge(scheme.toLowerCase(Locale.ROOT), Map.copyOf(parameters));
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }
}
