package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what belongs to a stack, a service or a node. */
@Command
class PartListCommand extends ListCommand {
  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Whose.")
  List<String> names = new ArrayList<>();

  private final String of;

  PartListCommand(Cli cli, View view, String of) {
    super(cli, view);
    this.of = of;
  }

  @Override
  List<String> conditions() {
    return List.of(of + ":" + String.join(",", names));
  }

  @Override
  String object() {
    return of;
  }

  @Override
  int run() throws InterruptedException {
    // an empty list must not hide a misspelt name
    names.forEach(name -> api().get(tried(), Route.of(of + "s", name)));
    return super.run();
  }

  @Override
  String tried() {
    return "list " + view.plural() + " of " + of + " \"" + String.join("\", \"", names) + "\"";
  }

  /** Tasks; those that should run unless all are asked for. */
  @Command
  static final class Tasks extends PartListCommand {
    @Option(
        names = {"-a", "--all"},
        description = "As with Docker; earlier tasks are always shown.")
    boolean all;

    @Option(names = "--no-resolve", description = "As with Docker; names are always shown.")
    boolean noResolve;

    Tasks(Cli cli, String of) {
      super(cli, Views.TASKS, of);
    }
  }
}
