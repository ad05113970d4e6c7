package io.grampus.cli.template;

import io.grampus.cli.template.Lexer.Sort;
import io.grampus.cli.template.Lexer.Token;
import io.grampus.cli.template.Part.Command;
import io.grampus.cli.template.Part.Operand;
import io.grampus.cli.template.Part.Pipeline;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Builds the tree of a template; its grammar is that of Go's text/template. */
final class Parser {
  private static final Token END = new Token(Sort.CLOSE, "", false);

  private final List<Token> tokens;
  private int at;
  private String stopped = "";

  private Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  static List<Part> parse(String source) {
    var parser = new Parser(Lexer.read(source));
    List<Part> parts = parser.parts(false);
    if (!parser.stopped.isEmpty()) {
      throw new TemplateException("{{" + parser.stopped + "}} stands alone");
    }
    return parts;
  }

  /** Reads up to the end of the template, or up to {@code end} or {@code else}. */
  private List<Part> parts(boolean nested) {
    List<Part> parts = new ArrayList<>();
    stopped = "";
    while (at < tokens.size()) {
      Token token = tokens.get(at++);
      if (token.sort() == Sort.TEXT) {
        parts.add(new Part.Text(token.text()));
        continue;
      }
      String word = peek().sort() == Sort.WORD ? peek().text() : "";
      if (word.equals("end") || word.equals("else")) {
        at++;
        stopped = word;
        return parts;
      }
      parts.add(action(word));
    }
    if (nested) {
      throw new TemplateException("an {{end}} is missing");
    }
    return parts;
  }

  private Part action(String word) {
    return switch (word) {
      case "if", "with", "range" -> {
        at++;
        yield control(word);
      }
      case "break" -> bare(new Part.Break());
      case "continue" -> bare(new Part.Continue());
      case "define", "template", "block" ->
          throw new TemplateException("{{" + word + "}} is not supported here");
      default -> {
        Pipeline pipeline = pipeline();
        close();
        yield new Part.Output(pipeline);
      }
    };
  }

  private Part bare(Part part) {
    at++;
    close();
    return part;
  }

  private Part control(String word) {
    Pipeline head = pipeline();
    close();
    List<Part> body = parts(true);
    List<Part> otherwise = List.of();
    if (stopped.equals("else")) {
      if (peek().sort() == Sort.WORD) {
        String chained = next().text();
        otherwise = List.of(control(chained));
        return control(word, head, body, otherwise);
      }
      close();
      otherwise = parts(true);
    }
    if (!stopped.equals("end")) {
      throw new TemplateException("an {{end}} is missing");
    }
    close();
    stopped = "";
    return control(word, head, body, otherwise);
  }

  private static Part control(String word, Pipeline head, List<Part> body, List<Part> otherwise) {
    return switch (word) {
      case "if" -> new Part.If(head, body, otherwise);
      case "with" -> new Part.With(head, body, otherwise);
      case "range" -> new Part.Range(head, body, otherwise);
      default -> throw new TemplateException("unexpected {{else " + word + "}}");
    };
  }

  private Pipeline pipeline() {
    List<String> variables = new ArrayList<>();
    boolean declares = false;
    int begin = at;
    while (peek().sort() == Sort.VARIABLE) {
      variables.add(next().text());
      if (!accept(",")) {
        break;
      }
    }
    if (!variables.isEmpty() && accept(":=")) {
      declares = true;
    } else if (variables.isEmpty() || !accept("=")) {
      variables.clear();
      at = begin;
    }
    List<Command> commands = new ArrayList<>();
    do {
      commands.add(command());
    } while (accept("|"));
    return new Pipeline(List.copyOf(variables), declares, List.copyOf(commands));
  }

  private Command command() {
    List<Operand> operands = new ArrayList<>();
    while (!ends(peek())) {
      operands.add(operand());
    }
    if (operands.isEmpty()) {
      throw new TemplateException("an action is empty");
    }
    return new Command(List.copyOf(operands));
  }

  private static boolean ends(Token token) {
    return token.sort() == Sort.CLOSE
        || (token.sort() == Sort.SIGN && (token.text().equals("|") || token.text().equals(")")));
  }

  private Operand operand() {
    Token token = next();
    Operand first =
        switch (token.sort()) {
          case STRING -> new Operand.Literal(StringNode.valueOf(token.text()));
          case NUMBER -> number(token.text());
          case VARIABLE -> new Operand.Variable(token.text());
          case FIELD -> new Operand.Fields(new Operand.Dot(), List.of(token.text()));
          case WORD -> word(token.text());
          case SIGN -> sign(token.text());
          case TEXT, OPEN, CLOSE -> throw unexpected(token);
        };
    List<String> names = new ArrayList<>();
    while (peek().sort() == Sort.FIELD && !peek().afterBlank()) {
      names.add(next().text());
    }
    return names.isEmpty() ? first : new Operand.Fields(first, List.copyOf(names));
  }

  private Operand sign(String text) {
    if (text.equals(".")) {
      return new Operand.Dot();
    }
    if (!text.equals("(")) {
      throw new TemplateException("unexpected \"" + text + "\" in an action");
    }
    Pipeline inner = pipeline();
    if (!accept(")")) {
      throw new TemplateException("a parenthesis is not closed");
    }
    return new Operand.Nested(inner);
  }

  private static Operand word(String text) {
    return switch (text) {
      case "true", "false" -> new Operand.Literal(BooleanNode.valueOf(text.equals("true")));
      case "nil" -> new Operand.Literal(NullNode.getInstance());
      default -> new Operand.Function(text);
    };
  }

  private static Operand number(String text) {
    try {
      return text.contains(".")
          ? new Operand.Literal(DoubleNode.valueOf(Double.parseDouble(text)))
          : new Operand.Literal(LongNode.valueOf(Long.decode(text)));
    } catch (NumberFormatException e) {
      throw new TemplateException("\"" + text + "\" is no number");
    }
  }

  private void close() {
    Token token = next();
    if (token.sort() != Sort.CLOSE) {
      throw unexpected(token);
    }
  }

  private static TemplateException unexpected(Token token) {
    return new TemplateException("unexpected \"" + token.text() + "\" in an action");
  }

  private boolean accept(String sign) {
    if (peek().sort() != Sort.SIGN || !peek().text().equals(sign)) {
      return false;
    }
    at++;
    return true;
  }

  private Token peek() {
    return at < tokens.size() ? tokens.get(at) : END;
  }

  private Token next() {
    Token token = peek();
    at++;
    return token;
  }
}
