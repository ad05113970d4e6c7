package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.compose.ComposeBundle;
import io.grampus.compose.ComposeRequest;
import io.grampus.kernel.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComposeReaderTest {
  private static final ComposeRequest REQUEST =
      ComposeRequest.in("/app").files("/app/compose.yaml");

  @Test
  void theStackGivesTheProjectItsName() {
    Project project = read("services: {web: {image: a}}", ComposeBundle.Secrets.NONE);
    assertThat(Trees.text("", project.tree(), "networks", "default", "name"))
        .isEqualTo("shop_default");
  }

  @Test
  void secretsAreReadAndNotKept() {
    var secrets =
        new ComposeBundle.Secrets(
            Map.of("/app/key", "hush".getBytes(StandardCharsets.UTF_8)), Map.of());
    Project project =
        read("services: {web: {image: a, secrets: [key]}}\nsecrets: {key: {file: ./key}}", secrets);
    assertThat(project.contents().get("secret/key")).asString().isEqualTo("hush");
    assertThat(project.files()).containsOnlyKeys("/app/compose.yaml");
  }

  @Test
  void aMistakeIsToldWithFileAndLine() {
    assertThatThrownBy(() -> read("services:\n  web:\n    imagee: a\n", ComposeBundle.Secrets.NONE))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo("stack.badFiles");
              assertThat(e.problem().but()).contains("compose.yaml:3").contains("imagee");
            });
  }

  @Test
  void filesOfTheServerAreOutOfReach() {
    assertThatThrownBy(() ->
            read("services: {web: {image: a, env_file: /etc/passwd}}", ComposeBundle.Secrets.NONE))
        .isInstanceOf(ProblemException.class);
  }

  private static Project read(String yaml, ComposeBundle.Secrets secrets) {
    Map<String, byte[]> files = Map.of("/app/compose.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    return new ComposeReader().read("deploy", "shop", new ComposeBundle(REQUEST, files, secrets));
  }
}
