package io.grampus.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** All compiled classes of the product. */
final class House {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.grampus");

  private House() {}

  static DescribedPredicate<JavaClass> on(Floor floor) {
    return DescribedPredicate.describe(
        "on the floor " + floor, type -> Floor.of(type).filter(floor::equals).isPresent());
  }

  static DescribedPredicate<JavaClass> outermostNameEnds(String ending) {
    return DescribedPredicate.describe(
        "in a class named *" + ending, type -> outermost(type).getSimpleName().endsWith(ending));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(House::outermost).orElse(type);
  }
}
