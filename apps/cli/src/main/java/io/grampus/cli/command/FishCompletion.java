package io.grampus.cli.command;

import java.util.stream.Stream;

/** The completion script for fish: groups and commands. */
final class FishCompletion {
  private FishCompletion() {}

  static String script() {
    var script = new StringBuilder("complete -c grampus -f\n");
    Catalog.GROUPS.forEach(g -> {
      line(script, "__fish_use_subcommand", g.name(), g.says());
      g.leaves()
          .forEach(
              l -> line(script, "__fish_seen_subcommand_from " + g.name(), l.main(), l.says()));
    });
    Stream.of(Catalog.COMMON, Catalog.LAUNCHER, Catalog.SHORTCUTS)
        .flatMap(java.util.List::stream)
        .forEach(l -> line(script, "__fish_use_subcommand", l.main(), l.says()));
    return script.toString();
  }

  private static void line(StringBuilder script, String when, String name, String says) {
    script
        .append("complete -c grampus -n '")
        .append(when)
        .append("' -a ")
        .append(name)
        .append(" -d '")
        .append(says.replace("'", "\\'"))
        .append("'\n");
  }
}
