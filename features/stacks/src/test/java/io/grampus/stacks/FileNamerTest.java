package io.grampus.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FileNamerTest {
  private static final String SHOP =
      "{'services': {'web': {'secrets': [{'source': 'key'}]}}, 'secrets': {'key': {'file': '/k'}}}";

  @Test
  void aSecretIsNamedAfterItsContent() {
    String hush = name(Projects.of(SHOP, Map.of("secret/key", "hush")));
    assertThat(hush).startsWith("shop_key-");
    assertThat(name(Projects.of(SHOP, Map.of("secret/key", "other")))).isNotEqualTo(hush);
  }

  @Test
  void aSecretThatStaysKeepsItsName() {
    Project project = Projects.of(SHOP, Map.of("secret/key", ""));
    assertThat(name(project.keeping(Map.of("key", "shop_key-before"))))
        .isEqualTo("shop_key-before");
  }

  private static String name(Project project) {
    return new FileNamer("shop", project).targets().getFirst().name();
  }
}
