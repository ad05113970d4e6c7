package io.grampus.stacks;

import java.util.Comparator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Maps a service's secrets and configs to references by name; their ids are filled in later. */
final class FileReferenceMapper {
  private static final int READABLE_BY_ALL = 0444;
  private final Mapping mapping;

  FileReferenceMapper(Mapping mapping) {
    this.mapping = mapping;
  }

  ArrayNode map(FileTarget.Kind kind, JsonNode service) {
    ArrayNode references = Trees.array();
    Trees.items(service.path(kind.plural())).stream()
        .map(entry -> reference(kind, entry))
        .sorted(Comparator.comparing(r -> Trees.text("", r, nameField(kind))))
        .forEach(references::add);
    return references;
  }

  static String nameField(FileTarget.Kind kind) {
    return kind == FileTarget.Kind.SECRET ? "SecretName" : "ConfigName";
  }

  static String idField(FileTarget.Kind kind) {
    return kind == FileTarget.Kind.SECRET ? "SecretID" : "ConfigID";
  }

  private ObjectNode reference(FileTarget.Kind kind, JsonNode entry) {
    String source = entry.isObject() ? Trees.text("", entry, "source") : entry.asString();
    ObjectNode reference = Trees.object();
    ObjectNode file = reference.putObject("File");
    String place = kind == FileTarget.Kind.SECRET ? source : "/" + source;
    file.put("Name", Trees.text(place, entry, "target"));
    file.put("UID", Trees.text("0", entry, "uid"));
    file.put("GID", Trees.text("0", entry, "gid"));
    file.put("Mode", mode(entry.path("mode")));
    reference.put(nameField(kind), mapping.fileName(kind, source));
    return reference;
  }

  private static int mode(JsonNode mode) {
    if (mode.isNumber()) {
      return mode.asInt();
    }
    return Trees.text(mode).map(Quantity::mode).orElse(READABLE_BY_ALL);
  }
}
