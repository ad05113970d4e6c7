package io.grampus.e2e;

import io.grampus.cluster.TestImage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Tab key in real shells. */
abstract class CompletionSteps extends Steps {
  @BeforeAll
  static void start() {
    docker("run", "-dit", "--name", "orchid", TestImage.BASE.reference(), "sh");
    docker("volume", "create", "orangery");
    await(() -> shell().ok("volume", "ls", "-q").contains("orangery"));
  }

  @AfterAll
  static void stop() {
    docker("rm", "-f", "orchid");
    docker("volume", "rm", "orangery");
  }

  private static void completes(Terminal terminal) {
    terminal.type("grampus contai").press("Tab").awaits("grampus container");
    terminal.type("sto").press("Tab").awaits("grampus container stop");
    terminal.type("orch").press("Tab").awaits("grampus container stop orchid");
    terminal
        .press("C-u")
        .type("grampus volume inspect ora")
        .press("Tab")
        .awaits("inspect orangery");
    terminal.press("C-u").type("grampus ps --form").press("Tab").awaits("grampus ps --format");
    terminal.press("C-u").type("grampus cp orch").press("Tab").awaits("grampus cp orchid:");
    terminal.press("C-u").type("grampus --context lo").press("Tab").awaits("--context local");
  }

  @Test
  void bash() {
    try (var terminal =
        new Terminal(shell(), product(), 100, 30, "bash", "--norc", "--noprofile")) {
      terminal
          .awaits("$")
          .enter("source <(grampus completion bash); echo ready-$?")
          .awaits("ready-0");
      completes(terminal.clear());
      terminal.press("C-u").type("grampus ps --format=ra").press("Tab").awaits("ps --format=raw");
    }
  }

  @Test
  void zsh() {
    try (var terminal = new Terminal(shell(), product(), 100, 30, "zsh", "-f")) {
      terminal
          .enter("PS1='$ '; autoload -Uz compinit && compinit -D -u; echo zsh-$((40+2))")
          .awaits("zsh-42");
      terminal.enter("source <(grampus completion zsh); echo ready-$?").awaits("ready-0");
      completes(terminal.clear());
    }
  }

  @Test
  void fish() {
    try (var terminal = new Terminal(shell(), product(), 100, 30, "fish", "--no-config")) {
      terminal
          .enter("function fish_prompt; echo '$ '; end; echo fish-(math 40+2)")
          .awaits("fish-42");
      terminal.enter("grampus completion fish | source; echo ready-$status").awaits("ready-0");
      completes(terminal.clear());
    }
  }
}
