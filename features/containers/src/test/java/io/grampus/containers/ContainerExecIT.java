package io.grampus.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.kernel.Permission;
import io.grampus.kernel.ProblemException;
import io.grampus.testkit.Eventually;
import io.grampus.testkit.TestCall;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("engines")
@Timeout(180)
class ContainerExecIT {
  private static String container = "";

  @BeforeAll
  static void start() {
    container = OneEngine.run("sleep", "10000");
  }

  @AfterAll
  static void remove() {
    OneEngine.HOST.docker("rm", "-f", container);
  }

  @Test
  void tellsOutputsAndExitCode() throws Exception {
    var client = ExecClient.exec(call("sh", "-c", "echo out; echo err >&2; exit 42"));
    assertThat(client.readToEnd()).isEqualTo("{\"exit\":42}");
    assertThat(client.out()).isEqualTo("out\n");
    assertThat(client.stderr.toString()).isEqualTo("err\n");
  }

  @Test
  void aCommandThatDoesNotExistExitsWith126Or127() throws Exception {
    var client = ExecClient.exec(call("no-such-program"));
    assertThat(client.readToEnd()).matches("\\{\"exit\":12[67]}");
    assertThat(client.out()).contains("no-such-program");
  }

  @Test
  void endOfInputIsNotEndOfOutput() throws Exception {
    var client = ExecClient.exec(call("sh", "-c", "wc -c; echo after").flagged("stdin"));
    client.type("12345");
    client.closeStdin();
    assertThat(client.readToEnd()).isEqualTo("{\"exit\":0}");
    assertThat(client.out().lines().map(String::strip)).containsExactly("5", "after");
  }

  @Test
  void aHundredMegabytesThroughCatComeBackUnchanged() throws Exception {
    byte[] content = new byte[100 << 20];
    new Random(7).nextBytes(content);
    var client = ExecClient.exec(call("cat").flagged("stdin"));
    Thread typing =
        Thread.startVirtualThread(() -> {
          try {
            for (int at = 0; at < content.length; at += 60_000) {
              client.type(Arrays.copyOfRange(content, at, Math.min(content.length, at + 60_000)));
            }
            client.closeStdin();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    assertThat(client.readToEnd()).isEqualTo("{\"exit\":0}");
    typing.join();
    assertThat(Arrays.equals(client.stdout.toByteArray(), content)).isTrue();
  }

  @Test
  void aTerminalKnowsItsSizeAndItsChanges() throws Exception {
    var client =
        ExecClient.exec(
            call("sh").flagged("stdin").flagged("tty").query("columns", "91").query("rows", "33"));
    client.type("until [ \"$(stty size)\" = '33 91' ]; do :; done; echo first-$((0+1))\n");
    client.readUntil("first-1");
    client.control("{\"resize\":{\"columns\":120,\"rows\":50}}");
    client.type("until [ \"$(stty size)\" = '50 120' ]; do :; done; echo second-$((1+1))\n");
    client.readUntil("second-2");
    client.type("exit 5\n");
    assertThat(client.readToEnd()).isEqualTo("{\"exit\":5}");
  }

  @Test
  void userDirectoryAndEnvironmentAreTaken() throws Exception {
    var call =
        call("sh", "-c", "id -u; pwd; echo $A-$B")
            .query("user", "123")
            .query("workdir", "/tmp")
            .query("env", "A=1")
            .query("env", "B=x y");
    var client = ExecClient.exec(call);
    assertThat(client.readToEnd()).isEqualTo("{\"exit\":0}");
    assertThat(client.out().lines()).containsExactly("123", "/tmp", "1-x y");
  }

  @Test
  void privilegesNeedAnAdministrator() {
    var client = ExecClient.exec(call("true").flagged("privileged").by(Permission.Level.OPERATE));
    assertThatThrownBy(client::readToEnd)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isEqualTo("permission.missing"));
  }

  @Test
  void whatIsNoFrameEndsTheConversation() throws Exception {
    var client = ExecClient.exec(call("cat").flagged("stdin"));
    client.control("{\"dance\":true}");
    assertThatThrownBy(client::readToEnd)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("neither a resize nor closeStdin");
  }

  @Test
  void aClientThatLeavesEndsTheInputOfTheProcess() throws Exception {
    var client =
        ExecClient.exec(call("sh", "-c", "echo up; cat; echo gone > /tmp/left").flagged("stdin"));
    client.readUntil("up");
    client.leave();
    Eventually.soon()
        .passes(() ->
            assertThat(OneEngine.HOST.docker("exec", container, "cat", "/tmp/left"))
                .contains("gone"));
  }

  @Test
  void attachesToTheFirstProcessUntilItEnds() throws Exception {
    String id = OneEngine.run(List.of("--interactive"), "sh", "-c", "read a; echo got $a; exit 9");
    var client = ExecClient.attach(TestCall.to("container", id).flagged("stdin"));
    client.type("this\n");
    assertThat(client.readToEnd()).isEqualTo("{\"exit\":9}");
    assertThat(client.out()).isEqualTo("got this\n");
  }

  private static TestCall call(String... command) {
    TestCall call = TestCall.to("container", container);
    for (String word : command) {
      call.query("command", word);
    }
    return call;
  }
}
