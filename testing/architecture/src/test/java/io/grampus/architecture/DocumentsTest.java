package io.grampus.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\\n]*`");

  @Test
  void everyLinkLeadsToAFile() {
    List<String> broken =
        Sources.files(Sources.root(), ".md").stream().flatMap(DocumentsTest::brokenLinks).toList();
    assertThat(broken).isEmpty();
  }

  private static Stream<String> brokenLinks(Path page) {
    String text = CODE.matcher(Sources.read(page)).replaceAll("");
    return LINK.matcher(text)
        .results()
        .map(MatchResult::group)
        .map(link -> link.substring(2, link.length() - 1).replaceFirst("#.*", ""))
        .filter(target -> !target.isEmpty() && !target.contains("://"))
        .filter(target -> !target.startsWith("mailto:"))
        .filter(target -> !Files.exists(page.resolveSibling(target)))
        .map(target -> Sources.name(page) + " -> " + target);
  }
}
