package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Searches the audit log. */
@Command
final class AuditListCommand extends ListCommand {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Not before then: 2h, 2026-11-24.",
      defaultValue = "")
  String since = "";

  @Option(names = "--until", paramLabel = "TIME", description = "Before then.", defaultValue = "")
  String until = "";

  AuditListCommand(Cli cli) {
    super(cli, AdminViews.AUDIT);
  }

  @Override
  String tried() {
    return "search the audit log";
  }

  /** The log has parameters of its own: who, action, object, result; else words. */
  @Override
  Route chosen(Route route) {
    Route asked =
        route
            .withIf("from", Options.time("--since", since, cli.now()))
            .withIf("to", Options.time("--until", until, cli.now()));
    var words = new StringBuilder();
    for (String filter : filters) {
      int equals = filter.indexOf('=');
      if (equals > 0) {
        asked = asked.with(filter.substring(0, equals), filter.substring(equals + 1));
      } else {
        words.append(words.isEmpty() ? "" : " ").append(filter);
      }
    }
    return asked.withIf("q", words.toString());
  }

  /** Its server sends the latest hundred when nothing is asked for. */
  @Override
  Route listing(Route route) {
    Route asked = chosen(route);
    return limit > 0 ? asked.with("limit", limit) : asked;
  }
}
