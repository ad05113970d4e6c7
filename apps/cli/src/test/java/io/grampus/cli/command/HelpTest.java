package io.grampus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The help of every command, as it is kept in src/test/resources. */
class HelpTest {
  private static final Path KEPT = Path.of("src/test/resources/io/grampus/cli/help.txt");

  @Test
  void helpIsAsItIsKept() throws IOException {
    var text = new StringWriter();
    write(Tree.whole(new CliRun(Path.of("."), "").cli()), new PrintWriter(text), new HashSet<>());
    String help = text.toString();
    if (Boolean.getBoolean("grampus.keep") || !Files.exists(KEPT)) {
      Files.createDirectories(KEPT.getParent());
      Files.writeString(KEPT, help);
    }
    assertThat(help)
        .as("run with -Dgrampus.keep=true to keep the new help, and read the difference")
        .isEqualTo(Files.readString(KEPT));
  }

  private static void write(CommandLine line, PrintWriter text, Set<CommandLine> seen) {
    if (!seen.add(line)) {
      return;
    }
    text.println("# " + line.getCommandSpec().qualifiedName(" "));
    line.usage(text, CommandLine.Help.Ansi.OFF);
    text.println();
    line.getSubcommands().values().stream()
        .filter(c -> !c.getCommandSpec().usageMessage().hidden())
        .forEach(c -> write(c, text, seen));
  }

  @Test
  void everyCommandSaysWhatItDoes() {
    Catalog.GROUPS.forEach(
        g -> assertThat(g.leaves()).allMatch(l -> l.says().endsWith(".") && l.says().length() > 8));
  }
}
