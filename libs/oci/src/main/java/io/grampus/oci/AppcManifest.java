package io.grampus.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What an App Container image says of itself (App Container specification, aci.md "Image
 * Manifest").
 *
 * @param whitelist the only paths that it consists of; all when empty
 * @param app how it is run, unless it is no more than files
 */
record AppcManifest(
    String name,
    Map<String, String> labels,
    Map<String, String> annotations,
    Set<String> whitelist,
    Optional<App> app) {
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z0-9]+(?:[-._~/][a-z0-9]+)*");
  private static final int LARGEST_PORT = 65_535;

  /**
   * How it is run.
   *
   * @param user a name, a number, or the path of a file whose owner it is
   * @param environment lines {@code NAME=VALUE}
   * @param ports such as {@code 80/tcp}
   * @param mountPoints where data is to be
   * @param others members that images of the Open Container Initiative do not have
   */
  record App(
      List<String> exec,
      String user,
      String group,
      List<String> environment,
      Optional<String> folder,
      List<String> ports,
      List<String> mountPoints,
      List<String> others) {}

  /**
   * Reads a manifest.
   *
   * @throws OciException when it is none, or the image consists of others
   */
  static AppcManifest read(byte[] bytes) {
    JsonNode tree = ManifestCodec.tree(bytes, "the image's manifest");
    if (!text(tree, "acKind").equals("ImageManifest")) {
      throw new OciException(
          "the image's manifest has the acKind \"%s\", not ImageManifest"
              .formatted(text(tree, "acKind")));
    }
    String name = text(tree, "name");
    if (!IDENTIFIER.matcher(name).matches()) {
      throw new OciException("the image's name \"" + name + "\" is no AC Identifier");
    }
    refuseDependencies(name, tree.path("dependencies"));
    Set<String> whitelist = new TreeSet<>();
    tree.path("pathWhitelist")
        .forEach(path -> whitelist.add(LayerPath.of(path.asString("")).toString()));
    return new AppcManifest(
        name, pairs(tree, "labels"), pairs(tree, "annotations"), whitelist, app(tree.path("app")));
  }

  /** Its files are only whole together with theirs, which nobody serves any more. */
  private static void refuseDependencies(String name, JsonNode dependencies) {
    List<String> names = new ArrayList<>();
    dependencies.forEach(each -> names.add(text(each, "imageName")));
    if (!names.isEmpty()) {
      throw new OciException(
          "the image %s builds on %s; render it into one first, such as with acbuild or rkt"
              .formatted(name, String.join(", ", names)));
    }
  }

  private static Optional<App> app(JsonNode app) {
    if (!app.isObject()) {
      return Optional.empty();
    }
    List<String> exec = new ArrayList<>();
    app.path("exec").forEach(word -> exec.add(word.asString("")));
    Optional<String> folder = ManifestCodec.text(app, "workingDirectory");
    if (folder.filter(f -> !f.startsWith("/")).isPresent()) {
      throw new OciException("the workingDirectory " + folder.get() + " is no absolute path");
    }
    List<String> environment = new ArrayList<>();
    pairs(app, "environment").forEach((name, value) -> environment.add(name + "=" + value));
    List<String> others = new ArrayList<>();
    return Optional.of(
        new App(
            exec,
            text(app, "user"),
            text(app, "group"),
            environment,
            folder.map(f -> LayerPath.of(f).toString()),
            ports(app.path("ports"), others),
            mountPoints(app, others),
            others(app, others)));
  }

  private static List<String> ports(JsonNode ports, List<String> others) {
    List<String> all = new ArrayList<>();
    for (JsonNode each : ports) {
      int first = each.path("port").asInt(0);
      int count = each.path("count").asInt(1);
      String protocol = text(each, "protocol");
      if (first < 1 || count < 1 || first > LARGEST_PORT - count + 1) {
        throw new OciException("the port " + text(each, "name") + " has no number from 1 to 65535");
      }
      if (!Set.of("tcp", "udp", "sctp").contains(protocol)) {
        others.add("the port " + first + " of the protocol \"" + protocol + "\"");
        continue;
      }
      for (int port = first; port < first + count; port++) {
        all.add(port + "/" + protocol);
      }
      if (each.path("socketActivated").asBoolean(false)) {
        others.add("that the port " + first + " is opened by the system (socketActivated)");
      }
    }
    return all;
  }

  private static List<String> mountPoints(JsonNode app, List<String> others) {
    List<String> all = new ArrayList<>();
    for (JsonNode each : app.path("mountPoints")) {
      LayerPath path = LayerPath.of(text(each, "path"));
      if (path.isRoot()) {
        throw new OciException("the mount point " + text(each, "name") + " has no path");
      }
      all.add(path.toString());
      if (each.path("readOnly").asBoolean(false)) {
        others.add("that the mount point " + path + " is read-only");
      }
    }
    return all;
  }

  private static List<String> others(JsonNode app, List<String> others) {
    app.path("isolators").forEach(each -> others.add("the isolator " + text(each, "name")));
    app.path("eventHandlers")
        .forEach(each -> others.add("the event handler " + text(each, "name")));
    return others;
  }

  private static Map<String, String> pairs(JsonNode tree, String member) {
    Map<String, String> all = new TreeMap<>();
    for (JsonNode pair : tree.path(member)) {
      String name = text(pair, "name");
      if (name.isEmpty() || name.contains("=")) {
        throw new OciException("one of the " + member + " has the name \"" + name + "\"");
      }
      if (all.put(name, pair.path("value").asString("")) != null) {
        throw new OciException("the " + member + " have " + name + " twice");
      }
    }
    return all;
  }

  private static String text(JsonNode tree, String member) {
    return ManifestCodec.text(tree, member).orElse("");
  }
}
