package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Broken and hostile Compose files, sent to the server past the command line's own check. */
@Timeout(60)
class HostileBundleTest {
  @TempDir static Path data;
  static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new TestServer(data.resolve("data"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("10 MB", one("services: {}\n" + "#".repeat(10 << 20)), "is larger than"),
        Arguments.of("an alias bomb", one(aliases()), "once aliases are expanded"),
        Arguments.of("nested deeply", one("x-a: " + "[".repeat(100_000)), "levels deep"),
        Arguments.of("tabs", one("services:\n\tweb:\n\t\timage: x\n"), "not with tabs"),
        Arguments.of(
            "a NUL byte", one("services:\n  a: {image: \"x\u0000\"}\n"), "NUL|special|character"),
        Arguments.of("an unknown key", one("services: {a: {imag: x}}"), "Did you mean \\\\\"image"),
        Arguments.of("no services at all", one("nonsense"), "services"),
        Arguments.of(
            "extends in a circle",
            one("services: {a: {extends: b}, b: {extends: a}}"),
            "extends itself"),
        Arguments.of(
            "include in a circle",
            Map.of("compose.yaml", "include: [a.yaml]", "a.yaml", "include: [compose.yaml]"),
            "includes itself"),
        Arguments.of(
            "a file outside",
            one("services: {a: {image: x, env_file: ../../../../../../etc/passwd}}"),
            "there is no file /etc/passwd"),
        Arguments.of("no file", Map.of("other.yaml", "services: {}"), "compose.yaml"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void isRefusedWithItsPlace(String name, Map<String, String> files, String words)
      throws Exception {
    for (String operation : new String[] {"deploys", "plan"}) {
      HttpResponse<String> answer = send(operation, bundle(files));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      JsonNode problem = Json.MAPPER.readTree(answer.body());
      assertThat(problem.path("code").asString()).isEqualTo("stack.badFiles");
      assertThat(problem.path("tried").asString()).contains("shop");
      assertThat(problem.path("next").asString()).isNotBlank();
      assertThat(problem.path("errors").path(0).path("message").asString()).isNotBlank();
      assertThat(answer.body()).containsPattern(words).doesNotContain("root:x:");
    }
    assertThat(server.get("/stacks/shop/rollouts").body()).doesNotContain("accepted");
  }

  /** Names are only keys of a map: nothing is written, whatever they say. */
  @Test
  void aFileNameThatClimbsOutWritesNothing() throws Exception {
    String climbing = "../".repeat(20) + data.resolve("climbed").toString().substring(1);
    var answer =
        send("plan", bundle(Map.of("compose.yaml", "services: {a: {imag: x}}", climbing, "x")));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Files.exists(data.resolve("climbed"))).isFalse();
  }

  @Test
  void aBundleThatIsNoneIsRefusedWithTheMember() throws Exception {
    for (String bundle : new String[] {"{}", "[]", "null", "{\"files\":{\"a\":\"%%%\"}}"}) {
      var answer = server.post("/stacks/shop/deploys", "{\"bundle\":" + bundle + "}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("bundle");
    }
  }

  private static HttpResponse<String> send(String operation, ObjectNode bundle) throws Exception {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.set("bundle", bundle);
    return server.post("/stacks/shop/" + operation, body.toString());
  }

  private static ObjectNode bundle(Map<String, String> files) {
    ObjectNode bundle = Json.MAPPER.createObjectNode();
    ObjectNode request = bundle.putObject("request");
    request.put("workingDirectory", "/srv/shop").put("projectDirectory", "/srv/shop");
    request.putArray("files").add("compose.yaml");
    request.putArray("envFiles");
    request.putObject("variables");
    request.putArray("profiles");
    request.put("projectName", "shop").put("contents", false);
    ObjectNode packed = bundle.putObject("files");
    files.forEach((name, text) -> packed.put(name, text.getBytes(StandardCharsets.UTF_8)));
    ObjectNode secrets = bundle.putObject("secrets");
    secrets.putObject("files");
    secrets.putObject("variables");
    return bundle;
  }

  private static Map<String, String> one(String text) {
    return Map.of("compose.yaml", text);
  }

  private static String aliases() {
    var file = new StringBuilder("x-a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String ten = ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1);
      file.append("x-a").append(i).append(": &a").append(i).append(" [").append(ten).append("]\n");
    }
    return file.toString();
  }
}
