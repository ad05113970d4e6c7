package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import java.io.ByteArrayOutputStream;

/** The keys that leave a conversation and let the process go on, found in what is typed. */
final class DetachKeys {
  static final String USUAL = "ctrl-p,ctrl-q";

  private final byte[] keys;
  private int matched;

  private DetachKeys(byte[] keys) {
    this.keys = keys;
  }

  /** As Docker writes them: letters, or ctrl- and one of a-z @ [ \ ] ^ _, with commas between. */
  static DetachKeys of(String text) {
    var keys = new ByteArrayOutputStream();
    for (String key : text.split(",", -1)) {
      if (key.length() == 1 && key.charAt(0) < 0x80) {
        keys.write(key.charAt(0));
      } else if (key.matches("(?i)ctrl-[a-z@\\[\\\\\\]^_]")) {
        keys.write(Character.toUpperCase(key.charAt(5)) - '@');
      } else {
        throw CliException.usage(
            "read the option --detach-keys",
            "\"" + key + "\" is no key",
            "Write them as " + USUAL + ", or letters with commas between.");
      }
    }
    return new DetachKeys(keys.toByteArray());
  }

  /** What of the typed bytes goes over to the process. */
  byte[] pass(byte[] typed, int count) {
    var over = new ByteArrayOutputStream(count);
    for (int i = 0; i < count && !pressed(); i++) {
      if (typed[i] == keys[matched]) {
        matched++;
        continue;
      }
      over.write(keys, 0, matched);
      matched = typed[i] == keys[0] ? 1 : 0;
      if (matched == 0) {
        over.write(typed[i]);
      }
    }
    return over.toByteArray();
  }

  boolean pressed() {
    return matched == keys.length;
  }
}
