package io.grampus.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModulesTest {
  private static final Pattern EXPORT = Pattern.compile("(?m)^\\s*exports\\s");
  private static final Pattern SLEEP = Pattern.compile("Thread\\.sleep\\(");

  @Test
  void everyModuleIsLookedAt() {
    String pom = Sources.read(Sources.root().resolve("testing/architecture/pom.xml"));
    assertThat(modulesWithCode().filter(module -> !pom.contains(artifact(module))))
        .as("modules that are no dependency of testing/architecture")
        .isEmpty();
  }

  @Test
  void everyFeatureExportsOnePackage() {
    Map<String, Long> exports =
        modulesWithCode()
            .filter(module -> Sources.name(module).startsWith("features/"))
            .map(module -> module.resolve("src/main/java/module-info.java"))
            .filter(Files::exists)
            .collect(Collectors.toMap(Sources::name, ModulesTest::countExports));
    assertThat(exports).allSatisfy((module, count) -> assertThat(count).as(module).isEqualTo(1));
  }

  @Test
  void everyModuleHasAPage() {
    assertThat(
            modulesWithCode()
                .filter(ModulesTest::isUsable)
                .filter(module -> !Files.exists(module.resolve("README.md"))))
        .isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    List<Path> unmarked =
        Sources.java().stream()
            .filter(file -> Sources.name(file).contains("src/main/"))
            .filter(file -> !file.endsWith("module-info.java"))
            .map(file -> file.resolveSibling("package-info.java"))
            .distinct()
            .filter(file -> !Files.exists(file) || !Sources.read(file).contains("@NullMarked"))
            .toList();
    assertThat(unmarked).isEmpty();
  }

  @Test
  void noTestSleeps() {
    List<String> sleeping =
        Sources.java().stream()
            .filter(file -> Sources.name(file).contains("/src/test/"))
            .filter(file -> !file.endsWith("ModulesTest.java"))
            // a bench is no test: it may pace what it measures
            .filter(file -> !file.toString().endsWith("Bench.java"))
            .filter(file -> SLEEP.matcher(Sources.read(file)).find())
            .map(Sources::name)
            .toList();
    assertThat(sleeping).isEmpty();
  }

  private static Stream<Path> modulesWithCode() {
    return Sources.modules().stream()
        .filter(module -> !module.endsWith("architecture"))
        .filter(module ->
            Sources.files(module, ".java").stream()
                .filter(file -> Sources.name(file).contains("/src/main/"))
                .anyMatch(file -> !file.toString().endsWith("-info.java")));
  }

  /** A feature that has no operation yet has nothing to tell. */
  private static boolean isUsable(Path module) {
    return !Sources.name(module).startsWith("features/")
        || !Sources.files(module, "Api.java").isEmpty();
  }

  private static String artifact(Path module) {
    return "<artifactId>" + module.getFileName() + "</artifactId>";
  }

  private static long countExports(Path file) {
    return EXPORT.matcher(Sources.read(file)).results().count();
  }
}
