package io.grampus.server;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.grampus.kernel.Json;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of the records that go over the wire. */
final class Schemas {
  private final SchemaBuilder builder;

  Schemas() {
    var config =
        new SchemaGeneratorConfigBuilder(
            Json.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
    config.with(
        Option.DEFINITIONS_FOR_ALL_OBJECTS,
        Option.FLATTENED_OPTIONALS,
        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
        Option.FLATTENED_ENUMS_FROM_TOSTRING,
        Option.PLAIN_DEFINITION_KEYS);
    config.without(Option.SCHEMA_VERSION_INDICATOR);
    config
        .forTypesInGeneral()
        .withDefinitionNamingStrategy((key, context) -> name(key.getType().getErasedType()))
        .withCustomDefinitionProvider(Schemas::alternatives)
        .withCustomDefinitionProvider(Schemas::map)
        .withCustomDefinitionProvider(
            (type, context) -> known(type, context.getGeneratorConfig().createObjectNode()))
        .withSubtypeResolver((type, context) -> {
          Class<?> erased = type.getErasedType();
          boolean tagged = erased.isAnnotationPresent(JsonTypeInfo.class);
          return erased.isSealed() && erased.isInterface() && !tagged
              ? Arrays.stream(erased.getPermittedSubclasses())
                  .map(c -> context.getTypeContext().resolve(c))
                  .toList()
              : List.of();
        });
    config
        .forFields()
        .withRequiredCheck(field -> required(field.getDeclaringType(), field.getDeclaredName()));
    this.builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
  }

  JsonNode of(Type type) {
    return builder.createSchemaReference(type);
  }

  /** Everything that was referred to, sorted. */
  ObjectNode definitions() {
    JsonNode all = builder.collectDefinitions("components/schemas");
    ObjectNode sorted = Json.MAPPER.createObjectNode();
    all.propertyNames().stream().sorted().forEach(n -> sorted.set(n, all.get(n)));
    return sorted;
  }

  private static boolean required(ResolvedType owner, String name) {
    Class<?> erased = owner.getErasedType();
    return erased.isRecord()
        && Arrays.stream(erased.getRecordComponents())
            .filter(c -> c.getName().equals(name))
            .map(RecordComponent::getType)
            .noneMatch(type -> type == Optional.class);
  }

  private static @Nullable CustomDefinition known(ResolvedType type, ObjectNode node) {
    Class<?> erased = type.getErasedType();
    if (erased == java.time.Instant.class) {
      return inline(node.put("type", "string").put("format", "date-time"));
    }
    if (erased == byte[].class) {
      return inline(node.put("type", "string").put("contentEncoding", "base64"));
    }
    if (JsonNode.class.isAssignableFrom(erased) || erased == Object.class) {
      return inline(node);
    }
    if (erased.isEnum()) {
      node.put("type", "string");
      var words = node.putArray("enum");
      for (Object constant : erased.getEnumConstants()) {
        words.add(Json.MAPPER.valueToTree(constant));
      }
      return inline(node);
    }
    return null;
  }

  private static @Nullable CustomDefinition map(
      ResolvedType type, SchemaGenerationContext context) {
    if (type.getErasedType() != Map.class || type.getTypeParameters().size() != 2) {
      return null;
    }
    ObjectNode node = context.getGeneratorConfig().createObjectNode().put("type", "object");
    ResolvedType value = type.getTypeParameters().getLast();
    node.set("additionalProperties", context.createDefinitionReference(value));
    return new CustomDefinition(
        node, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
  }

  /** A sealed type is one of its records, told apart by the member that Jackson writes. */
  private static @Nullable CustomDefinition alternatives(
      ResolvedType type, SchemaGenerationContext context) {
    JsonTypeInfo tag = type.getErasedType().getAnnotation(JsonTypeInfo.class);
    JsonSubTypes names = type.getErasedType().getAnnotation(JsonSubTypes.class);
    if (tag == null || names == null) {
      return null;
    }
    ObjectNode node = context.getGeneratorConfig().createObjectNode();
    var alternatives = node.putArray("oneOf");
    for (JsonSubTypes.Type one : names.value()) {
      ResolvedType resolved = context.getTypeContext().resolve(one.value());
      ObjectNode alternative = context.createStandardDefinition(resolved, null);
      ObjectNode properties = alternative.withObjectProperty("properties");
      properties.putObject(tag.property()).put("const", one.name());
      alternative.withArrayProperty("required").add(tag.property());
      alternatives.add(alternative);
    }
    return inline(node);
  }

  private static CustomDefinition inline(ObjectNode node) {
    return new CustomDefinition(
        node, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
  }

  private static String name(Class<?> type) {
    Class<?> owner = type.getDeclaringClass();
    return owner == null || owner.getSimpleName().equals("Bodies")
        ? type.getSimpleName()
        : owner.getSimpleName() + type.getSimpleName();
  }
}
