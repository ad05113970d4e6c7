package io.grampus.inventory;

import io.grampus.inventory.Query.Match;
import io.grampus.inventory.Query.Operator;
import io.grampus.inventory.Query.Term;
import io.grampus.inventory.Query.Value;
import io.grampus.inventory.Query.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the query language.
 *
 * <pre>
 * query    = [ term { blank term } ]
 * term     = [ "-" ] ( words | field operator value { "," value } )
 * operator = ":" | "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;="
 * words, value = characters without blanks, or any in double quotes with \" and \\
 * field    = letter { letter | digit | "." }
 * </pre>
 */
final class QueryParser {
  private static final String QUOTING =
      "Put text with blanks, colons or other signs in double quotes.";
  private final String text;
  private int at;

  private QueryParser(String text) {
    this.text = text;
  }

  static Query parse(String text) {
    return new QueryParser(text).query();
  }

  private Query query() {
    List<Term> terms = new ArrayList<>();
    for (skipBlanks(); at < text.length(); skipBlanks()) {
      terms.add(term());
    }
    return terms.isEmpty() ? Query.ALL : new Query(text, List.copyOf(terms));
  }

  private Term term() {
    int position = at + 1;
    boolean negated = peek() == '-';
    if (negated) {
      at++;
    }
    if (end()) {
      throw new QueryException(
          position, "a \"-\" stands alone", "Write what is not wanted after it.");
    }
    int begin = at;
    String field = name();
    if (!field.isEmpty() && isOperator(peek())) {
      boolean not = peek() == '!';
      return new Match(position, negated ^ not, field, operator(), values(field));
    }
    at = begin;
    return new Words(position, negated, value(true).text());
  }

  private String name() {
    int begin = at;
    while (at < text.length() && isNamePart(text.charAt(at), at == begin)) {
      at++;
    }
    return text.substring(begin, at);
  }

  private static boolean isNamePart(char c, boolean first) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (!first && ((c >= '0' && c <= '9') || c == '.'));
  }

  private boolean isOperator(char c) {
    return c == ':' || c == '=' || c == '<' || c == '>' || (c == '!' && next() == '=');
  }

  private Operator operator() {
    char c = text.charAt(at++);
    boolean orEqual = peek() == '=' && c != ':' && c != '='; // of "!=" as well
    if (orEqual) {
      at++;
    }
    return switch (c) {
      case '<' -> orEqual ? Operator.AT_MOST : Operator.LESS;
      case '>' -> orEqual ? Operator.AT_LEAST : Operator.MORE;
      default -> Operator.IS;
    };
  }

  private List<Value> values(String field) {
    List<Value> values = new ArrayList<>();
    do {
      if (end()) {
        throw new QueryException(
            at + 1,
            "a value for \"" + field + "\" is missing",
            "Write it right after the sign, without a blank.");
      }
      values.add(value(false));
    } while (accept(','));
    return List.copyOf(values);
  }

  /** Quotes may begin within: {@code label:team="pay roll"}. */
  private Value value(boolean withCommas) {
    var plain = new StringBuilder();
    boolean quoted = false;
    while (!end() && (withCommas || peek() != ',')) {
      if (peek() == '"') {
        quoted = true;
        plain.append(quoted());
      } else {
        plain.append(text.charAt(at++));
      }
    }
    return new Value(plain.toString(), quoted);
  }

  private String quoted() {
    int opening = at++;
    var inside = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return inside.toString();
      }
      if (c == '\\' && (peek() == '"' || peek() == '\\')) {
        c = text.charAt(at++);
      }
      inside.append(c);
    }
    throw new QueryException(opening + 1, "a quotation is not closed", QUOTING);
  }

  private boolean accept(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  private boolean end() {
    return at >= text.length() || Character.isWhitespace(text.charAt(at));
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private char next() {
    return at + 1 < text.length() ? text.charAt(at + 1) : '\0';
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
