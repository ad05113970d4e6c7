package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.stacks.Plan.FieldChange;
import io.grampus.stacks.Plan.Replacement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplacementForecasterTest {
  private static final String FOUR =
      "'Mode': {'Replicated': {'Replicas': 4}}, 'TaskTemplate': {'ContainerSpec': {'Image': 'a'}}";

  @Test
  void anotherImageReplacesTasksByTheUpdateSettings() {
    assertThat(forecast("'Parallelism': 2, 'Order': 'stop-first'"))
        .contains(new Replacement("stop-first", 4, 2));
    assertThat(forecast("'Parallelism': 2, 'Order': 'start-first'"))
        .contains(new Replacement("start-first", 4, 0));
    assertThat(forecast("'Parallelism': 0, 'Order': 'stop-first'"))
        .contains(new Replacement("stop-first", 4, 4));
  }

  @Test
  void anotherNumberOfReplicasReplacesNone() {
    assertThat(forecast(FOUR, FOUR.replace("4", "7"), 3)).isEmpty();
  }

  @Test
  void tasksThatComeOrGoAreNotReplaced() {
    String two = FOUR.replace("4", "2").replace("'a'", "'b'");
    assertThat(forecast(FOUR, two, 3)).contains(new Replacement("stop-first", 2, 1));
  }

  @Test
  void aGlobalServiceHasATaskOnEachNode() {
    String global = FOUR.replace("'Replicated': {'Replicas': 4}", "'Global': {}");
    assertThat(forecast(global, global.replace("'a'", "'b'"), 3))
        .contains(new Replacement("stop-first", 3, 1));
  }

  @Test
  void listsAreToldInShortForms() {
    var secrets =
        changes(
            "{'TaskTemplate': {'ContainerSpec': {'Secrets': [{'SecretName': 'key-1'}]}}}",
            "{'TaskTemplate': {'ContainerSpec': {'Secrets': [{'SecretName': 'key-2'}]}}}");
    assertThat(secrets).containsExactly(new FieldChange("secrets", "key-1", "key-2"));
    var ports =
        changes(
            "{'EndpointSpec': {'Ports': []}}",
            "{'EndpointSpec': {'Ports': [{'PublishedPort': 80, 'TargetPort': 8080}]}}");
    assertThat(ports).containsExactly(new FieldChange("ports", "", "80:8080/tcp"));
    var command =
        changes(
            "{'TaskTemplate': {'ContainerSpec': {'Args': ['a']}}}",
            "{'TaskTemplate': {'ContainerSpec': {'Args': ['a', 'b c']}}}");
    assertThat(command).containsExactly(new FieldChange("command", "[\"a\"]", "[\"a\",\"b c\"]"));
  }

  private static List<FieldChange> changes(String from, String to) {
    return SpecComparer.differences(Projects.tree(from), Projects.tree(to)).stream()
        .flatMap(d -> FieldNames.changes(d).stream())
        .toList();
  }

  private static Optional<Replacement> forecast(String config) {
    String wanted = FOUR.replace("'a'", "'b'") + ", 'UpdateConfig': {" + config + "}";
    return forecast(FOUR, wanted, 3);
  }

  private static Optional<Replacement> forecast(String now, String wanted, long nodes) {
    var from = Projects.tree("{" + now + "}");
    var to = Projects.tree("{" + wanted + "}");
    return ReplacementForecaster.forecast(SpecComparer.differences(from, to), from, to, nodes);
  }
}
