package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestImage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Conversations, the live view and questions, at a real terminal. */
abstract class TerminalSteps extends Steps {
  private static final String SETTINGS = "stty -a | tail -n +2 | cksum";

  @BeforeAll
  static void start() {
    String image = TestImage.BASE.reference();
    docker("run", "-dit", "--name", "term", image, "sh");
    // a shell's past questions to its terminal, such as where the cursor is, would be asked again
    docker("run", "-dit", "--name", "typed", image, "sh", "-c", "echo ready; exec cat");
    docker(
        "run", "-d", "--name", "tick", image, "sh", "-c", "while :; do echo tick; sleep 1; done");
  }

  @AfterAll
  static void stop() {
    docker("rm", "-f", "term", "tick", "typed");
  }

  private static Terminal bash(int columns, int rows) {
    var terminal = new Terminal(shell(), product(), columns, rows, "bash", "--norc", "--noprofile");
    return terminal.awaits("$");
  }

  /** Remembers what the shell's terminal is set to. */
  private static void keepSettings(Terminal terminal) {
    terminal.enter("before=$(" + SETTINGS + ")");
  }

  private static void sameSettings(Terminal terminal) {
    terminal
        .clear()
        .enter("[ \"$before\" = \"$(" + SETTINGS + ")\" ] && echo same-$((40+2))")
        .awaits("same-42");
  }

  /** Runs a conversation with a shell in a container; its exit code is told when it ends. */
  private static Terminal converse(Terminal terminal, String command) {
    return terminal.clear().enter(command + "; echo ended-$?").awaits("/ #");
  }

  private static void terminate(Terminal terminal) {
    assertThat(terminal.foreground().destroy()).as("SIGTERM was sent").isTrue();
  }

  @Test
  void aShellHasTheWindowsSizeAndHearsOfNewOnes() {
    try (Terminal terminal = bash(90, 20)) {
      converse(terminal, "grampus exec -it term sh");
      terminal.enter("stty size").awaits("20 90").resize(100, 30);
      terminal.enter("until [ \"$(stty size)\" = '30 100' ]; do sleep 1; done; echo new-$((40+2))");
      terminal.awaits("new-42");
    }
  }

  @Test
  void wideCharactersAndControlKeysGoBothWays() {
    try (Terminal terminal = bash(80, 24)) {
      keepSettings(terminal);
      converse(terminal, "grampus exec -it term sh");
      terminal.enter("echo \"<你好，世界 é $((40+2))>\"").awaits("<你好，世界 é 42>");
      terminal.enter("echo begun-$((40+2)); sleep 1000").awaits("begun-42").press("C-c");
      terminal.enter("echo code-$?").awaits("code-130");
      terminal.enter("exit 7").awaits("ended-7");
      sameSettings(terminal);
    }
  }

  @Test
  void fullScreenProgramsDrawAndLeave() {
    try (Terminal terminal = bash(80, 24)) {
      converse(terminal, "grampus exec -it term sh");
      terminal.enter("vi /tmp/text").awaits("- /tmp/text").type("i").type("宽字符 wide");
      terminal.awaits("I /tmp/text").press("Escape").awaits("- /tmp/text").enter(":wq");
      terminal.enter("clear; cat /tmp/text /tmp/text").awaits("宽字符 wide\n宽字符 wide");
      terminal.enter("seq 500 | less").awaits("\n20\n").press("G").awaits("\n500");
      terminal.type("q").enter("exit").awaits("ended-0");
    }
  }

  @Test
  void detachKeysLeaveTheProcessRunning() {
    try (Terminal terminal = bash(80, 24)) {
      keepSettings(terminal);
      terminal.clear().enter("grampus attach --logs typed; echo ended-$?").awaits("ready");
      terminal.enter("here").awaits("here\nhere").press("C-p", "C-q").awaits("ended-0");
      sameSettings(terminal);
      assertThat(docker("inspect", "-f", "{{.State.Running}}", "typed").strip()).isEqualTo("true");
      converse(terminal, "grampus exec -it --detach-keys ctrl-a,d term sh");
      terminal.press("C-a").type("d").awaits("ended-0");
    }
  }

  @Test
  void theTerminalIsRestoredWhateverEndsTheConversation() {
    docker("run", "-dit", "--name", "gone", TestImage.BASE.reference(), "sh");
    await(() -> shell().ok("ps", "--format", "{{.Names}}").contains("gone"));
    try (Terminal terminal = bash(80, 24)) {
      keepSettings(terminal);
      converse(terminal, "grampus exec -it gone sh");
      docker("rm", "-f", "gone");
      terminal.awaits("ended-137");
      sameSettings(terminal);
      converse(terminal, "grampus exec -it term sh");
      terminate(terminal);
      terminal.awaits("ended-143");
      sameSettings(terminal);
    }
  }

  @Test
  void followedLogsEndWithControlC() {
    try (Terminal terminal = bash(80, 24)) {
      terminal.enter("grampus logs -f --tail 3 tick; echo ended-$?").awaits("tick\ntick");
      terminal.press("C-c").awaits("ended-130");
    }
  }

  @Test
  void theLiveViewDrawsItselfToTheWindow() {
    try (Terminal terminal = bash(80, 24)) {
      keepSettings(terminal);
      terminal.enter("echo kept; grampus top").awaits("running of").awaits("● tick");
      assertThat(terminal.screen().lines()).allMatch(line -> line.length() <= 80);
      assertThat(terminal.screen()).doesNotContain("IMAGE");
      terminal.resize(200, 50).awaits("IMAGE").awaits(TestImage.BASE.reference());
      // what comes right behind an Escape would be taken for the rest of a key's sequence
      terminal.type("l").awaits("Log of t").press("Escape").awaitsNo("Log of t").awaits("CPU");
      terminal.type("/").type("ter").press("Enter").awaitsNo("● tick");
      // the prompt too: a line typed before the command has ended is still the command's
      terminal.press("C-c").awaits("kept\n$");
      sameSettings(terminal);
      terminal.enter("grampus top; echo ended-$?").awaits("running of");
      terminate(terminal);
      terminal.awaits("ended-143").awaitsNo("running of");
      sameSettings(terminal);
    }
  }

  @Test
  void questionsAreAskedAndPasswordsAreNotShown() {
    product().engine().tryDocker("run", "--name", "over", TestImage.BASE.reference(), "true");
    await(() -> shell().ok("ps", "-a", "--format", "{{.Names}}").contains("over"));
    try (Terminal terminal = bash(80, 24)) {
      keepSettings(terminal);
      terminal.enter("grampus container prune").awaits("Remove 1 container? [y/N]");
      terminal.enter("n").awaits("you did not confirm it").clear();
      terminal.enter("grampus container prune").awaits("Remove 1 container? [y/N]");
      terminal.enter("y").awaits("Removed 1 container.").clear();
      terminal.enter("grampus user create --role viewer hal; echo ended-$?").awaits("assword");
      terminal.enter("a long and secret one").awaits("ended-0");
      assertThat(terminal.screen()).doesNotContain("secret one");
      sameSettings(terminal);
    }
    shell().ok("user", "rm", "hal");
  }
}
