package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.kernel.Call;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Credentials;
import io.grampus.kernel.Handler;
import io.grampus.kernel.OperationBuilder.Nothing;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.RequestContext;
import io.grampus.testkit.Eventually;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GlanceApiTest {
  private static final String RUNNING = "containers state:running";
  private static final String EXITED = "containers state:exited";
  private final Tables tables = new Tables(Clock.system(), () -> LiveFigures.NONE);
  private final RecordedSink sink = new RecordedSink();

  private record Asked(Map<String, List<String>> parameters, Optional<Set<String>> scopes)
      implements Call<Nothing> {
    @Override
    public RequestContext context() {
      var ada = new Principal("1", "ada", Permission.Level.READ, scopes, "s");
      var none = new Credentials(Optional.empty(), Optional.empty());
      return new RequestContext("r", Optional.of(ada), "here", none, Instant.EPOCH, "");
    }

    @Override
    public String path(String name) {
      return "";
    }

    @Override
    public Optional<String> query(String name) {
      return queries(name).stream().findFirst();
    }

    @Override
    public List<String> queries(String name) {
      return parameters.getOrDefault(name, List.of());
    }

    @Override
    public Nothing body() {
      return new Nothing();
    }

    @Override
    public InputStream stream() {
      return InputStream.nullInputStream();
    }
  }

  @SuppressWarnings("unchecked")
  private void watch(Asked asked) {
    var api = new GlanceApi(() -> List.copyOf(tables.all()), Clock.system());
    ((Handler.Streaming<Nothing>) api.watch().handler()).stream(asked, sink);
  }

  private void watch(Map<String, List<String>> parameters) {
    tables.containers.table().fresh();
    Thread.ofVirtual().start(() -> watch(new Asked(parameters, Optional.empty())));
  }

  private Optional<JsonNode> latest(String of) {
    return sink.sent().reversed().stream()
        .map(RecordedSink.Sent::json)
        .filter(json -> json.path("of").asString().equals(of))
        .findFirst();
  }

  private boolean shows(String of, int total) {
    return latest(of).filter(json -> json.path("total").asInt() == total).isPresent();
  }

  @AfterEach
  void leave() {
    sink.close();
  }

  @Test
  void listsAreCountedAndCutAndFollowed() {
    tables.containers.table().replace(List.of(Samples.row("a", "web"), Samples.row("b", "api")));
    watch(Map.of("count", List.of(RUNNING), "list", List.of(EXITED), "limit", List.of("1")));
    Eventually.soon().until(() -> shows(RUNNING, 2) && shows(EXITED, 0));
    assertThat(latest(RUNNING).orElseThrow().path("items")).isEmpty();
    tables
        .containers
        .table()
        .replace(List.of(Samples.exited("a", "web"), Samples.exited("b", "x")));
    Eventually.soon().until(() -> shows(RUNNING, 0) && shows(EXITED, 2));
    assertThat(latest(EXITED).orElseThrow().path("items")).hasSize(1);
  }

  @Test
  void whatStaysTheSameIsNotToldAgain() {
    tables.containers.table().replace(List.of(Samples.row("a", "web")));
    watch(Map.of("count", List.of(RUNNING, EXITED)));
    Eventually.soon().until(() -> shows(RUNNING, 1) && shows(EXITED, 0));
    tables.containers.table().apply(List.of(Samples.row("b", "api")), List.of());
    Eventually.soon().until(() -> shows(RUNNING, 2));
    assertThat(sink.sent()).hasSize(3);
  }

  @Test
  void staleListsSaySo() {
    watch(Map.of("count", List.of(RUNNING)));
    Eventually.soon().until(() -> shows(RUNNING, 0));
    tables.containers.table().stale(Instant.parse("2026-01-01T12:00:00Z"));
    Eventually.soon()
        .until(() ->
            latest(RUNNING).orElseThrow().path("staleSince").asString("").startsWith("2026-01"));
  }

  @Test
  void whatCannotBeAnsweredIsRefusedAtOnce() {
    Optional<Set<String>> images = Optional.of(Set.of("overview.read", "image.read"));
    refused(Map.of(), Optional.empty(), "0 lists");
    refused(Map.of("count", List.of("things")), Optional.empty(), "no list \"things\"");
    refused(Map.of("list", List.of("containers colour:red")), Optional.empty(), "colour");
    refused(Map.of("count", List.of(RUNNING)), images, "lacks the permission container.read");
  }

  private void refused(
      Map<String, List<String>> parameters, Optional<Set<String>> scopes, String words) {
    assertThatThrownBy(() -> watch(new Asked(parameters, scopes)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(words);
  }
}
