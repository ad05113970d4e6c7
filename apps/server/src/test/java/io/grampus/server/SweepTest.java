package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Access;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Permission;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls every declared operation as those who may not. */
class SweepTest {
  /** These change nothing, though they are no GET: their question needs a body. */
  private static final List<String> UNAUDITED_CHANGES = List.of("stackPlan");

  @Test
  void nobodyAndViewersAreKeptOut(@TempDir Path data) throws Exception {
    try (var server = new TestServer(data.resolve("data"), List.of())) {
      String viewer = server.user("vera", "viewer");
      List<String> wrong = new ArrayList<>();
      for (Operation operation : server.server.operations()) {
        if (operation.access() instanceof Access.Open) {
          continue;
        }
        expect(wrong, operation, 401, status(server, operation, ""));
        if (operation.access() instanceof Access.Needs needs
            && needs.permission().level() != Permission.Level.READ) {
          expect(wrong, operation, 403, status(server, operation, viewer));
        }
      }
      assertThat(wrong).isEmpty();
    }
  }

  @Test
  void everyChangeIsAudited(@TempDir Path data) throws Exception {
    try (var server = new TestServer(data.resolve("data"), List.of())) {
      assertThat(server.server.operations())
          .filteredOn(o -> o.verb() != Operation.Verb.GET && o.audit().isEmpty())
          .extracting(Operation::id)
          .containsExactlyInAnyOrderElementsOf(UNAUDITED_CHANGES);
    }
  }

  @Test
  void aRefusedChangeLeavesItsRow(@TempDir Path data) throws Exception {
    try (var server = new TestServer(data.resolve("data"))) {
      String viewer = server.user("vera", "viewer");
      server.send("POST", "/probes/a", viewer, "{\"name\":\"n\",\"count\":3}");
      assertThat(server.get("/audit?who=vera&action=probe.change").body())
          .contains("\"result\":\"permission.missing\"");
    }
  }

  private static int status(TestServer server, Operation operation, String token) throws Exception {
    String path = operation.path().replaceAll("\\{[^}]*}", "some");
    return server.send(operation.verb().name(), path, token, "").statusCode();
  }

  private static void expect(List<String> wrong, Operation operation, int wanted, int got) {
    if (wanted != got) {
      wrong.add(operation.id() + " answered " + got + " instead of " + wanted);
    }
  }
}
