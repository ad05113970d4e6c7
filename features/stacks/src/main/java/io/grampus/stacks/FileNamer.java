package io.grampus.stacks;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Names a project's secrets and configs after their content, and makes them. */
final class FileNamer {
  private static final int HASH = 12;
  private static final int LONGEST = 64;
  private final String stack;
  private final Project project;

  FileNamer(String stack, Project project) {
    this.stack = stack;
    this.project = project;
  }

  /** Those that at least one service uses. */
  List<FileTarget> targets() {
    List<FileTarget> targets = new ArrayList<>();
    for (FileTarget.Kind kind : FileTarget.Kind.values()) {
      used(kind).forEach(key -> targets.add(target(kind, key)));
    }
    return targets;
  }

  static Map<String, String> names(List<FileTarget> targets) {
    Map<String, String> names = new TreeMap<>();
    targets.forEach(t -> names.put(t.kind().word() + "/" + t.key(), t.name()));
    return names;
  }

  /** The body that makes it. */
  ObjectNode create(FileTarget target) {
    JsonNode declared = Trees.at(project.tree(), target.kind().plural(), target.key());
    ObjectNode body = Trees.object().put("Name", target.name());
    Map<String, String> labels = new TreeMap<>(Trees.texts(declared.path("labels")));
    labels.put(Mapping.NAMESPACE, stack);
    body.set("Labels", Trees.objectOf(labels));
    body.put("Data", Base64.getEncoder().encodeToString(content(target.kind(), target.key())));
    Trees.text(declared, "template_driver")
        .ifPresent(d -> body.putObject("Templating").put("Name", d));
    return body;
  }

  private Set<String> used(FileTarget.Kind kind) {
    Set<String> used = new TreeSet<>();
    for (JsonNode service : Trees.members(project.tree().path("services")).values()) {
      for (JsonNode entry : Trees.items(service.path(kind.plural()))) {
        used.add(entry.isObject() ? Trees.text("", entry, "source") : entry.asString());
      }
      if (kind == FileTarget.Kind.CONFIG) {
        Trees.text(service, "credential_spec", "config").ifPresent(used::add);
      }
    }
    return used;
  }

  private FileTarget target(FileTarget.Kind kind, String key) {
    JsonNode declared = Trees.at(project.tree(), kind.plural(), key);
    if (!declared.isObject()) {
      throw new UnmappableException("there is no " + kind.word() + " \"" + key + "\" in the file");
    }
    String base = Trees.text(stack + "_" + key, declared, "name");
    if (Trees.flag(declared, "external")) {
      return new FileTarget(kind, key, Trees.text(key, declared, "name"), true);
    }
    if (kind == FileTarget.Kind.SECRET && project.kept().containsKey(key)) {
      return new FileTarget(kind, key, project.kept().getOrDefault(key, ""), false);
    }
    String name = base + "-" + hash(kind, key, declared);
    if (name.length() > LONGEST) {
      throw new UnmappableException(
          "the "
              + kind.word()
              + " name \""
              + name
              + "\" is longer than Swarm's "
              + LONGEST
              + " characters");
    }
    return new FileTarget(kind, key, name, false);
  }

  private String hash(FileTarget.Kind kind, String key, JsonNode declared) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(
          declared
              .path("template_driver")
              .asString("")
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      byte[] digest = sha.digest(content(kind, key));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private byte[] content(FileTarget.Kind kind, String key) {
    byte[] content = project.contents().get(kind.word() + "/" + key);
    if (content == null) {
      throw new UnmappableException(
          "the content of the " + kind.word() + " \"" + key + "\" did not come with the files");
    }
    return content;
  }
}
