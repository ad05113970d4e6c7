package io.grampus.kernel;

import java.util.List;
import java.util.Optional;

/**
 * One thing that Grampus can do over its API, declared once: the route, the permission check, the
 * audit row, the OpenAPI entry and the CLI's coverage all come from here.
 *
 * @param path below {@code /api/v1}, with parameters in braces
 * @param id unique, in lowerCamelCase; the OpenAPI operationId
 * @param says a sentence that starts with a verb
 * @param audit the action's name in the audit log; every operation that changes something has one
 */
public record Operation(
    Verb verb,
    String path,
    String id,
    String says,
    Access access,
    Shape shape,
    Optional<String> audit,
    Handler<?> handler) {

  /** The HTTP method. */
  public enum Verb {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  /** What goes in, what comes out and what may be in the way. */
  public record Shape(
      List<Parameter> query, Body body, Answer answer, List<Class<? extends Problem>> refusals) {}

  public static OperationBuilder.Unnamed get(String path) {
    return new OperationBuilder.Unnamed(Verb.GET, path);
  }

  public static OperationBuilder.Unnamed post(String path) {
    return new OperationBuilder.Unnamed(Verb.POST, path);
  }

  public static OperationBuilder.Unnamed put(String path) {
    return new OperationBuilder.Unnamed(Verb.PUT, path);
  }

  public static OperationBuilder.Unnamed patch(String path) {
    return new OperationBuilder.Unnamed(Verb.PATCH, path);
  }

  public static OperationBuilder.Unnamed delete(String path) {
    return new OperationBuilder.Unnamed(Verb.DELETE, path);
  }
}
