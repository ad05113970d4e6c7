package io.grampus.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** Tells names that we chose from names that another's interface chose. */
final class Overriding extends ArchCondition<JavaMethod> {
  private Overriding() {
    super("override a method of a class that is not ours");
  }

  static Overriding somethingOfOthers() {
    return new Overriding();
  }

  @Override
  public void check(JavaMethod method, ConditionEvents events) {
    JavaClass owner = method.getOwner();
    boolean satisfied =
        Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
            .filter(type -> !type.getPackageName().startsWith("io.grampus"))
            .flatMap(type -> type.getMethods().stream())
            .anyMatch(other -> other.getName().equals(method.getName()));
    events.add(new SimpleConditionEvent(method, satisfied, method.getDescription()));
  }
}
