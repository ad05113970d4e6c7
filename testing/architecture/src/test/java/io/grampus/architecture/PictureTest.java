package io.grampus.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The picture draws the modules' dependencies, but for those that follow from other arrows. */
class PictureTest {
  private static final Pattern PICTURE = Pattern.compile("(?s)```mermaid\n(.*?)```");
  private static final Pattern ARROWS = Pattern.compile("(?m)^ *([\\w &]+?) *--> *([\\w &]+?) *$");
  private static final Pattern NODE = Pattern.compile("(?m)^ *(\\w+)$");
  private static final Pattern OURS =
      Pattern.compile(
          "<dependency>\\s*<groupId>io\\.grampus</groupId>\\s*<artifactId>(\\w+)</artifactId>"
              + "(?!\\s*<scope>test)");

  private static final Map<String, Set<String>> MODULES =
      Sources.modules().stream()
          .filter(module -> !Sources.name(module).startsWith("testing/"))
          .collect(
              Collectors.toMap(
                  module -> module.getFileName().toString(),
                  module -> dependencies(Sources.read(module.resolve("pom.xml"))),
                  (one, other) -> one,
                  TreeMap::new));

  @Test
  void thePictureShowsTheModules() {
    assertThat(drawnNodes()).containsExactlyInAnyOrderElementsOf(MODULES.keySet());
  }

  @Test
  void thePictureShowsTheirDependencies() {
    assertThat(drawnArrows()).isEqualTo(expectedArrows());
  }

  private static String picture() {
    String page = Sources.read(Sources.root().resolve("docs/architecture.md"));
    return PICTURE
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.joining());
  }

  private static Set<String> drawnNodes() {
    return NODE.matcher(picture())
        .results()
        .map(found -> found.group(1))
        .filter(Predicate.not("end"::equals))
        .collect(Collectors.toSet());
  }

  private static Set<String> drawnArrows() {
    return ARROWS
        .matcher(picture())
        .results()
        .flatMap(found ->
            names(found.group(1))
                .flatMap(from -> names(found.group(2)).map(to -> from + " --> " + to)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> names(String list) {
    return Arrays.stream(list.split("&")).map(String::strip);
  }

  private static Set<String> expectedArrows() {
    return MODULES.keySet().stream()
        .flatMap(from -> direct(from).map(to -> from + " --> " + to))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A module's dependencies that none of its other dependencies has. */
  private static Stream<String> direct(String module) {
    Set<String> all = MODULES.getOrDefault(module, Set.of());
    return all.stream()
        .filter(to -> all.stream().noneMatch(way -> !way.equals(to) && reached(way).contains(to)));
  }

  private static Set<String> reached(String module) {
    return MODULES.getOrDefault(module, Set.of()).stream()
        .flatMap(next -> Stream.concat(Stream.of(next), reached(next).stream()))
        .collect(Collectors.toSet());
  }

  private static Set<String> dependencies(String pom) {
    return OURS.matcher(pom)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
