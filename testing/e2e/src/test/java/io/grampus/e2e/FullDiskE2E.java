package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The disk with the data fills while the server runs. */
@Timeout(300)
class FullDiskE2E {
  private static final int MORE_THAN_FIT = 2_000;
  private static final String PROJECT =
      "services: {web: {image: grampus-test/none, environment: {LONG: %s}}}"
          .formatted("x".repeat(100_000));

  @TempDir Path folder;
  private final List<String> made = new ArrayList<>();

  @Test
  void changesAreRefusedInWordsReadsGoOnAndAllIsWellOnceThereIsRoom() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    try (var product = new Product(folder)) {
      product.engine().initSwarm();
      var small = Mounts.tmpfs(data, "size=6m");
      try (var server = ChildServer.start(product, data, folder.resolve("ready"), small);
          var api = new ApiClient(server, ApiClient.firstAdministrator(server))) {
        assertThat(make(api, "before").statusCode()).isEqualTo(201);
        made.add("before");
        Path ballast = fill(server.seen(data).resolve("ballast"));
        String refused = untilRefused(api);
        expectFull(api.send("POST", "/stacks/shop/deploys", "", Bundles.deploy(PROJECT, false)));
        assertThat(api.get("/users").body()).contains("ada");
        assertThat(api.get("/stacks").statusCode()).isEqualTo(200);
        Files.delete(ballast);
        assertThat(make(api, "after").statusCode()).isEqualTo(201);
        assertThat(api.get("/tokens").body()).contains(quoted(made)).doesNotContain(refused);
        assertThat(api.get("/stacks/shop/rollouts").body()).doesNotContain("accepted");
        String audit = api.get("/audit?action=token.create&result=ok&limit=0").body();
        assertThat(audit).contains("\"total\":" + (made.size() + 1));
      }
    }
  }

  /** Small changes still fit into pages that the database has already; the name that did not. */
  private String untilRefused(ApiClient api) throws IOException {
    for (int i = 0; i < MORE_THAN_FIT; i++) {
      String name = "token-" + i + "-";
      HttpResponse<String> answer = make(api, name);
      if (answer.statusCode() != 201) {
        expectFull(answer);
        return name;
      }
      made.add(name);
    }
    throw new AssertionError("the disk did not get full");
  }

  private static HttpResponse<String> make(ApiClient api, String name) throws IOException {
    return api.send("POST", "/tokens", "", "{\"name\":\"" + name + "\"}");
  }

  private static void expectFull(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
    assertThat(ApiClient.member(answer.body(), "code")).isEqualTo("disk.full");
    assertThat(ApiClient.member(answer.body(), "tried")).isNotBlank();
    assertThat(ApiClient.member(answer.body(), "but"))
        .contains("the disk with Grampus' data is full");
    assertThat(ApiClient.member(answer.body(), "next")).contains("Free some space");
  }

  private static String[] quoted(List<String> names) {
    return names.stream().map(name -> "\"" + name + "\"").toArray(String[]::new);
  }

  private static Path fill(Path ballast) {
    try (var out = Files.newOutputStream(ballast)) {
      byte[] block = new byte[4096];
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      return ballast;
    }
  }
}
