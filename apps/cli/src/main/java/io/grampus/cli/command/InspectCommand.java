package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.Route;
import io.grampus.cli.template.Template;
import io.grampus.cli.template.TemplateException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Shows all that the engine says of some objects, in the engine's own form. */
@Command
class InspectCommand extends Subcommand {
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names or identifiers.")
  List<String> names = new ArrayList<>();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "json, row (as Grampus' list has it), or a Go template.",
      defaultValue = "")
  String format = "";

  private final View view;

  InspectCommand(Cli cli, View view) {
    super(cli);
    this.view = view;
  }

  @Override
  String object() {
    return view.word();
  }

  @Override
  int run() {
    ArrayNode all = PRETTY.createArrayNode();
    var troubles = new Troubles(cli);
    for (String name : names) {
      troubles.attempt(() -> all.add(found(name)));
    }
    if (format.isEmpty() || format.equals("row")) {
      cli.foreignLine(PRETTY.writeValueAsString(all).replace("[ ]", "[]").replace("{ }", "{}"));
    } else if (format.equals("json")) {
      cli.foreignLine(JsonMapper.shared().writeValueAsString(all));
    } else {
      all.forEach(o -> cli.foreignLine(applied(o)));
    }
    return troubles.exit();
  }

  Route route(String name) {
    return Route.of(view.plural(), name);
  }

  private JsonNode found(String name) {
    JsonNode found = api().get("inspect " + view.word() + " \"" + name + "\"", route(name));
    JsonNode inspect = found.path("inspect");
    return format.equals("row") || !inspect.isObject() ? found.path("row") : inspect;
  }

  private String applied(JsonNode object) {
    try {
      return Template.parse(format).apply(object);
    } catch (TemplateException e) {
      throw CliException.usage(
          "apply the template " + format,
          String.valueOf(e.getMessage()),
          "Look at the members without --format.");
    }
  }

  /** Of what several nodes may have. */
  @Command
  static final class OnNode extends InspectCommand {
    @Mixin NodeOption at = new NodeOption();

    OnNode(Cli cli, View view) {
      super(cli, view);
    }

    @Override
    Route route(String name) {
      return at.on(super.route(name));
    }
  }
}
