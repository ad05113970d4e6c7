package io.grampus.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
  @Test
  void allProblemsAreFoundAtOnce() {
    assertThat(
            Loads.problems(
                """
                services:
                  web:
                    imag: nginx
                    ports: "80"
                    replicas: 2
                    depends_on:
                      db: {condition: service_helthy}
                    tty: [x]
                nets: {}
                """))
        .containsExactlyInAnyOrder(
            "compose.yaml:3:5 services.web.imag: there is no such key. Did you mean \"image\"?",
            "compose.yaml:4:12 services.web.ports: must be a list, not the string \"80\".",
            "compose.yaml:5:5 services.web.replicas: there is no such key. It belongs under services.web.deploy.",
            "compose.yaml:7:23 services.web.depends_on.db.condition: \"service_helthy\" is not one of"
                + " service_started, service_healthy, service_completed_successfully."
                + " Did you mean \"service_healthy\"?",
            "compose.yaml:8:5 services.web.tty: must be a string or true or false, not a list.",
            "compose.yaml:9:1 nets: there is no such key. Extensions start with x-.");
  }

  @Test
  void aWrongPortSaysHowToWriteOne() {
    assertThat(
            Loads.problems(
                "services:\n  web:\n    image: x\n    ports:\n      - \"80:80:80:80\"\n"))
        .singleElement()
        .asString()
        .startsWith("compose.yaml:5:9 services.web.ports[0]: \"80:80:80:80\" is not a port")
        .contains("Write HOST:CONTAINER");
  }

  @Test
  void problemsOfSeveralFilesComeTogether() {
    var files =
        Map.of(
            "compose.yaml", "services: {a: {imagee: x}}",
            "compose.override.yaml", "services: {b: {image: [x]}}");
    assertThat(Loads.problems(files))
        .anySatisfy(p -> assertThat(p).startsWith("compose.yaml:1:16"))
        .anySatisfy(p -> assertThat(p).startsWith("compose.override.yaml:1:"));
  }

  @Test
  void aMissingVariableSaysItsMessage() {
    assertThat(Loads.problems("services: {a: {image: \"${IMG:?name an image}\"}}"))
        .singleElement()
        .asString()
        .contains("required variable IMG is missing a value: name an image. Set IMG");
  }

  @Test
  void whatIsNotDeclaredIsNamed() {
    assertThat(
            Loads.problems(
                "services: {a: {image: x, volumes: ['dta:/d'], networks: [n], depends_on: [c]}}\nvolumes: {data: {}}"))
        .anySatisfy(p -> assertThat(p).contains("no volume \"dta\"", "Did you mean \"data\"?"))
        .anySatisfy(p -> assertThat(p).contains("no network \"n\""))
        .anySatisfy(p -> assertThat(p).contains("no service \"c\""));
  }

  @Test
  void aMissingFileIsNamedWhereItIsAskedFor() {
    assertThat(Loads.problems("services:\n  a:\n    image: x\n    env_file:\n      - no.env\n"))
        .singleElement()
        .asString()
        .startsWith("compose.yaml:5:9 services.a.env_file[0]: there is no file no.env");
  }

  @Test
  void aWrongEnvFileIsNamedWithItsLine() {
    var files =
        Map.of(
            "compose.yaml", "services: {a: {image: x, env_file: e.env}}", "e.env", "A=1\nB='x\n");
    assertThat(Loads.problems(files)).singleElement().asString().startsWith("e.env:2:3");
  }

  @Test
  void positionsFollowMergesAndExtends() {
    var project =
        Loads.project(
            Map.of(
                "compose.yaml",
                    "services:\n  a:\n    extends: {file: b.yaml, service: b}\n    tty: true\n",
                "b.yaml", "services:\n  b:\n    image: x\n    ports:\n      - \"80:80\"\n"));
    assertThat(project.position("services.a.image")).hasToString("b.yaml:3:5");
    assertThat(project.position("services.a.tty")).hasToString("compose.yaml:4:5");
    assertThat(project.position("services.a.ports[0].target").line()).isEqualTo(5);
  }

  @Test
  void secretsStayApartInABundle() {
    var source =
        Loads.source(
            Map.of(
                "compose.yaml",
                "services: {a: {image: x, secrets: [s, e], configs: [c]}}\n"
                    + "secrets: {s: {file: ./s}, e: {environment: E}}\nconfigs: {c: {file: ./c}}",
                "s",
                "hush",
                "c",
                "open"));
    var bundle =
        new ComposeLoader(source)
            .pack(ComposeRequest.in("/p").variables(Map.of("E", "psst", "OTHER", "1")));
    assertThat(bundle.files()).containsOnlyKeys("compose.yaml", "c");
    assertThat(bundle.secrets().files()).containsOnlyKeys("s");
    assertThat(bundle.secrets().variables()).containsExactly(Map.entry("E", "psst"));
    assertThat(bundle.request().variables()).isEmpty();
    var loaded = bundle.load();
    assertThat(loaded.content("secrets.s"))
        .contains("hush".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(loaded.content("configs.c")).isPresent();
    assertThat(bundle.withoutSecrets().loadWithoutContents().tree()).isEqualTo(loaded.tree());
  }
}
