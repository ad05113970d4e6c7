package io.grampus.cli.template;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A template in the language of Go's text/template, with Docker's functions. */
public final class Template {
  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Reads a template; as with Docker, {@code \t} and {@code \n} may be written out.
   *
   * @throws TemplateException when it is not well formed
   */
  public static Template parse(String source) {
    return new Template(Parser.parse(source.replace("\\t", "\t").replace("\\n", "\n")));
  }

  /** Applies it to a value. */
  public String apply(JsonNode value) {
    return apply(value, MissingNode.getInstance());
  }

  /** Applies it to a value; fields that it does not have are looked for in {@code more}. */
  public String apply(JsonNode value, JsonNode more) {
    return new Evaluator(value, more).run(parts);
  }
}
