package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.Await;
import io.grampus.cluster.TestImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The product is killed at random moments of a deploy; what it acknowledged must be there. */
@Timeout(900)
class KilledE2E {
  private static final int KILLS = 20;
  private static final String DEPLOYS = "/stacks/shop/deploys";
  private final Random random = new Random(11);

  /** What was answered with success, by Idempotency-Key. */
  private final Map<String, Done> done = new LinkedHashMap<>();

  private final List<Asked> cut = new ArrayList<>();
  @TempDir Path folder;

  private record Asked(String key, String path, String body, String object) {}

  private record Done(Asked asked, String answer) {}

  @Test
  void whatWasAcknowledgedIsThereAndTheLastDeployEndsWell() throws Exception {
    try (var product = new Product(folder)) {
      product.engine().load(TestImage.BASE).initSwarm();
      String token;
      try (var first = ChildServer.start(product, product.data())) {
        token = ApiClient.firstAdministrator(first);
      }
      for (int round = 1; round <= KILLS; round++) {
        try (var server = ChildServer.start(product, product.data());
            var api = new ApiClient(server, token)) {
          repeatWhatWasCut(api);
          Thread killer = killSoon(server);
          ask(api, round);
          killer.join();
        }
      }
      try (var last = ChildServer.start(product, product.data());
          var api = new ApiClient(last, token)) {
        repeatWhatWasCut(api);
        check(api, product);
      }
    }
  }

  /** Kills it within the requests or, as often, within the rollout that follows. */
  private Thread killSoon(ChildServer server) {
    long after = random.nextBoolean() ? random.nextLong(400) : random.nextLong(2_500);
    return Thread.ofVirtual()
        .start(() -> {
          try {
            var _ = server.launcher().waitFor(after, TimeUnit.MILLISECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          server.kill();
        });
  }

  private void ask(ApiClient api, int round) {
    String user =
        "{\"name\":\"u%d\",\"password\":\"%s\",\"role\":\"viewer\"}"
            .formatted(round, ApiClient.PASSWORD);
    List<Asked> all =
        List.of(
            new Asked("t" + round, "/tokens", "{\"name\":\"t" + round + "\"}", "token/t" + round),
            new Asked("d" + round, DEPLOYS, Bundles.deploy(project(round), true), "stack/shop"),
            new Asked("u" + round, "/users", user, "user/u" + round));
    for (Asked asked : all) {
      try {
        HttpResponse<String> answer = api.send("POST", asked.path, asked.key, asked.body);
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
        done.put(asked.key, new Done(asked, answer.body()));
      } catch (IOException killed) {
        cut.add(asked);
        return;
      }
    }
  }

  /** A cut request is carried out now, or was before; only then may it be refused, and says so. */
  private void repeatWhatWasCut(ApiClient api) throws IOException {
    for (Asked asked : cut) {
      HttpResponse<String> answer = api.send("POST", asked.path, asked.key, asked.body);
      if (answer.statusCode() == 409) {
        assertThat(answer.body()).contains("The server was stopped while it carried this");
        assertThat(asked.path).as(answer.body()).isNotEqualTo(DEPLOYS);
      } else {
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
        done.put(asked.key, new Done(asked, answer.body()));
      }
    }
    cut.clear();
  }

  private void check(ApiClient api, Product product) throws IOException {
    String users = api.get("/users").body();
    String tokens = api.get("/tokens").body();
    String rollouts = api.get("/stacks/shop/rollouts").body();
    for (Done one : done.values()) {
      String named = "\"name\":\"" + one.asked.key + "\"";
      switch (one.asked.path) {
        case "/users" -> assertThat(users).containsOnlyOnce(named);
        case "/tokens" -> assertThat(tokens).contains(named);
        default -> assertThat(rollouts).contains(ApiClient.member(one.answer, "id"));
      }
      String audit = api.get("/audit?limit=0&result=ok&object=" + one.asked.object).body();
      assertThat(audit).contains(one.asked.object);
      HttpResponse<String> again = api.send("POST", one.asked.path, one.asked.key, one.asked.body);
      assertThat(again.body()).as("the ledger answers as before").isEqualTo(one.answer);
    }
    assertThat(done).hasSizeGreaterThan(KILLS);
    String last = api.send("POST", DEPLOYS, "last", Bundles.deploy(project(KILLS), true)).body();
    String path = "/rollouts/" + ApiClient.member(last, "id");
    assertThat(Await.until(Duration.ofMinutes(2), () -> isHealthy(api, path)))
        .as("%s", api.get(path).body())
        .isTrue();
    assertThat(api.get("/stacks/shop/rollouts").body())
        .doesNotContain("\"name\":\"accepted\"", "\"name\":\"rolling\"");
    assertThat(product.engine().docker("service", "inspect", "shop_web"))
        .contains("VERSION=" + KILLS);
  }

  private static boolean isHealthy(ApiClient api, String path) {
    try {
      return api.get(path).body().contains("{\"name\":\"healthy\"}");
    } catch (IOException e) {
      return false;
    }
  }

  private static String project(int version) {
    return """
    services:
      web: &web
        image: %s
        command: [sleep, "1000"]
        stop_grace_period: 0s
        environment: {VERSION: "%d"}
        deploy: {replicas: 2, update_config: {monitor: 500ms}}
      api: *web
    """
        .formatted(TestImage.BASE.reference(), version);
  }
}
