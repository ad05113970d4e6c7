package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The committed documents say what the code says. GRAMPUS_RENEW=1 writes them anew. */
class ContractTest {
  private static final Path ROOT = Path.of("../..");
  private static final String RENEW =
      "it is stale; renew it: GRAMPUS_RENEW=1 mvn -pl apps/server -am test -Dtest=ContractTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  @Test
  void theOpenApiDocumentIsUpToDate(@TempDir Path data) throws Exception {
    try (var server = new TestServer(data.resolve("data"), java.util.List.of())) {
      byte[] document = OpenApi.render(server.server.operations());
      check("contract/openapi.json", new String(document, StandardCharsets.UTF_8) + "\n");
    }
  }

  @Test
  void everyReferenceOfTheDocumentLeadsSomewhere(@TempDir Path data) throws Exception {
    try (var server = new TestServer(data.resolve("data"), java.util.List.of())) {
      JsonNode document = Json.MAPPER.readTree(OpenApi.render(server.server.operations()));
      Set<String> missing = new HashSet<>();
      for (String reference : document.findValuesAsString("$ref")) {
        if (document.at(reference.substring(1)).isMissingNode()) {
          missing.add(reference);
        }
      }
      assertThat(missing).isEmpty();
    }
  }

  @Test
  void theListOfProblemsIsUpToDate(@TempDir Path data) throws Exception {
    try (var server = new TestServer(data.resolve("data"), java.util.List.of())) {
      check("docs/problems.md", ProblemPage.render(server.server.operations()));
    }
  }

  private static void check(String file, String wanted) throws Exception {
    Path path = ROOT.resolve(file);
    if ("1".equals(System.getenv("GRAMPUS_RENEW"))) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, wanted);
    }
    assertThat(Files.exists(path) ? Files.readString(path) : "")
        .as(file + ": " + RENEW)
        .isEqualTo(wanted);
  }
}
