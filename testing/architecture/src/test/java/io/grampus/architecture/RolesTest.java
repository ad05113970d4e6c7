package io.grampus.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.time.Instant;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {
  private static final DescribedPredicate<JavaClass> IN_FEATURES = House.on(Floor.FEATURES);
  private static final DescribedPredicate<JavaClass> IN_STORES = House.outermostNameEnds("Store");
  private static final DescribedPredicate<JavaClass> IN_APIS = House.outermostNameEnds("Api");

  @Test
  void onlyStoresTouchSql() {
    noClasses()
        .that(IN_FEATURES.and(DescribedPredicate.not(IN_STORES)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.flywaydb..")
        .check(House.CLASSES);
  }

  @Test
  void onlyApisBuildOperations() {
    noClasses()
        .that(IN_FEATURES.and(DescribedPredicate.not(IN_APIS)))
        .should()
        .dependOnClassesThat()
        .haveNameMatching("io\\.grampus\\.kernel\\.OperationBuilder.*")
        .check(House.CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Impl", "Manager", "Helper", "Util", "Utils", "Data", "Info"})
  void noEmptyNames(String ending) {
    noClasses().should().haveSimpleNameEndingWith(ending).check(House.CLASSES);
  }

  @Test
  void noGetPrefix() {
    methods()
        .that()
        .haveNameMatching("get[A-Z].*")
        .should(Overriding.somethingOfOthers())
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void noFutureInASignature() {
    noMethods()
        .that(areWrittenByUs())
        .should()
        .haveRawReturnType(DescribedPredicate.describe("a Future", RolesTest::isFuture))
        .check(House.CLASSES);
  }

  @Test
  void noSynchronizedMethod() {
    noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED).check(House.CLASSES);
  }

  @Test
  void timeOnlyThroughTheClock() {
    noClasses()
        .that(IN_FEATURES.or(House.on(Floor.KERNEL)))
        .and()
        .doNotHaveSimpleName("SystemClock")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .check(House.CLASSES);
  }

  private static boolean isFuture(JavaClass type) {
    return type.isAssignableTo(Future.class);
  }

  private static DescribedPredicate<JavaMethod> areWrittenByUs() {
    return DescribedPredicate.describe(
        "written by us", method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC));
  }
}
