package io.grampus.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.cluster.RegistrySpec;
import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.cluster.TestRegistry;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.engine.RegistryAuth;
import io.grampus.inventory.Engines;
import io.grampus.kernel.Clock;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.SecretBox;
import io.grampus.kernel.Sql;
import io.grampus.testkit.RecordingSink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signs in to a real registry behind a password. */
@Tag("engines")
@Timeout(120)
class RegistryLoginsIT {
  private static final TestImage IMAGE = TestImage.LAYERED;
  @TempDir private static Path folder;
  private static TestEngine host;
  private static Engine engine;
  private static TestRegistry guarded;
  private static String registry;
  private static RegistryLogins logins;

  @BeforeAll
  static void start() {
    host = TestEngine.start();
    engine = Engine.connect(new EngineAddress.Unix(host.socket()));
    guarded = TestRegistry.start(host, RegistrySpec.open(5443).behindPassword().withTls());
    registry = guarded.name("").replace("/", "");
    host.load(IMAGE);
    host.docker("login", "-u", RegistrySpec.USER, "-p", RegistrySpec.PASSWORD, registry);
    guarded.push(IMAGE);
    host.docker("logout", registry);
    logins = open();
  }

  @AfterAll
  static void stop() {
    engine.close();
    host.close();
  }

  private static RegistryLogins open() {
    Sql sql = Sql.open(folder.resolve("logins.db"), Sql.Durability.EVERY_COMMIT);
    SecretBox box = SecretBox.open(folder.resolve("secrets.key"));
    return new RegistryLogins(() -> engine, sql, box, Clock.system());
  }

  private static LoginWanted as(String password) {
    return new LoginWanted(
        registry, Optional.of(RegistrySpec.USER), Optional.of(password), Optional.empty());
  }

  private static void pull() {
    pull(RegistryLogin.NONE);
  }

  private static void pull(RegistryLogin brought) {
    host.tryDocker("rmi", guarded.name(IMAGE.reference()));
    var request = new PullRequest(guarded.name(IMAGE.reference()), "", List.of(), brought);
    new ImagePuller(Engines.only(() -> engine))
        .pull(logins.completed(request, _ -> RegistryAuth.none()), RecordingSink.eager());
  }

  @Test
  void whatTheRegistryAcceptedIsShownAtPullsAndLiesNowhereReadable() throws Exception {
    assertThatThrownBy(RegistryLoginsIT::pull).isInstanceOf(ProblemException.class);
    LoginRow row = logins.add(as(RegistrySpec.PASSWORD), "ada");
    assertThat(row.user()).isEqualTo(RegistrySpec.USER);
    assertThat(row.toString()).doesNotContain(RegistrySpec.PASSWORD);
    pull();
    assertThat(open().of(registry).isNone()).as("kept for the next start").isFalse();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).as(file.toString()).doesNotContain(RegistrySpec.PASSWORD);
      }
    }
    logins.remove(registry);
    assertThat(logins.all()).isEmpty();
    assertThatThrownBy(RegistryLoginsIT::pull).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> logins.remove(registry)).hasMessageContaining(registry);
  }

  @Test
  void whatAPersonBringsAlongGoesBeforeWhatIsKept() {
    logins.add(as(RegistrySpec.PASSWORD), "ada");
    var wrong = new RegistryLogin(RegistrySpec.USER, "not it", "", "");
    assertThatThrownBy(() -> pull(wrong))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(ImageProblem.Unauthorized.class));
    pull(RegistryLogin.NONE);
    logins.remove(registry);
    pull(new RegistryLogin(RegistrySpec.USER, RegistrySpec.PASSWORD, "", ""));
  }

  @Test
  void ofAnUnknownAuthorityItIsToldWhereToPutIt() {
    host.distrust(registry);
    assertThatThrownBy(() -> logins.add(as(RegistrySpec.PASSWORD), "ada"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem().next())
                    .contains("into /etc/docker/certs.d/" + registry + "/ca.crt"));
    host.trust(registry, guarded.authority());
    logins.add(as(RegistrySpec.PASSWORD), "ada");
    logins.remove(registry);
  }

  @Test
  void whatTheRegistryRefusesIsNotKept() {
    assertThatThrownBy(() -> logins.add(as("wrong"), "ada"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(ImageProblem.Unauthorized.class));
    var nowhere =
        new LoginWanted("localhost:1", Optional.of("ada"), Optional.of("x"), Optional.empty());
    assertThatThrownBy(() -> logins.add(nowhere, "ada"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(ImageProblem.RegistryUnreachable.class));
    var nobody = new LoginWanted(registry, Optional.empty(), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> logins.add(nobody, "ada")).hasMessageContaining("as whom");
    assertThat(logins.of("localhost:1").isNone()).isTrue();
  }
}
