package io.grampus.cli.template;

import io.grampus.cli.template.Part.Command;
import io.grampus.cli.template.Part.Operand;
import io.grampus.cli.template.Part.Pipeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/** Runs a template on one value. */
final class Evaluator {
  /** How a run of parts ended. */
  private enum Flow {
    ON,
    BREAK,
    CONTINUE
  }

  private final JsonNode root;
  private final JsonNode more;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Map<String, JsonNode>> scopes = new ArrayDeque<>();

  /**
   * @param more where fields of the root are looked for that it does not have
   */
  Evaluator(JsonNode root, JsonNode more) {
    this.root = root;
    this.more = more;
    scopes.push(new HashMap<>(Map.of("", root)));
  }

  String run(List<Part> parts) {
    run(parts, root);
    return out.toString();
  }

  private Flow run(List<Part> parts, JsonNode dot) {
    for (Part part : parts) {
      Flow flow =
          switch (part) {
            case Part.Text text -> {
              out.append(text.text());
              yield Flow.ON;
            }
            case Part.Output output -> print(output.pipeline(), dot);
            case Part.If choice -> choose(choice, dot);
            case Part.With with -> with(with, dot);
            case Part.Range range -> range(range, dot);
            case Part.Break _ -> Flow.BREAK;
            case Part.Continue _ -> Flow.CONTINUE;
          };
      if (flow != Flow.ON) {
        return flow;
      }
    }
    return Flow.ON;
  }

  private Flow print(Pipeline pipeline, JsonNode dot) {
    JsonNode value = value(pipeline, dot);
    if (pipeline.variables().isEmpty()) {
      out.append(Values.print(value));
    }
    return Flow.ON;
  }

  private Flow choose(Part.If choice, JsonNode dot) {
    scopes.push(new HashMap<>());
    try {
      boolean then = Values.isTrue(value(choice.test(), dot));
      return run(then ? choice.then() : choice.otherwise(), dot);
    } finally {
      scopes.pop();
    }
  }

  private Flow with(Part.With with, JsonNode dot) {
    scopes.push(new HashMap<>());
    try {
      JsonNode value = value(with.value(), dot);
      return Values.isTrue(value) ? run(with.then(), value) : run(with.otherwise(), dot);
    } finally {
      scopes.pop();
    }
  }

  private Flow range(Part.Range range, JsonNode dot) {
    JsonNode over = value(new Pipeline(List.of(), false, range.over().commands()), dot);
    if (over.isEmpty()) {
      return run(range.otherwise(), dot);
    }
    List<String> variables = range.over().variables();
    for (Map.Entry<JsonNode, JsonNode> member : members(over)) {
      scopes.push(new HashMap<>());
      if (!variables.isEmpty()) {
        set(variables.getLast(), member.getValue(), true);
      }
      if (variables.size() > 1) {
        set(variables.getFirst(), member.getKey(), true);
      }
      Flow flow = run(range.body(), member.getValue());
      scopes.pop();
      if (flow == Flow.BREAK) {
        break;
      }
    }
    return Flow.ON;
  }

  private static List<Map.Entry<JsonNode, JsonNode>> members(JsonNode over) {
    List<Map.Entry<JsonNode, JsonNode>> members = new ArrayList<>();
    if (over.isObject()) {
      Values.sorted(over)
          .forEach(m -> members.add(Map.entry(StringNode.valueOf(m.getKey()), m.getValue())));
    } else {
      over.forEach(m -> members.add(Map.entry(LongNode.valueOf(members.size()), m)));
    }
    return members;
  }

  private JsonNode value(Pipeline pipeline, JsonNode dot) {
    Optional<JsonNode> piped = Optional.empty();
    for (Command command : pipeline.commands()) {
      piped = Optional.of(value(command, dot, piped));
    }
    JsonNode value = piped.orElse(MissingNode.getInstance());
    pipeline.variables().forEach(v -> set(v, value, pipeline.declares()));
    return value;
  }

  private JsonNode value(Command command, JsonNode dot, Optional<JsonNode> piped) {
    List<JsonNode> args = new ArrayList<>();
    command.operands().stream().skip(1).forEach(o -> args.add(value(o, dot)));
    piped.ifPresent(args::add);
    Operand first = command.operands().getFirst();
    if (first instanceof Operand.Function(String name)) {
      return Functions.call(name, args);
    }
    if (first instanceof Operand.Fields(Operand.Dot _, List<String> names)
        && names.equals(List.of("Label"))
        && args.size() == 1) {
      return label(Values.print(args.getFirst()));
    }
    if (!args.isEmpty()) {
      throw new TemplateException("only functions take arguments");
    }
    return value(first, dot);
  }

  /** Docker's method of rows: {@code {{.Label "name"}}}. */
  private JsonNode label(String name) {
    return StringNode.valueOf(more.path("labels").path(name).asString(""));
  }

  private JsonNode value(Operand operand, JsonNode dot) {
    return switch (operand) {
      case Operand.Dot _ -> dot;
      case Operand.Literal literal -> literal.value();
      case Operand.Variable variable -> variable(variable.name());
      case Operand.Function function -> Functions.call(function.name(), List.of());
      case Operand.Nested nested -> value(nested.pipeline(), dot);
      case Operand.Fields fields -> fields(value(fields.of(), dot), fields.names());
    };
  }

  @SuppressWarnings("ReferenceEquality") // the root itself, not something that looks like it
  private JsonNode fields(JsonNode of, List<String> names) {
    JsonNode value = of;
    for (String name : names) {
      value = value == root ? rootField(name) : value.path(name);
    }
    return value;
  }

  private JsonNode rootField(String name) {
    JsonNode value = root.has(name) ? root.path(name) : more.path(name);
    if (value.isMissingNode() && root.isObject()) {
      throw new TemplateException(
          "there is no field \""
              + name
              + "\"; there are "
              + String.join(", ", root.propertyNames()));
    }
    return value;
  }

  private JsonNode variable(String name) {
    for (Map<String, JsonNode> scope : scopes) {
      JsonNode value = scope.get(name);
      if (value != null) {
        return value;
      }
    }
    throw new TemplateException("there is no variable \"$" + name + "\"");
  }

  private void set(String name, JsonNode value, boolean declare) {
    for (Map<String, JsonNode> scope : scopes) {
      if (!declare && scope.containsKey(name)) {
        scope.put(name, value);
        return;
      }
    }
    scopes.element().put(name, value);
  }
}
