package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.compose.ComposeBundle;
import io.grampus.compose.ComposeProject;
import io.grampus.compose.ComposeRequest;
import io.grampus.kernel.Json;
import io.grampus.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every key that the Compose schema has changes what Swarm is asked for, is told of at a deploy, or
 * is documented as without effect.
 */
class ComposeKeysTest {
  /** What only matters together with a key above it, which is told of as a whole. */
  private static final Set<String> WHOLE =
      Set.of("build", "blkio_config", "devices", "extends", "models", "provider", "develop");

  private static final Set<String> FOLLOWED = Set.of("deployment", "healthcheck", "service_volume");

  private static final byte[] BYTES = "A=b".getBytes(StandardCharsets.UTF_8);

  /**
   * A line of compose-keys.txt.
   *
   * @param with a file that has the key
   * @param without the same file without it
   */
  record Key(String path, boolean effect, String with, String without) {
    @Override
    public String toString() {
      return path;
    }
  }

  @Test
  void everyKeyOfTheSchemaHasItsLine() throws IOException {
    assertThat(keys().map(Key::path)).containsExactlyInAnyOrderElementsOf(schema());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void noKeyIsDroppedSilently(Key key) throws IOException {
    if (key.effect()) {
      assertThat(outcome(key.with())).isNotEqualTo(outcome(key.without()));
      return;
    }
    assertThat(outcome(key.with())).isEqualTo(outcome(key.without()));
    assertThat(Files.readString(Path.of("README.md")))
        .as("the page of stacks documents what is without effect")
        .contains("`" + key.path().replace("service.", "").replace(".*", "") + "`");
  }

  static Stream<Key> keys() throws IOException {
    return resource("/io/grampus/stacks/compose-keys.txt")
        .lines()
        .filter(l -> !l.startsWith("#"))
        .map(ComposeKeysTest::key);
  }

  private static Key key(String line) {
    String[] cells = line.split(" \\| ");
    String sample = cells[cells.length - 1];
    int begin = sample.indexOf('§');
    int end = sample.lastIndexOf('§');
    String before = sample.substring(0, begin);
    String after = sample.substring(end + 1);
    // §with§!without, up to the next brace or comma outside of the value
    String instead = "";
    if (after.startsWith("!")) {
      int stop =
          after.startsWith("!{")
              ? after.indexOf('}') + 1
              : after.replaceFirst("[,}].*", "").length();
      instead = after.substring(1, stop);
      after = after.substring(stop);
    }
    String with = before + sample.substring(begin + 1, end) + after;
    String without = before + instead + after;
    boolean effect = !cells[1].equals("none");
    return cells[0].startsWith("service.")
        ? new Key(cells[0], effect, service(with), service(without))
        : new Key(cells[0], effect, "{" + with + "}", "{" + without + "}");
  }

  private static String service(String body) {
    String image = body.startsWith("image") ? "" : "image: a, ";
    return "{services: {web: {"
        + image
        + body
        + "}, db: {image: b, hostname: other}}, networks: {n: {}}, volumes: {vol: {}}, models: {m:"
        + " {model: x}}, configs: {c: {content: x}}, secrets: {s: {file: ./key}}}";
  }

  /** All that a deploy of the file comes to: what Swarm is asked for, and what is told. */
  private static String outcome(String yaml) {
    var request = ComposeRequest.in("/app").files("/app/compose.yaml");
    Map<String, byte[]> files =
        Map.of("/app/compose.yaml", yaml.getBytes(StandardCharsets.UTF_8), "/app/x.env", BYTES);
    var secrets = new ComposeBundle.Secrets(Map.of("/app/key", BYTES), Map.of("HUSH", "hush"));
    try {
      Project project =
          new ComposeReader().read("deploy", "shop", new ComposeBundle(request, files, secrets));
      var namer = new FileNamer("shop", project);
      List<FileTarget> targets = namer.targets();
      var mapping = new Mapping("shop", project.tree(), true, Map.of(), FileNamer.names(targets));
      List<Object> all = new ArrayList<>();
      all.add(new ProjectMapper(mapping).map(targets));
      targets.stream().filter(t -> !t.external()).map(namer::create).forEach(all::add);
      project.warnings().stream().map(PlanWarning::message).forEach(all::add);
      project.gaps().stream().map(g -> g.message()).forEach(all::add);
      return Json.MAPPER.writeValueAsString(all);
    } catch (ProblemException | UnmappableException e) {
      return "refused: " + e.getMessage();
    }
  }

  private static Set<String> schema() throws IOException {
    JsonNode schema = Json.MAPPER.readTree(composeSchema());
    JsonNode definitions = schema.path(schema.has("$defs") ? "$defs" : "definitions");
    Set<String> paths = new TreeSet<>();
    for (String kind : List.of("service", "network", "volume", "secret", "config")) {
      walk(definitions, definitions.path(kind), kind, paths);
    }
    return paths;
  }

  private static void walk(JsonNode definitions, JsonNode node, String path, Set<String> paths) {
    String reference = node.path("$ref").asString("");
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    if (FOLLOWED.contains(name)) {
      walk(definitions, definitions.path(name), path, paths);
    }
    node.path("oneOf").forEach(n -> walk(definitions, n, path, paths));
    node.path("anyOf").forEach(n -> walk(definitions, n, path, paths));
    node.path("properties")
        .forEachEntry((key, below) -> {
          paths.add(path + "." + key);
          if (!WHOLE.contains(key)) {
            walk(definitions, below, path + "." + key, paths);
          }
        });
    walkIf(definitions, node.path("items"), path + "[]", paths);
    node.path("patternProperties")
        .forEachEntry((pattern, below) -> {
          if (!pattern.equals("^x-")) {
            walkIf(definitions, below, path + ".*", paths);
          }
        });
  }

  private static void walkIf(JsonNode definitions, JsonNode node, String path, Set<String> paths) {
    if (node.isObject()) {
      walk(definitions, node, path, paths);
    }
  }

  private static String composeSchema() throws IOException {
    try (InputStream in = ComposeProject.class.getResourceAsStream("compose-spec.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ComposeKeysTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
