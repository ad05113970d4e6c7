package io.grampus.server;

import io.grampus.kernel.Access;
import io.grampus.kernel.Answer;
import io.grampus.kernel.Body;
import io.grampus.kernel.FrameSink;
import io.grampus.kernel.Json;
import io.grampus.kernel.Operation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/** Writes the OpenAPI 3.1 document of the declared operations. */
final class OpenApi {
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
  private static final String PROBLEM = "Problem";

  private final Schemas schemas = new Schemas();
  private final ObjectNode root = Json.MAPPER.createObjectNode();

  private OpenApi() {}

  static byte[] render(List<Operation> operations) {
    return Json.MAPPER
        .writer()
        .with(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsBytes(new OpenApi().document(operations));
  }

  private ObjectNode document(List<Operation> operations) {
    root.put("openapi", "3.1.0");
    ObjectNode about = root.putObject("info");
    about.put("title", "Grampus");
    about.put("version", "1");
    about.put("description", "Turns Docker machines into a platform. Generated: do not edit.");
    root.putArray("servers").addObject().put("url", Router.PREFIX);
    ObjectNode paths = root.putObject("paths");
    operations.stream()
        .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::verb))
        .forEach(o ->
            paths
                .withObjectProperty(o.path())
                .set(o.verb().name().toLowerCase(java.util.Locale.ROOT), operation(o)));
    ObjectNode components = root.putObject("components");
    ObjectNode security = components.putObject("securitySchemes").putObject("token");
    security.put("type", "http").put("scheme", "bearer");
    ObjectNode problem = problem(operations);
    ObjectNode definitions = schemas.definitions();
    definitions.set(PROBLEM, problem);
    components.set("schemas", definitions);
    return root;
  }

  private ObjectNode operation(Operation operation) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("operationId", operation.id());
    node.put("summary", operation.says());
    node.put("description", access(operation.access()));
    operation.audit().ifPresent(action -> node.put("x-audit", action));
    switch (operation.access()) {
      case Access.Open _ -> node.putArray("security");
      case Access.SignedIn _ -> node.putArray("security").addObject().putArray("token");
      case Access.Needs needs -> {
        node.putArray("security").addObject().putArray("token");
        node.put("x-permission", needs.permission().name());
      }
    }
    parameters(operation, node);
    body(operation.shape().body(), node);
    answers(operation, node.putObject("responses"));
    return node;
  }

  private static String access(Access access) {
    return switch (access) {
      case Access.Open open -> "Open to everybody. " + open.why();
      case Access.SignedIn _ -> "For everybody who is signed in.";
      case Access.Needs needs -> "Needs the permission " + needs.permission().name() + ".";
    };
  }

  private static void parameters(Operation operation, ObjectNode node) {
    var parameters = node.putArray("parameters");
    var matcher = PARAMETER.matcher(operation.path());
    while (matcher.find()) {
      ObjectNode one = parameters.addObject().put("name", matcher.group(1)).put("in", "path");
      one.put("required", true).putObject("schema").put("type", "string");
    }
    for (var parameter : operation.shape().query()) {
      ObjectNode one = parameters.addObject().put("name", parameter.name()).put("in", "query");
      ObjectNode schema = one.put("description", parameter.says()).putObject("schema");
      if (parameter.repeats()) {
        schema.put("type", "array").putObject("items").put("type", "string");
      } else {
        schema.put("type", "string");
      }
    }
    if (operation.verb() != Operation.Verb.GET) {
      ObjectNode key = parameters.addObject().put("name", Ledger.HEADER).put("in", "header");
      key.put("description", "Makes a repetition of the same request answer as the first did");
      key.putObject("schema").put("type", "string");
    }
  }

  private void body(Body body, ObjectNode node) {
    switch (body) {
      case Body.None _ -> {}
      case Body.Json json -> {
        ObjectNode content = node.putObject("requestBody").put("required", true);
        var media = content.putObject("content").putObject("application/json");
        media.set("schema", schemas.of(json.type()));
      }
      case Body.Bytes bytes -> {
        ObjectNode content = node.putObject("requestBody").put("required", true);
        binary(content.putObject("content").putObject(bytes.mediaType()));
      }
    }
  }

  private void answers(Operation operation, ObjectNode responses) {
    switch (operation.shape().answer()) {
      case Answer.None _ -> responses.putObject("204").put("description", "Done");
      case Answer.Json json ->
          answer(responses, json.status(), "application/json")
              .set("schema", schemas.of(json.type()));
      case Answer.Rows rows -> rows(rows, responses);
      case Answer.Bytes bytes -> binary(answer(responses, 200, bytes.mediaType()));
      case Answer.Events events -> events(events.types(), responses);
      case Answer.EventsOrFrames either -> {
        events(either.types(), responses);
        binary(content(responses).putObject(FrameSink.MEDIA_TYPE));
      }
      case Answer.Conversation talk ->
          responses
              .putObject("101")
              .put("description", "A WebSocket with the subprotocol " + talk.protocol());
    }
    ObjectNode refused = responses.putObject("default");
    String codes =
        operation.shape().refusals().stream()
            .map(ProblemCatalog::codeOf)
            .flatMap(java.util.Optional::stream)
            .distinct()
            .sorted()
            .reduce((a, b) -> a + ", " + b)
            .map(all -> "A problem, such as " + all)
            .orElse("A problem");
    refused.put("description", codes);
    ObjectNode media = refused.putObject("content").putObject(Problems.MEDIA_TYPE);
    media.putObject("schema").put("$ref", "#/components/schemas/" + PROBLEM);
  }

  private void rows(Answer.Rows rows, ObjectNode responses) {
    var media = answer(responses, 200, "application/json");
    ObjectNode page = media.putObject("schema").put("type", "object");
    ObjectNode properties = page.putObject("properties");
    ObjectNode items = properties.putObject("items").put("type", "array");
    items.set("items", schemas.of(rows.row()));
    properties.putObject("total").put("type", "integer");
    properties.putObject("version").put("type", "integer");
    properties.putObject("staleSince").put("type", "string").put("format", "date-time");
    page.putArray("required").add("items").add("total").add("version");
  }

  private void events(Map<String, Class<?>> types, ObjectNode responses) {
    ObjectNode schema = answer(responses, 200, "text/event-stream").putObject("schema");
    var names = schema.putArray("oneOf");
    types.forEach((name, type) -> {
      ObjectNode event = names.addObject().put("type", "object").put("title", name);
      ObjectNode properties = event.putObject("properties");
      properties.putObject("event").put("const", name);
      properties.set("data", schemas.of(type));
    });
  }

  private static ObjectNode answer(ObjectNode responses, int status, String mediaType) {
    ObjectNode answer = responses.putObject(String.valueOf(status)).put("description", "Done");
    return answer.putObject("content").putObject(mediaType);
  }

  private static ObjectNode content(ObjectNode responses) {
    return (ObjectNode) responses.path("200").path("content");
  }

  private static void binary(ObjectNode media) {
    media.putObject("schema").put("type", "string").put("format", "binary");
  }

  /** The members that every problem has, and those that some have besides. */
  private ObjectNode problem(List<Operation> operations) {
    ObjectNode problem = Json.MAPPER.createObjectNode().put("type", "object");
    ObjectNode members = problem.putObject("properties");
    for (String name :
        List.of("type", "title", "detail", "code", "tried", "but", "next", "requestId")) {
      members.putObject(name).put("type", "string");
    }
    members.putObject("status").put("type", "integer");
    operations.stream()
        .flatMap(operation -> operation.shape().refusals().stream())
        .flatMap(ProblemCatalog::below)
        .filter(Class::isRecord)
        .distinct()
        .sorted(Comparator.comparing(Class::getName))
        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
        .filter(member -> !members.has(member.getName()))
        .forEach(member -> members.set(member.getName(), schemas.of(member.getGenericType())));
    var required = problem.putArray("required");
    Arrays.asList("type", "title", "status", "detail", "code", "tried", "but", "next")
        .forEach(required::add);
    return problem;
  }
}
