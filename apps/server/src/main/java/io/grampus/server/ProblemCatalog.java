package io.grampus.server;

import io.grampus.kernel.Problem;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows every problem that the declared operations may refuse with, by looking at its records. */
final class ProblemCatalog {
  private ProblemCatalog() {}

  /** One kind of problem with a sample of its words. */
  record Entry(String code, int status, String sentence, String next) {}

  /** All problems below a sealed interface, or the record itself. */
  static Stream<Class<? extends Problem>> below(Class<? extends Problem> type) {
    if (!type.isSealed()) {
      return Stream.of(type);
    }
    return Arrays.stream(type.getPermittedSubclasses())
        .map(c -> (Class<? extends Problem>) c.asSubclass(Problem.class))
        .flatMap(ProblemCatalog::below);
  }

  static Optional<String> codeOf(Class<? extends Problem> type) {
    return entry(type).map(Entry::code);
  }

  static List<Entry> entries(List<Class<? extends Problem>> families) {
    return families.stream()
        .flatMap(ProblemCatalog::below)
        .distinct()
        .map(ProblemCatalog::entry)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Entry::code).thenComparing(Entry::sentence))
        .toList();
  }

  /** Fills each component with its own name; a problem that cannot bear that is left out. */
  static Optional<Entry> entry(Class<? extends Problem> type) {
    if (!type.isRecord()) {
      return Optional.empty();
    }
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] samples = Arrays.stream(components).map(ProblemCatalog::sample).toArray();
    try {
      Constructor<? extends Problem> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      Problem problem = constructor.newInstance(samples);
      int status = Problems.status(problem);
      return Optional.of(new Entry(problem.code(), status, problem.sentence(), problem.next()));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Object sample(RecordComponent component) {
    String name = "‹" + component.getName() + "›";
    Class<?> type = component.getType();
    if (type == String.class) {
      return name;
    }
    if (type == int.class) {
      return 0;
    }
    if (type == long.class) {
      return 0L;
    }
    if (type == boolean.class) {
      return false;
    }
    if (type == List.class) {
      return List.of(name);
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    return Optional.empty();
  }
}
