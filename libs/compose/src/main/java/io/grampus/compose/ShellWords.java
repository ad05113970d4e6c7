package io.grampus.compose;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words as Compose does: quotes and backslashes count, variables don't,
 * and what follows an unquoted {@code ; & | < >} is left out.
 */
final class ShellWords {
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean started;
  private boolean escaped;
  private boolean single;
  private boolean twofold;
  private boolean back;
  private boolean dollar;

  private ShellWords() {}

  static List<String> split(String line) {
    ShellWords words = new ShellWords();
    for (int i = 0; i < line.length(); i++) {
      if (words.ends(line.charAt(i))) {
        break;
      }
    }
    return words.finished();
  }

  private boolean quoted() {
    return single || twofold || back || dollar;
  }

  /** Takes one character; says whether the command ends before it. */
  private boolean ends(char c) {
    if (escaped) {
      escaped = false;
      add(c);
    } else if (c == '\\' && !single) {
      escaped = true;
    } else if (" \t\r\n".indexOf(c) >= 0) {
      space(c);
    } else if (";&|<>".indexOf(c) >= 0 && !quoted()) {
      if (c == '>' && !word.isEmpty() && Character.isDigit(word.charAt(0))) {
        started = false;
      }
      return true;
    } else {
      mark(c);
    }
    return false;
  }

  private void space(char c) {
    if (quoted()) {
      word.append(c);
    } else if (started) {
      next();
    }
  }

  private void mark(char c) {
    if (c == '"' && !single && !dollar) {
      started |= twofold;
      twofold = !twofold;
    } else if (c == '\'' && !twofold && !dollar) {
      started |= single;
      single = !single;
    } else if (c == '(' && !single && !twofold && !back) {
      if (dollar || word.isEmpty() || word.charAt(word.length() - 1) != '$') {
        throw new IllegalArgumentException("the command has a bare bracket");
      }
      dollar = true;
      word.append(c);
    } else {
      back ^= c == '`' && !single && !twofold && !dollar;
      dollar ^= c == ')' && !single && !twofold && !back;
      add(c);
    }
  }

  private void add(char c) {
    started = true;
    word.append(c);
  }

  private void next() {
    words.add(word.toString());
    word.setLength(0);
    started = false;
  }

  private List<String> finished() {
    if (started) {
      next();
    }
    if (escaped || quoted()) {
      throw new IllegalArgumentException("a quote in the command never ends");
    }
    return words;
  }
}
