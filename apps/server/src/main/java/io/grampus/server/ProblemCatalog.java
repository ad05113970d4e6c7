package io.grampus.server;

import io.grampus.kernel.Problem;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
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
    try {
      Problem problem = type.cast(filled(type));
      int status = Problems.status(problem);
      return Optional.of(new Entry(problem.code(), status, problem.sentence(), problem.next()));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Object filled(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] samples = new Object[components.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = sample(components[i].getName(), components[i].getGenericType());
    }
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(samples);
  }

  private static Object sample(String name, Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType of && of.getRawType() == List.class) {
      return List.of(sample(name, of.getActualTypeArguments()[0]));
    }
    if (type == String.class) {
      return "‹" + name + "›";
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
    if (type == Instant.class) {
      return Instant.EPOCH;
    }
    if (type instanceof Class<?> known && known.isRecord()) {
      return filled(known);
    }
    if (type instanceof Class<?> known && known.isEnum()) {
      return known.getEnumConstants()[0];
    }
    return Optional.empty();
  }
}
