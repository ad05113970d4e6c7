package io.grampus.cli.cluster;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an engine's {@code daemon.json} has, and what it is to have.
 *
 * @param now all of it
 */
public record EngineSettings(ObjectNode now) {

  /** What a setting may be. */
  record Shape(String says, Predicate<JsonNode> check) {
    static final Shape TEXT = new Shape("a text", JsonNode::isString);
    static final Shape TEXTS = new Shape("a list of texts", v -> isList(v, JsonNode::isString));
    static final Shape MAPS = new Shape("a list of mappings", v -> isList(v, JsonNode::isObject));
    static final Shape MAP =
        new Shape("a mapping of texts", v -> v.isObject() && isAll(v, JsonNode::isString));
    static final Shape NUMBER = new Shape("a whole number", JsonNode::isIntegralNumber);
    static final Shape FLAG = new Shape("true or false", JsonNode::isBoolean);

    boolean fits(JsonNode value) {
      return check.test(value);
    }

    private static boolean isList(JsonNode value, Predicate<JsonNode> each) {
      return value.isArray() && isAll(value, each);
    }

    private static boolean isAll(JsonNode value, Predicate<JsonNode> each) {
      return value.values().stream().allMatch(each);
    }
  }

  /** The settings that a file may declare, by Docker's names. */
  static final Map<String, Shape> KEYS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("registry-mirrors", Shape.TEXTS),
              Map.entry("insecure-registries", Shape.TEXTS),
              Map.entry("log-driver", Shape.TEXT),
              Map.entry("log-opts", Shape.MAP),
              Map.entry("log-level", Shape.TEXT),
              Map.entry("debug", Shape.FLAG),
              Map.entry("dns", Shape.TEXTS),
              Map.entry("labels", Shape.TEXTS),
              Map.entry("mtu", Shape.NUMBER),
              Map.entry("default-address-pools", Shape.MAPS),
              Map.entry("max-concurrent-downloads", Shape.NUMBER),
              Map.entry("max-concurrent-uploads", Shape.NUMBER)));

  /** What Docker Engine takes over at a SIGHUP, without a restart. */
  private static final List<String> RELOADED =
      List.of(
          "registry-mirrors",
          "insecure-registries",
          "debug",
          "labels",
          "max-concurrent-downloads",
          "max-concurrent-uploads");

  /**
   * Reads the text of a machine's file; an empty one has no settings.
   *
   * @throws CliException when it is no JSON, so that nobody writes over what somebody meant
   */
  public static EngineSettings of(String machine, String text) {
    if (text.isBlank()) {
      return new EngineSettings(JsonMapper.shared().createObjectNode());
    }
    try {
      if (JsonMapper.shared().readTree(text) instanceof ObjectNode object) {
        return new EngineSettings(object);
      }
    } catch (JacksonException e) {
      // told below
    }
    throw new CliException(
        ExitCode.CONFLICT,
        "read the engine's settings at " + machine,
        "/etc/docker/daemon.json there is no JSON object",
        "Correct it there.");
  }

  /** What differs, each in words. */
  public List<String> differences(ObjectNode wanted) {
    List<String> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> setting : wanted.properties()) {
      JsonNode old = now.path(setting.getKey());
      if (!old.equals(setting.getValue())) {
        String was = old.isMissingNode() ? "" : " (was " + old + ")";
        all.add(setting.getKey() + " " + setting.getValue() + was);
      }
    }
    return all;
  }

  /** Whether the engine has to be restarted for it, which ends the containers on it. */
  public boolean needsRestart(ObjectNode wanted) {
    return wanted.properties().stream()
        .filter(s -> !now.path(s.getKey()).equals(s.getValue()))
        .anyMatch(s -> !RELOADED.contains(s.getKey()));
  }

  /** The file's new text: what is wanted, and all else as it was. */
  public byte[] with(ObjectNode wanted) {
    ObjectNode all = now.deepCopy();
    all.setAll(wanted);
    return (all.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
