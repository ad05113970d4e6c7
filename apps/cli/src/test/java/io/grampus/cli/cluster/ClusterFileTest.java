package io.grampus.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ClusterFileTest {
  private static final String GOOD =
      """
      server: https://10.0.0.1:7443
      engine:
        log-driver: local
        max-concurrent-downloads: 5
      nodes:
        web-1:
          ssh: root@10.0.0.2
          labels: {disk: ssd, rack: 4}
        web-2:
          ssh: root@10.0.0.3
          role: manager
          availability: drain
          engine: {log-driver: journald}
        old:
      """;

  @Test
  void nodesAreReadWithWhatTheyHaveInCommon() {
    ClusterFile file = ClusterFile.parse("c.yaml", GOOD);
    assertThat(file.server()).contains("https://10.0.0.1:7443");
    assertThat(file.nodes())
        .extracting(DeclaredNode::name)
        .containsExactly("web-1", "web-2", "old");
    DeclaredNode one = file.nodes().getFirst();
    assertThat(one.labels()).containsEntry("rack", "4");
    assertThat(one.role()).isEmpty();
    assertThat(one.engine().toString()).contains("\"local\"");
    assertThat(file.nodes().get(1).engine().toString()).contains("journald").contains("5");
    assertThat(file.nodes().get(2).ssh()).isEmpty();
  }

  @Test
  void theExampleIsRight() {
    ClusterFile example = ClusterFile.read(Path.of("../../examples/cluster.yaml"));
    assertThat(example.nodes()).extracting(DeclaredNode::name).contains("grampus-1", "old-1");
  }

  private static void refused(String text, String... parts) {
    assertThatThrownBy(() -> ClusterFile.parse("c.yaml", text)).hasMessageContainingAll(parts);
  }

  @Test
  void everyMistakeHasItsLineAndASuggestion() {
    refused("nodes:\n  a:\n    shh: root@b\n", "c.yaml:3:5", "nodes.a.shh", "\"ssh\"?");
    refused("nodes:\n  a: {role: mangaer}\n", "c.yaml:2:7", "Did you mean \"manager\"?");
    refused("engine: {log_drivr: x}\nnodes: {a: }\n", "c.yaml:1:10", "log-driver");
    refused("engine: {registry-mirrors: x}\nnodes: {a: }\n", "c.yaml:1:10", "list of texts");
    refused("engine: {log-opts: {max-file: 3}}\nnodes: {a: }\n", "mapping of texts");
    refused("nodes: [a]\n", "c.yaml:1:1", "has to be a mapping");
    refused("nodes: {a: [1]}\n", "c.yaml:1:9", "has to be a mapping");
    refused("nodes:\n\ta: 1\n", "c.yaml:2", "spaces, not with tabs");
    refused("", "declares no nodes");
    refused("nodes: {a: }\n---\nnodes: {b: }\n", "second document");
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text);
  }

  @Test
  void settingsThatAreNotDeclaredStay() {
    var now =
        EngineSettings.of("a", "{\"data-root\":\"/d\",\"log-driver\":\"local\",\"mtu\":1400}");
    ObjectNode wanted = json("{\"log-driver\":\"journald\",\"mtu\":1400,\"dns\":[\"9.9.9.9\"]}");
    assertThat(now.differences(wanted))
        .containsExactly("log-driver \"journald\" (was \"local\")", "dns [\"9.9.9.9\"]");
    assertThat(json(new String(now.with(wanted), java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo(
            json(
                "{\"data-root\":\"/d\",\"log-driver\":\"journald\",\"mtu\":1400,\"dns\":[\"9.9.9.9\"]}"));
    assertThat(now.needsRestart(wanted)).isTrue();
    assertThat(now.needsRestart(json("{\"insecure-registries\":[\"r:5000\"],\"mtu\":1400}")))
        .isFalse();
    assertThat(
            EngineSettings.of(
                    "a", new String(now.with(wanted), java.nio.charset.StandardCharsets.UTF_8))
                .differences(wanted))
        .isEmpty();
  }

  @Test
  void aFileThatIsNoJsonIsNotWrittenOver() {
    assertThat(EngineSettings.of("a", "").now()).isEmpty();
    assertThatThrownBy(() -> EngineSettings.of("a", "{,"))
        .hasMessageContaining("/etc/docker/daemon.json there is no JSON object");
  }
}
