package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestImage;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Conversations, the live view and questions, at a real terminal. */
abstract class TerminalSteps extends Steps {
  private static final String SETTINGS = "stty -a | cksum";

  @BeforeAll
  static void start() {
    docker("run", "-dit", "--name", "term", TestImage.BASE.reference(), "sh");
    docker(
        "run",
        "-d",
        "--name",
        "tick",
        TestImage.BASE.reference(),
        "sh",
        "-c",
        "while :; do echo tick; sleep 1; done");
  }

  @AfterAll
  static void stop() {
    docker("rm", "-f", "term", "tick");
  }

  private static Terminal bash(int columns, int rows) {
    var terminal = new Terminal(shell(), product(), columns, rows, "bash", "--norc", "--noprofile");
    return terminal.awaits("$");
  }

  /** What the shell's terminal is set to, by its sum. */
  private static void keepSettings(Terminal terminal) {
    terminal.clear().enter("before=$(" + SETTINGS + ")").clear();
  }

  private static void sameSettings(Terminal terminal) {
    terminal
        .enter("[ \"$before\" = \"$(" + SETTINGS + ")\" ] && echo same-$((40+2))")
        .awaits("same-42");
  }

  private static void openShell(Terminal terminal, String command) {
    terminal.enter(command).awaits("/ # ");
  }

  private static long pidOf(String words) {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().orElse("").contains("io.grampus.cli.Main " + words))
        .mapToLong(ProcessHandle::pid)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aShellHasTheWindowsSizeAndHearsOfNewOnes() {
    try (Terminal terminal = bash(90, 20)) {
      openShell(terminal, "grampus exec -it term sh");
      terminal.enter("stty size").awaits("20 90").resize(100, 30);
      await(() -> {
        terminal.enter("clear; stty size");
        return terminal.screen().contains("30 100");
      });
    }
  }

  @Test
  void wideCharactersAndControlKeysGoBothWays() {
    try (Terminal terminal = bash(80, 24)) {
      keepSettings(terminal);
      openShell(terminal, "grampus exec -it term sh");
      terminal.enter("echo \"<你好，世界 é $((40+2))>\"").awaits("<你好，世界 é 42>");
      terminal.enter("sleep 1000; echo code-$?").press("C-c").awaits("code-130");
      terminal.enter("exit 7").awaits("$ ").enter("echo exit-$?").awaits("exit-7");
      sameSettings(terminal);
    }
  }

  @Test
  void fullScreenProgramsDrawAndLeave() {
    try (Terminal terminal = bash(80, 24)) {
      openShell(terminal, "grampus exec -it term sh");
      terminal.enter("vi /tmp/text").awaits("/tmp/text").type("i").type("宽字符 wide").press("Escape");
      terminal.enter(":wq").awaits("/ # ").enter("clear; cat /tmp/text").awaits("宽字符 wide");
      terminal
          .enter("seq 500 | less")
          .awaits("23")
          .press("G")
          .awaits("500")
          .type("q")
          .awaits("/ # ");
    }
  }

  @Test
  void detachKeysLeaveTheProcessRunning() {
    try (Terminal terminal = bash(80, 24)) {
      keepSettings(terminal);
      terminal.enter("grampus attach term").press("Enter").awaits("/ # ");
      terminal.enter("echo here-$((40+2))").awaits("here-42").press("C-p", "C-q");
      terminal.awaits("$ ").enter("echo exit-$?").awaits("exit-0");
      sameSettings(terminal);
      assertThat(docker("inspect", "-f", "{{.State.Running}}", "term")).isEqualTo("true");
      openShell(terminal.clear(), "grampus exec -it --detach-keys ctrl-a,d term sh");
      terminal.press("C-a").type("d").enter("echo exit-$?").awaits("exit-0");
    }
  }

  @Test
  void theTerminalIsRestoredWhateverEndsTheConversation() {
    docker("run", "-dit", "--name", "gone", TestImage.BASE.reference(), "sh");
    try (Terminal terminal = bash(80, 24)) {
      keepSettings(terminal);
      openShell(terminal, "grampus exec -it gone sh");
      docker("rm", "-f", "gone");
      terminal.awaits("$ ");
      sameSettings(terminal);
      openShell(terminal.clear(), "grampus exec -it term sh");
      Shell.run(List.of("kill", "-TERM", Long.toString(pidOf("exec -it term"))));
      terminal.enter("echo exit-$?").awaits("exit-143");
      sameSettings(terminal);
    }
  }

  @Test
  void followedLogsEndWithControlC() {
    try (Terminal terminal = bash(80, 24)) {
      terminal.enter("grampus logs -f --tail 3 tick").awaits("tick\ntick").press("C-c");
      terminal.enter("echo exit-$?").awaits("exit-130");
    }
  }

  @Test
  void theLiveViewDrawsItselfToTheWindow() {
    try (Terminal terminal = bash(80, 24)) {
      keepSettings(terminal);
      terminal.enter("echo kept; grampus top").awaits("2 running of 2").awaits("tick");
      assertThat(terminal.screen().lines()).allMatch(line -> line.length() <= 80);
      assertThat(terminal.screen()).doesNotContain("IMAGE");
      terminal.resize(200, 50).awaits("IMAGE").awaits(TestImage.BASE.reference());
      terminal.type("l").awaits("tick").press("Escape").awaits("CPU");
      terminal.type("/").type("ter").press("Enter").awaitsNo("● tick");
      terminal.press("C-c").awaits("kept");
      sameSettings(terminal);
      terminal.clear().enter("grampus top").awaits("2 running of 2");
      Shell.run(List.of("kill", "-TERM", Long.toString(pidOf("top"))));
      terminal.awaitsNo("2 running of 2").enter("echo exit-$?").awaits("exit-143");
      sameSettings(terminal);
    }
  }

  @Test
  void questionsAreAskedAndPasswordsAreNotShown() {
    try (Terminal terminal = bash(80, 24)) {
      keepSettings(terminal);
      docker("run", "--name", "done", TestImage.BASE.reference(), "true");
      await(() -> shell().ok("ps", "-aq", "--filter", "name=done").lines().count() == 1);
      terminal.enter("grampus container prune").awaits("Remove 1 container? [y/N]").enter("n");
      terminal.awaits("you did not confirm it").enter("grampus container prune");
      terminal.awaits("\nRemove 1 container? [y/N]").clear();
      terminal
          .enter("grampus container prune")
          .awaits("[y/N]")
          .enter("y")
          .awaits("Removed 1 container.");
      terminal.clear().enter("grampus user create --role viewer hal").awaits("assword");
      terminal.enter("a long and secret one");
      terminal.awaits("$ ");
      assertThat(terminal.screen()).doesNotContain("secret one");
      sameSettings(terminal);
    }
  }
}
