package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Signing in and out, tokens, contexts, users and the audit log. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class SessionSteps extends Steps {
  private static final String PASSWORD = "correct horse battery staple";

  @Test
  @Order(1)
  void beforeAnyoneSignedIn() {
    assertThat(shell().fails(4, "ps")).contains("Tried to list containers", "grampus login");
    assertThat(shell().ok("status")).contains("https://127.0.0.1:7443");
    assertThat(shell().ok("version")).contains("server");
    assertThat(shell().ok("version", "--client")).startsWith("grampus ");
    assertThat(shell().ok()).contains("To begin:", "./grampus up");
    assertThat(shell().fails(4, "login", "--token", "gpt_wrong")).contains("Tried to sign in");
  }

  @Test
  @Order(2)
  void theFirstAdministratorSignsInWithTheCode() {
    String[] wrong = {"login", "--code", "AAAA-BBBB-CCCC", "-u", "ada", "--password-stdin"};
    assertThat(shell().reading(PASSWORD, wrong).exit()).isEqualTo(4);
    String[] right = {"login", "--code", code(), "-u", "ada", "--password-stdin"};
    assertThat(shell().okReading(PASSWORD + "\n", right)).contains("as ada (admin)");
    assertThat(shell().ok("whoami")).contains("ada (admin)");
    assertThat(shell().ok("whoami", "--format", "json")).contains("\"name\":\"ada\"");
    assertThat(shell().ok("status", "--format", "json")).contains("\"reachable\":true");
  }

  @Test
  @Order(3)
  void aTokenSignsInUntilItIsRevoked() throws Exception {
    String secret = shell().ok("token", "create", "--expires", "1h", "ci").strip();
    assertThat(shell().ok("token", "ls")).contains("ci", "HINT");
    assertThat(shell().ok("token", "ls", "--filter", "name=other", "-q")).isEmpty();
    String url = "https://127.0.0.1:7443";
    Files.copy(data().resolve("ca/ca.crt"), shell().file("ca.pem"));
    String ca = shell().file("ca.pem").toString();
    assertThat(
            shell()
                .okReading(secret + "\n", "login", url, "--name", "ci", "--ca", ca, "--token", "-"))
        .contains("context \"ci\"");
    assertThat(shell().ok("whoami")).contains("ada");
    shell().ok("context", "use", "local");
    shell().ok("token", "rm", shell().ok("token", "ls", "-q").strip());
    assertThat(shell().fails(4, "--context", "ci", "ps")).contains("Next:");
  }

  @Test
  @Order(4)
  void contextsForSeveralServers() {
    String ca = shell().file("ca.pem").toString();
    shell().ok("context", "create", "--ca", ca, "other", "https://127.0.0.1:7443");
    assertThat(shell().ok("context", "ls")).contains("local", "other", "ci");
    assertThat(shell().ok("context", "ls", "--format", "{{.Name}}")).contains("other");
    assertThat(shell().ok("context", "show").strip()).isEqualTo("local");
    String file = shell().file("local.grampus").toString();
    shell().ok("context", "export", "local", file);
    shell().ok("context", "import", "copy", file);
    assertThat(shell().fails(4, "-c", "other", "ps")).contains("grampus login");
    shell().ok("context", "rm", "other", "copy", "ci");
    assertThat(shell().ok("context", "ls", "-q").strip()).isEqualTo("local");
    assertThat(shell().fails(3, "context", "use", "nosuch")).contains("nosuch");
  }

  @Test
  @Order(5)
  void usersMayWhatTheirRoleAllows() {
    shell().okReading(PASSWORD, "user", "create", "--role", "viewer", "--password-stdin", "vera");
    assertThat(shell().ok("user", "ls", "--sort", "-name", "--format", "{{.Name}} {{.Role}}"))
        .isEqualTo("vera viewer\nada admin\n");
    shell().okReading("another " + PASSWORD, "user", "passwd", "--password-stdin", "vera");
    String[] asVera = {"login", "--name", "vera", "-u", "vera", "--password-stdin"};
    assertThat(shell().okReading("another " + PASSWORD, asVera)).contains("vera (viewer)");
    assertThat(shell().ok("-c", "vera", "node", "ls")).contains("host");
    assertThat(shell().fails(4, "-c", "vera", "volume", "create", "v")).contains("volume.write");
    shell().ok("-c", "vera", "logout");
    shell().ok("context", "use", "local");
    shell().ok("user", "role", "vera", "operator");
    shell().ok("user", "rm", "vera");
    shell().ok("context", "rm", "vera");
  }

  @Test
  @Order(6)
  void theAuditLogHasAllOfIt() {
    assertThat(shell().ok("audit", "ls", "--filter", "who=ada", "--limit", "50"))
        .contains("RESULT")
        .contains("user");
    assertThat(shell().ok("audit", "retention")).isEqualTo("365 days\n");
    assertThat(shell().ok("audit", "retention", "30")).isEqualTo("30 days\n");
    shell().start("audit", "ls", "--watch").awaits("ACTION").interrupt();
  }
}
