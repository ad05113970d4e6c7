package io.grampus.compose;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks a model against the JSON Schema of the Compose Specification. */
final class SchemaCheck {
  private static final Schema SCHEMA = compiled();

  private SchemaCheck() {}

  static void check(MapNode model, Problems problems) {
    List<Error> errors = SCHEMA.validate(JsonTrees.object(model));
    if (!errors.isEmpty()) {
      new SchemaComplaints(model, SCHEMA.getSchemaNode(), problems).report(errors);
    }
  }

  static JsonNode schema() {
    return SCHEMA.getSchemaNode();
  }

  private static Schema compiled() {
    try (InputStream in = SchemaCheck.class.getResourceAsStream("compose-spec.json")) {
      if (in == null) {
        throw new IllegalStateException("compose-spec.json is missing");
      }
      SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
      ObjectNode source = (ObjectNode) JsonMapper.shared().readTree(in);
      // the file's own names for itself and for its dialect aren't the absolute ones the library
      // wants
      source.remove(List.of("$id", "$schema"));
      Schema schema = registry.getSchema(source);
      schema.initializeValidators();
      return schema;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
