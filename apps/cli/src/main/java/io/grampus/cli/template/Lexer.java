package io.grampus.cli.template;

import java.util.ArrayList;
import java.util.List;

/** Cuts a template into text and actions, and actions into tokens. */
final class Lexer {
  /** What a token is. */
  enum Sort {
    TEXT,
    OPEN,
    CLOSE,
    WORD,
    FIELD,
    VARIABLE,
    STRING,
    NUMBER,
    SIGN
  }

  /** A token; fields and variables come without their first character. */
  record Token(Sort sort, String text, boolean afterBlank) {}

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean trimNext;

  private Lexer(String source) {
    this.source = source;
  }

  static List<Token> read(String source) {
    var lexer = new Lexer(source);
    lexer.readAll();
    return List.copyOf(lexer.tokens);
  }

  private void readAll() {
    while (at < source.length()) {
      int open = source.indexOf("{{", at);
      String text = open < 0 ? source.substring(at) : source.substring(at, open);
      boolean trim = open >= 0 && isTrim(open + 2);
      addText(trim ? text.stripTrailing() : text);
      if (open < 0) {
        return;
      }
      at = open + 2 + (trim ? 1 : 0);
      readAction();
    }
  }

  private boolean isTrim(int minus) {
    return source.startsWith("-", minus)
        && minus + 1 < source.length()
        && Character.isWhitespace(source.charAt(minus + 1));
  }

  private void addText(String text) {
    String shown = trimNext ? text.stripLeading() : text;
    trimNext = false;
    if (!shown.isEmpty()) {
      tokens.add(new Token(Sort.TEXT, shown, false));
    }
  }

  private void readAction() {
    int first = at;
    while (first < source.length() && Character.isWhitespace(source.charAt(first))) {
      first++;
    }
    if (source.startsWith("/*", first)) {
      int end = source.indexOf("*/", first);
      at = end < 0 ? source.length() : end + 2;
      if (!closes(skipBlanks())) {
        throw new TemplateException("a comment is not closed with */}}");
      }
      return;
    }
    tokens.add(new Token(Sort.OPEN, "{{", false));
    while (true) {
      boolean blank = skipBlanks();
      if (at >= source.length()) {
        throw new TemplateException("an action is not closed with }}");
      }
      if (closes(blank)) {
        tokens.add(new Token(Sort.CLOSE, "}}", false));
        return;
      }
      tokens.add(token(blank));
    }
  }

  private boolean closes(boolean afterBlank) {
    if (afterBlank && source.startsWith("-}}", at)) {
      at += 3;
      trimNext = true;
      return true;
    }
    if (source.startsWith("}}", at)) {
      at += 2;
      return true;
    }
    return false;
  }

  private boolean skipBlanks() {
    int begin = at;
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    return at > begin;
  }

  private Token token(boolean blank) {
    char c = source.charAt(at);
    char next = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
    if (c == '"' || c == '`' || c == '\'') {
      return new Token(Sort.STRING, quoted(c), blank);
    }
    if (Character.isDigit(c) || ((c == '-' || c == '+') && Character.isDigit(next))) {
      return new Token(Sort.NUMBER, run(at + 1, true), blank);
    }
    if (c == '.' && isNameBegin(next)) {
      return new Token(Sort.FIELD, run(at + 1, false).substring(1), blank);
    }
    if (c == '$') {
      return new Token(Sort.VARIABLE, run(at + 1, false).substring(1), blank);
    }
    if (isNameBegin(c)) {
      return new Token(Sort.WORD, run(at, false), blank);
    }
    if (c == ':' && next == '=') {
      at += 2;
      return new Token(Sort.SIGN, ":=", blank);
    }
    if ("().|,=".indexOf(c) >= 0) {
      at++;
      return new Token(Sort.SIGN, String.valueOf(c), blank);
    }
    throw new TemplateException("unexpected \"" + c + "\" in an action");
  }

  private String run(int from, boolean number) {
    int begin = at;
    at = from;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (!Character.isLetterOrDigit(c) && c != '_' && !(number && c == '.')) {
        break;
      }
      at++;
    }
    return source.substring(begin, at);
  }

  private static boolean isNameBegin(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private String quoted(char quote) {
    var inside = new StringBuilder();
    for (at++; at < source.length(); at++) {
      char c = source.charAt(at);
      if (c == quote) {
        at++;
        return inside.toString();
      }
      if (c == '\\' && quote != '`' && at + 1 < source.length()) {
        at++;
        inside.append(escaped(source.charAt(at)));
      } else {
        inside.append(c);
      }
    }
    throw new TemplateException("a quotation is not closed");
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> c;
    };
  }
}
