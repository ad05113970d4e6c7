package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.engine.EngineEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventsApiTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void aNameIsTheObjectsOrElseItsId() {
    assertThat(EventsApi.row(event("create", Map.of("name", "web"))).name()).isEqualTo("web");
    assertThat(EventsApi.row(event("create", Map.of())).name()).isEqualTo("4fa6e0f0c678");
    assertThat(EventsApi.row(event("create", Map.of("name", ""))).name()).isEqualTo("4fa6e0f0c678");
  }

  @Test
  void whatFollowsAColonIsTheDetail() {
    EventRow health = EventsApi.row(event("health_status: healthy", Map.of()));

    assertThat(health.action()).isEqualTo("health");
    assertThat(health.detail()).isEqualTo("healthy");
  }

  private static EngineEvent event(String action, Map<String, String> attributes) {
    ObjectNode raw = JSON.createObjectNode().put("Type", "node").put("Action", action);
    ObjectNode actor = raw.putObject("Actor").put("ID", "4fa6e0f0c678");
    ObjectNode told = actor.putObject("Attributes");
    attributes.forEach(told::put);
    return new EngineEvent(raw);
  }
}
