package io.grampus.cli.template;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The tree that a template becomes. */
sealed interface Part {

  /** Text that stands for itself. */
  record Text(String text) implements Part {}

  /** A pipeline whose value is printed, unless it only sets variables. */
  record Output(Pipeline pipeline) implements Part {}

  /** {@code if}: the body runs when the value is not empty. */
  record If(Pipeline test, List<Part> then, List<Part> otherwise) implements Part {}

  /** {@code with}: as if, and the dot becomes the value. */
  record With(Pipeline value, List<Part> then, List<Part> otherwise) implements Part {}

  /** {@code range}: the body runs once for each member. */
  record Range(Pipeline over, List<Part> body, List<Part> otherwise) implements Part {}

  /** {@code break} out of a range. */
  record Break() implements Part {}

  /** {@code continue} with the next member of a range. */
  record Continue() implements Part {}

  /**
   * Commands, each of which gets the value of the one before as its last argument.
   *
   * @param variables those that are set
   * @param declares whether they are new: {@code :=} and not {@code =}
   */
  record Pipeline(List<String> variables, boolean declares, List<Command> commands) {}

  /** An operand, and its arguments when it is a function. */
  record Command(List<Operand> operands) {}

  /** What a command is made of. */
  sealed interface Operand {
    /** {@code .} */
    record Dot() implements Operand {}

    /** {@code $name}; {@code $} is what the template is applied to. */
    record Variable(String name) implements Operand {}

    /** A string, number, {@code true}, {@code false} or {@code nil}. */
    record Literal(JsonNode value) implements Operand {}

    /** A function's name. */
    record Function(String name) implements Operand {}

    /** A pipeline in parentheses. */
    record Nested(Pipeline pipeline) implements Operand {}

    /** Members of an operand: {@code .Name.First}. */
    record Fields(Operand of, List<String> names) implements Operand {}
  }
}
