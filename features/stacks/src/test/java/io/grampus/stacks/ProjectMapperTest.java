package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProjectMapperTest {
  @Test
  void namesAndLabelsAreThoseOfDockerStack() {
    JsonNode spec = spec("'image': 'a', 'labels': {'c': '1'}, 'deploy': {'labels': {'s': '2'}}");
    assertThat(spec.path("Name").asString()).isEqualTo("shop_web");
    assertThat(Trees.texts(spec.path("Labels")))
        .containsEntry("com.docker.stack.namespace", "shop")
        .containsEntry("com.docker.stack.image", "a")
        .containsEntry("s", "2");
    assertThat(Trees.texts(container(spec).path("Labels")))
        .containsEntry("com.docker.stack.namespace", "shop")
        .containsEntry("c", "1")
        .doesNotContainKey("s");
  }

  @Test
  void commandAndEntrypointTakeTheApisNames() {
    JsonNode container =
        container(spec("'image': 'a', 'command': ['run'], 'entrypoint': ['sh', '-c']"));
    assertThat(Trees.strings(container.path("Args"))).containsExactly("run");
    assertThat(Trees.strings(container.path("Command"))).containsExactly("sh", "-c");
  }

  @Test
  void whatTheFileLeavesOutIsAnExplicitNull() {
    JsonNode container = container(spec("'image': 'a'"));
    assertThat(container.path("Env").isNull()).isTrue();
    assertThat(container.path("Healthcheck").isNull()).isTrue();
  }

  @Test
  void aVariableWithoutValueIsLeftToTheImage() {
    JsonNode container = container(spec("'image': 'a', 'environment': {'B': '2', 'A': null}"));
    assertThat(Trees.strings(container.path("Env"))).containsExactly("A", "B=2");
  }

  @Test
  void theNewTaskStartsFirstUnlessItWouldMeetTheOldOne() {
    assertThat(order("'image': 'a'")).isEqualTo("start-first");
    assertThat(
            order("'image': 'a', 'volumes': [{'type': 'volume', 'source': 'd', 'target': '/d'}]"))
        .isEqualTo("stop-first");
    assertThat(order("'image': 'a', 'ports': [{'mode': 'host', 'target': 80, 'published': '80'}]"))
        .isEqualTo("stop-first");
    assertThat(order("'image': 'a', 'deploy': {'update_config': {'order': 'stop-first'}}"))
        .isEqualTo("stop-first");
  }

  @Test
  void aFailedUpdateRollsBackUnlessTheFileSaysOtherwise() {
    assertThat(Trees.text("", spec("'image': 'a'"), "UpdateConfig", "FailureAction"))
        .isEqualTo("rollback");
    String pause = "'image': 'a', 'deploy': {'update_config': {'failure_action': 'pause'}}";
    assertThat(Trees.text("", spec(pause), "UpdateConfig", "FailureAction")).isEqualTo("pause");
  }

  @Test
  void withoutIpvsPortsGoToTheIngress() {
    String ports = "'image': 'a', 'ports': [{'target': 80, 'published': '8080'}]";
    JsonNode spec = spec(ports);
    assertThat(Trees.text("", spec, "EndpointSpec", "Mode")).isEqualTo("dnsrr");
    assertThat(Trees.at(spec, "EndpointSpec", "Ports").isEmpty()).isTrue();
    assertThat(Trees.text("", spec, "Labels", Mapping.INGRESS)).isEqualTo("8080:80/tcp");
  }

  @Test
  void withIpvsSwarmServesThem() {
    String ports =
        "{'services': {'web': {'image': 'a', 'ports': [{'target': 80, 'published': '8080'}]}}}";
    JsonNode spec = map(ports, true).services().getFirst().spec();
    assertThat(Trees.text("", spec, "EndpointSpec", "Mode")).isEqualTo("vip");
    JsonNode port = Trees.at(spec, "EndpointSpec", "Ports").path(0);
    assertThat(Trees.number(0, port, "PublishedPort")).isEqualTo(8080);
  }

  @Test
  void limitsAndHealthchecksBecomeNumbers() {
    JsonNode spec =
        spec(
            "'image': 'a', 'healthcheck': {'test': ['CMD', 'true'], 'interval': '2s', 'retries': 3},"
                + " 'deploy': {'resources': {'limits': {'cpus': 0.5, 'memory': '67108864'}}}");
    JsonNode check = container(spec).path("Healthcheck");
    assertThat(Trees.number(0, check, "Interval")).isEqualTo(2_000_000_000L);
    JsonNode limits = Trees.at(spec, "TaskTemplate", "Resources", "Limits");
    assertThat(Trees.number(0, limits, "NanoCPUs")).isEqualTo(500_000_000L);
    assertThat(Trees.number(0, limits, "MemoryBytes")).isEqualTo(64L << 20);
  }

  @Test
  void volumesAreNamedAfterTheStackAndLabelled() {
    Target target =
        map(
            "{'services': {'web': {'image': 'a', 'volumes': [{'type': 'volume', 'source': 'd',"
                + " 'target': '/d'}]}}, 'volumes': {'d': {'name': 'shop_d'}}}",
            false);
    JsonNode mount =
        Trees.at(target.services().getFirst().spec(), "TaskTemplate", "ContainerSpec", "Mounts")
            .path(0);
    assertThat(Trees.text("", mount, "Source")).isEqualTo("shop_d");
    assertThat(Trees.text("", mount, "VolumeOptions", "Labels", Mapping.NAMESPACE))
        .isEqualTo("shop");
  }

  @Test
  void aServiceIsKnownByItsNameInItsNetworks() {
    Target target =
        map("{'services': {'web': {'image': 'a'}}, 'networks': {'default': {'name': 'n'}}}", false);
    assertThat(target.networks()).extracting(NetworkTarget::name).containsExactly("n");
    JsonNode network =
        Trees.at(target.services().getFirst().spec(), "TaskTemplate", "Networks").path(0);
    assertThat(Trees.strings(network.path("Aliases"))).containsExactly("web");
  }

  @Test
  void aRangeForOnePortIsRefused() {
    assertThatThrownBy(
            () -> spec("'image': 'a', 'ports': [{'target': 80, 'published': '8000-8010'}]"))
        .isInstanceOf(UnmappableException.class)
        .hasMessageContaining("8000-8010");
  }

  @Test
  void aPortThatNobodyWouldServeIsRefused() {
    String port = "{'target': 53, 'published': '5353', 'protocol': 'udp'%s}";
    String service = "'image': 'a', 'ports': [" + port + "]";
    assertThatThrownBy(() -> spec(service.formatted("")))
        .isInstanceOf(UnmappableException.class)
        .hasMessageContaining("web publishes 5353/udp")
        .hasMessageContaining("mode: host");
    JsonNode hostMode = spec(service.formatted(", 'mode': 'host'"));
    assertThat(Trees.at(hostMode, "EndpointSpec", "Ports").size()).isOne();
    String project = "{'services': {'web': {" + service.formatted("") + "}}}";
    assertThat(Trees.at(map(project, true).services().getFirst().spec(), "EndpointSpec", "Ports"))
        .hasSize(1);
  }

  private static JsonNode spec(String service) {
    return map("{'services': {'web': {" + service + "}}}", false).services().getFirst().spec();
  }

  private static String order(String service) {
    return Trees.text("", spec(service), "UpdateConfig", "Order");
  }

  private static JsonNode container(JsonNode spec) {
    return Trees.at(spec, "TaskTemplate", "ContainerSpec");
  }

  private static Target map(String json, boolean virtualIps) {
    var mapping = new Mapping("shop", Projects.tree(json), virtualIps, Map.of(), Map.of());
    return new ProjectMapper(mapping).map(List.of());
  }
}
