package io.grampus.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FloorsTest {

  @Test
  void arrowsOnlyPointDown() {
    assertThat(arrows(FloorsTest::pointsUp)).isEmpty();
  }

  @Test
  void noPackageCycle() {
    slices().matching("io.grampus.(*)..").should().beFreeOfCycles().check(House.CLASSES);
  }

  @Test
  void appsKnowNoOtherApp() {
    assertThat(arrows((from, to) -> bothOn(Floor.APPS, from, to))).isEmpty();
  }

  @Test
  void theCommandLineIsAPlainClientOfTheApi() {
    assertThat(arrows((from, to) -> in("cli", from) && !in("cli", to) && above(Floor.LIBS, to)))
        .isEmpty();
  }

  private interface Arrow {
    boolean matches(JavaClass from, JavaClass to);
  }

  private static List<String> arrows(Arrow wanted) {
    return House.CLASSES.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(each -> wanted.matches(each.getOriginClass(), each.getTargetClass()))
        .map(Dependency::getDescription)
        .toList();
  }

  private static boolean pointsUp(JavaClass from, JavaClass to) {
    Optional<Floor> lower = Floor.of(from);
    return lower.isPresent() && above(lower.orElseThrow(), to);
  }

  private static boolean above(Floor floor, JavaClass type) {
    return Floor.of(type).filter(other -> other.compareTo(floor) > 0).isPresent();
  }

  private static boolean bothOn(Floor floor, JavaClass from, JavaClass to) {
    return Floor.of(from).filter(floor::equals).isPresent()
        && Floor.of(to).filter(floor::equals).isPresent()
        && !Floor.module(from).equals(Floor.module(to));
  }

  private static boolean in(String module, JavaClass type) {
    return Floor.module(type).filter(module::equals).isPresent();
  }
}
