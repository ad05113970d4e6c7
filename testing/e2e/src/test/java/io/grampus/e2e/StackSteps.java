package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestImage;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Stacks, their services and tasks. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class StackSteps extends Steps {
  private static final String COMPOSE =
      """
      services:
        web:
          image: %s
          command: ["sh", "-c", "echo version %d; exec sleep 10000"]
          stop_grace_period: 0s
          deploy:
            replicas: %d
      """;

  private static final String FORCED = "{{.Spec.TaskTemplate.ForceUpdate}}";

  private static final String NEVER_HEALTHY =
      """
          healthcheck:
            test: ["CMD", "false"]
            interval: 200s
            start_period: 300s
      """;

  private static String compose(int version, int replicas) {
    String text = COMPOSE.formatted(TestImage.BASE.reference(), version, replicas);
    return shell().write("compose.yaml", text).toString();
  }

  @Test
  @Order(1)
  void aStackIsPlannedAndDeployed() {
    String file = compose(1, 2);
    assertThat(shell().ok("stack", "config", "-c", file)).contains("version 1");
    assertThat(shell().ok("stack", "config", "-c", file, "shop")).contains("web");
    assertThat(shell().ok("stack", "deploy", "--dry-run", "-c", file, "shop")).contains("web");
    assertThat(shell().ok("stack", "deploy", "-c", file, "shop")).contains("Stack shop is healthy");
    shows("2/2", "stack", "ls", "--filter", "shop");
    prints("shop_web 2/2\n", "stack", "services", "shop", "--format", "{{.Name}} {{.Replicas}}");
    assertThat(shell().ok("stack", "ps", "shop", "-q").lines()).hasSize(2);
    await(() -> shell().ok("stack", "logs", "shop").contains("version 1"));
    assertThat(shell().fails(3, "stack", "ps", "nosuch")).contains("nosuch");
  }

  @Test
  @Order(2)
  void servicesAndTasks() {
    String columns = "{{.ID}} {{.Name}} {{.Mode}} {{.Replicas}}";
    agree(
        () -> shell().ok("service", "ls", "--format", columns),
        () -> docker("service", "ls", "--format", columns));
    assertThat(shell().ok("service", "inspect", "-f", "{{.Spec.Name}}", "shop_web"))
        .isEqualTo("shop_web\n");
    String task =
        shell()
            .ok("service", "ps", "-q", "--no-trunc", "shop_web")
            .lines()
            .findFirst()
            .orElseThrow();
    assertThat(shell().ok("task", "inspect", "-f", "{{.ID}}", task)).isEqualTo(task + "\n");
    await(() -> shell().ok("task", "logs", task).contains("version 1"));
    assertThat(shell().ok("service", "logs", "--tail", "1", "shop_web"))
        .contains("version 1", " | ");
    assertThat(shell().ok("task", "ls", "--filter", "service=shop_web", "-q").lines()).hasSize(2);
  }

  @Test
  @Order(3)
  void aServiceIsScaledAndRolledBack() {
    shell().ok("service", "scale", "shop_web=3");
    prints("3/3\n", "service", "ls", "--format", "{{.Replicas}}");
    shell().ok("service", "rollback", "shop_web");
    prints("2/2\n", "service", "ls", "--format", "{{.Replicas}}");
    shell().ok("service", "update", "--force", "--update-delay", "0", "shop_web");
    assertThat(docker("service", "inspect", "--format", FORCED, "shop_web")).isEqualTo("1\n");
    assertThat(shell().fails(1, "service", "update", "--update-order", "x", "shop_web"))
        .contains("start-first");
    assertThat(shell().fails(2, "service", "scale", "shop_web")).contains("SERVICE=3");
    assertThat(shell().fails(3, "service", "scale", "nosuch=1")).contains("nosuch");
  }

  @Test
  @Order(4)
  void aChangeIsDeployedAndTakenBack() {
    shell().ok("stack", "deploy", "-q", "-c", compose(2, 1), "shop");
    await(() -> shell().ok("service", "logs", "shop_web").contains("version 2"));
    assertThat(shell().ok("stack", "history", "shop")).contains("REVISION");
    assertThat(shell().ok("stack", "history", "--diff", "shop", "2")).contains("version 2");
    shell().ok("stack", "rollback", "--to", "1", "shop");
    shows("2/2", "stack", "services", "shop");
  }

  @Test
  @Order(5)
  void aRolloutThatCannotEndIsCancelled() {
    String text = COMPOSE.formatted(TestImage.BASE.reference(), 3, 1) + NEVER_HEALTHY;
    String broken = shell().write("broken.yaml", text).toString();
    shell().ok("stack", "deploy", "-d", "-c", broken, "broken");
    await(() -> shell().reading("", "stack", "cancel", "broken").exit() == 0);
    assertThat(shell().fails(5, "stack", "cancel", "broken")).contains("none is running");
    assertThat(shell().fails(7, "stack", "deploy", "--timeout", "5s", "-c", broken, "broken"))
        .contains("Tried to deploy stack \"broken\"", "grampus stack ps broken");
    shell().ok("stack", "rm", "broken");
  }

  @Test
  @Order(6)
  void theyAreRemoved() {
    shell().ok("service", "rm", "shop_web");
    shell().ok("stack", "rm", "shop");
    await(() -> shell().ok("stack", "ls", "-q").isEmpty());
    shell().write("bad.yaml", "services:\n  web:\n    imag: x\n");
    assertThat(
            shell()
                .reading("", "stack", "deploy", "-c", shell().file("bad.yaml").toString(), "bad")
                .err())
        .contains("bad.yaml:3", "image");
  }
}
