package io.grampus.server;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Json;
import io.grampus.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Reads request bodies into records and says exactly what is wrong with those that don't fit. */
final class BodyReader {
  private final int limit;

  BodyReader(int limit) {
    this.limit = limit;
  }

  byte[] bytes(InputStream in) {
    try {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new ProblemException(new CommonProblem.TooLarge("read the request's body", limit));
      }
      return bytes;
    } catch (IOException e) {
      throw new ProblemException(
          Problems.invalid(
              "read the request's body", "", "the client stopped sending", "Send it again."),
          e);
    }
  }

  Object parse(byte[] bytes, Class<?> type) {
    if (bytes.length == 0) {
      throw refused("", "it is empty", "Send JSON with " + members(type) + ".");
    }
    try {
      Object value = Json.MAPPER.readValue(bytes, type);
      if (value == null) {
        throw refused("", "it is null", "Send JSON with " + members(type) + ".");
      }
      requireMembers(value, "");
      return value;
    } catch (JacksonException e) {
      throw explain(e, type);
    }
  }

  private static ProblemException explain(JacksonException e, Class<?> type) {
    Throwable cause = e.getCause();
    if (cause instanceof ProblemException problem) {
      return problem;
    }
    String field =
        e.getPath().stream()
            .map(r -> r.getPropertyName() == null ? "[" + r.getIndex() + "]" : r.getPropertyName())
            .collect(Collectors.joining("."))
            .replace(".[", "[");
    if (e instanceof UnrecognizedPropertyException unknown) {
      String known =
          Optional.ofNullable(unknown.getKnownPropertyIds()).orElse(List.of()).stream()
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining(", "));
      return refused(field, "it has no member " + field, "Known here: " + known + ".");
    }
    if (e instanceof StreamReadException) {
      var at = e.getLocation();
      String but = "line " + at.getLineNr() + ", column " + at.getColumnNr() + " is not JSON";
      return refused(field, but, "Send well-formed JSON in UTF-8.");
    }
    String why = cause instanceof IllegalArgumentException ? cause.getMessage() : "it does not fit";
    String next = "Send JSON with " + members(type) + ".";
    return refused(field, (field.isEmpty() ? "" : field + ": ") + why, next);
  }

  /** A member that a record's constructor did not default must have been given. */
  private static void requireMembers(@Nullable Object value, String path) {
    switch (value) {
      case Record data -> {
        for (RecordComponent component : data.getClass().getRecordComponents()) {
          requireMember(data, component, path);
        }
      }
      case Collection<?> many -> many.forEach(one -> requireMembers(one, path));
      case Map<?, ?> map -> map.values().forEach(one -> requireMembers(one, path));
      case null, default -> {}
    }
  }

  private static void requireMember(Record data, RecordComponent component, String path) {
    String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    Object member;
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      member = accessor.invoke(data);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + name, e);
    }
    if (member == null && !nullable) {
      throw refused(name, "the member " + name + " is missing", "Add " + name + ".");
    }
    requireMembers(member, name);
  }

  private static String members(Class<?> type) {
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.joining(", "))
        : type.getSimpleName();
  }

  private static ProblemException refused(String field, String but, String next) {
    return new ProblemException(Problems.invalid("read the request's body", field, but, next));
  }
}
