package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Containers, compared with what docker says of the same engine. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ContainerSteps extends Steps {
  private static final String IMAGE = TestImage.BASE.reference();
  private static final String TICKS = "echo one; echo two >&2; while :; do sleep 1; done";

  @Test
  @Order(1)
  void listsAreDockers() {
    docker(
        "run",
        "-d",
        "--name",
        "web",
        "-p",
        "8081:80",
        "--label",
        "team=pay",
        IMAGE,
        "sh",
        "-c",
        TICKS);
    nextSecond();
    docker("run", "-d", "-i", "--name", "cat", IMAGE, "cat");
    nextSecond();
    product().engine().tryDocker("run", "--name", "dead", IMAGE, "sh", "-c", "exit 3");
    await(() -> shell().ok("ps", "-aq").lines().count() == 3);
    String columns = "{{.ID}} {{.Names}} {{.Image}} {{.Command}} [{{.Ports}}] {{.State}}";
    for (List<String> options :
        List.of(List.of("-a"), List.of("--no-trunc"), List.of("-n", "2"), List.of("-l"))) {
      String[] words =
          List.of(options, List.of("--format", columns)).stream()
              .flatMap(List::stream)
              .toArray(String[]::new);
      agree(() -> shell().ok(with("ps", words)), () -> docker(with("ps", words)));
    }
    assertThat(shell().ok("ps", "-q")).isEqualTo(docker("ps", "-q"));
    assertThat(shell().ok("container", "ls").lines().findFirst().orElseThrow().split("\\s{2,}"))
        .isEqualTo(docker("ps").lines().findFirst().orElseThrow().split("\\s{2,}"));
  }

  /** Lists know the second in which a container was made, and order by it. */
  private static void nextSecond() {
    long now = Instant.now().getEpochSecond();
    await(() -> Instant.now().getEpochSecond() > now);
  }

  private static String[] with(String first, String... more) {
    String[] all = new String[more.length + 1];
    all[0] = first;
    System.arraycopy(more, 0, all, 1, more.length);
    return all;
  }

  private static String names(String... options) {
    return String.join(
        " ", shell().ok(with("ps", with("--format={{.Names}}", options))).lines().toList());
  }

  @Test
  @Order(2)
  void listsAreFilteredSortedAndCut() {
    assertThat(names("-a", "--filter", "status=exited")).isEqualTo("dead");
    assertThat(names("--filter", "exited=3")).isEqualTo("dead");
    assertThat(names("--filter", "label=team=pay")).isEqualTo("web");
    assertThat(names("--filter", "name=eb", "--filter", "name=ca", "--sort", "name"))
        .isEqualTo("cat web");
    assertThat(names("-a", "--sort", "-name", "--limit", "2")).isEqualTo("web dead");
    assertThat(shell().ok("ps", "--filter", "name=web", "--format", "json"))
        .contains("\"Names\":\"web\"");
    assertThat(shell().ok("ps", "--filter", "name=web", "--format", "raw"))
        .contains("\"name\":\"web\"");
    assertThat(shell().ok("ps", "--format", "table {{.Names}}\t{{.State}}", "--filter", "name=web"))
        .isEqualTo("NAMES   STATE\nweb     running\n");
    assertThat(shell().fails(2, "ps", "--format", "{{.Nope")).contains("apply the template");
    assertThat(shell().fails(1, "ps", "--sort", "nope")).contains("\"nope\"", "The fields are");
  }

  @Test
  @Order(3)
  void aWatchedListShowsChanges() {
    Shell.Running watch = shell().start("ps", "--watch", "--format", "{{.Names}} {{.State}}");
    watch.awaits("web running");
    assertThat(shell().ok("pause", "web")).isEqualTo("web\n");
    watch.awaits("web paused");
    shell().ok("unpause", "web");
    watch.interrupt();
  }

  @Test
  @Order(4)
  void whatIsDoneToContainers() {
    assertThat(shell().ok("container", "inspect", "-f", "{{.State.Status}}", "web"))
        .isEqualTo("running\n");
    shell().ok("stop", "-t", "0", "web");
    assertThat(shell().ok("container", "inspect", "web")).contains("\"Running\" : false");
    shell().ok("start", "web");
    shell().ok("restart", "-t", "0", "web");
    shell().ok("kill", "-s", "KILL", "web");
    await(() -> names("-a", "--filter", "status=exited").contains("web"));
    assertThat(shell().fails(5, "kill", "web"))
        .contains("Tried to kill container \"web\"", "Next:");
    shell().ok("start", "web");
    shell().ok("rename", "web", "shop");
    await(() -> names().contains("shop"));
    assertThat(shell().fails(3, "stop", "nosuch")).contains("there is no container \"nosuch\"");
    assertThat(shell().fails(5, "rm", "shop")).contains("Next:");
  }

  @Test
  @Order(5)
  void logsGoWhereTheyWereWritten() {
    await(() -> shell().reading("", "logs", "shop").err().contains("two"));
    Shell.Said said = shell().reading("", "logs", "--tail", "1", "--since", "1h", "-t", "cat");
    assertThat(said.out()).isEmpty();
    assertThat(shell().ok("logs", "-t", "shop").lines().findFirst().orElseThrow())
        .matches("\\d{4}-.*Z one");
    assertThat(shell().ok("logs", "--details", "--tail", "1", "cat")).isEmpty();
    Shell.Running following = shell().start("logs", "-f", "shop").awaits("one");
    docker("kill", "shop");
    assertThat(following.end().exit()).as("a log ends with its container").isZero();
    docker("start", "shop");
  }

  @Test
  @Order(6)
  void commandsRunInContainers() {
    assertThat(shell().ok("exec", "-e", "A=b", "-w", "/tmp", "shop", "sh", "-c", "echo $A $PWD"))
        .isEqualTo("b /tmp\n");
    assertThat(shell().okReading("in\n", "exec", "-i", "shop", "cat")).isEqualTo("in\n");
    assertThat(shell().reading("", "exec", "shop", "sh", "-c", "echo e >&2; exit 7"))
        .isEqualTo(new Shell.Said(7, "", "e\n"));
    assertThat(shell().reading("", "exec", "shop", "nosuch").exit()).isIn(126, 127);
    shell().fails(3, "exec", "nosuch", "true");
    shell().ok("exec", "-d", "-e", "A=b", "shop", "sh", "-c", "echo $A > /tmp/detached");
    await(() -> shell().reading("", "exec", "shop", "cat", "/tmp/detached").out().equals("b\n"));
    assertThat(shell().fails(2, "exec", "-it", "shop", "sh")).contains("no terminal");
    Path variables = shell().write("variables", "# a comment\nB=c\n");
    assertThat(
            shell().ok("exec", "--env-file", variables.toString(), "shop", "sh", "-c", "echo $B"))
        .isEqualTo("c\n");
    Shell.Running attached = shell().start("attach", "--no-stdin", "--logs", "shop").awaits("one");
    Shell.Running waiting = shell().start("wait", "shop", "dead");
    docker("kill", "shop");
    assertThat(attached.end().exit()).isEqualTo(137);
    assertThat(waiting.end().out()).isEqualTo("137\n3\n");
    assertThat(shell().fails(3, "wait", "nosuch")).contains("nosuch");
    docker("start", "shop");
  }

  @Test
  @Order(7)
  void filesAreCopied() throws Exception {
    Path file = shell().write("note.txt", "hello");
    shell().ok("cp", file.toString(), "shop:/tmp/");
    assertThat(shell().ok("exec", "shop", "cat", "/tmp/note.txt")).isEqualTo("hello");
    shell().ok("cp", "-q", "shop:/tmp/note.txt", shell().file("back.txt").toString());
    assertThat(Files.readString(shell().file("back.txt"))).isEqualTo("hello");
    assertThat(shell().ok("cp", "shop:/tmp/note.txt", "-")).contains("note.txt");
    assertThat(shell().fails(3, "cp", "shop:/nosuch", ".")).contains("/nosuch");
    assertThat(shell().fails(2, "cp", "a", "b")).contains("CONTAINER:PATH");
    assertThat(shell().ok("diff", "shop")).contains("A /tmp/note.txt");
  }

  @Test
  @Order(8)
  void whatContainersUse() {
    assertThat(shell().ok("stats", "--no-stream")).contains("CPU %", "shop");
    shell().start("stats", "shop").awaits("shop").interrupt();
    String node = docker("info", "--format", "{{.Name}}");
    prints(node, "stats", "--no-stream", "--format", "{{.Node}}", "shop");
    String[] sizes = {"ps", "-s", "--filter", "name=shop", "--format", "{{.Names}} {{.Size}}"};
    agree(() -> shell().ok(sizes), () -> docker(sizes));
    assertThat(shell().ok("container", "top", "shop")).contains("PID", "sh -c");
    // before Docker 23 its command line wrote no brackets
    String ports = docker("port", "shop", "80").replace(":::", "[::]:");
    assertThat(shell().ok("port", "shop", "80")).isEqualTo(ports);
    assertThat(shell().fails(2, "top")).contains("no terminal");
  }

  @Test
  @Order(9)
  void theyAreRemoved() {
    shell().ok("rm", "-fv", "shop");
    assertThat(shell().fails(2, "container", "prune")).contains("Give --force");
    assertThat(shell().ok("container", "prune", "--dry-run")).isEqualTo("dead\n");
    assertThat(shell().ok("container", "prune", "-f")).isEqualTo("dead\n");
    shell().ok("container", "rm", "--force", "cat");
    prints("", "ps", "-aq");
    assertThat(shell().ok("events", "--since", "1h", "--until", "0s", "--filter", "event=destroy"))
        .contains("container destroy");
  }
}
