package io.grampus.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder with Compose files, the options to load them with and the canonical form expected. */
record Fixture(String name, Path folder, Map<String, List<String>> options) {
  static final JsonMapper JSON = JsonMapper.builder().build();

  static List<Fixture> all(String kind) {
    Path root = module().resolve("src/test/resources/io/grampus/compose").resolve(kind);
    try (Stream<Path> folders = Files.list(root)) {
      return folders.sorted().map(Fixture::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This module's folder, from there or from the repository's. */
  static Path module() {
    Path here = Path.of("").toAbsolutePath();
    return here.endsWith("libs/compose") ? here : here.resolve("libs/compose");
  }

  private static Fixture of(Path folder) {
    Map<String, List<String>> options = new LinkedHashMap<>();
    if (Files.exists(folder.resolve("options"))) {
      for (String line : read(folder.resolve("options")).lines().toList()) {
        String[] parts = line.split("=", 2);
        options.computeIfAbsent(parts[0], k -> new ArrayList<>()).add(parts[1]);
      }
    }
    return new Fixture(folder.getFileName().toString(), folder.toAbsolutePath(), options);
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> option(String key) {
    return options.getOrDefault(key, List.of());
  }

  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>(Map.of("HOME", "/home/user"));
    for (String pair : option("env")) {
      String[] parts = pair.split("=", 2);
      variables.put(parts[0], parts[1]);
    }
    return variables;
  }

  ComposeRequest request() {
    return ComposeRequest.in(folder.toString())
        .files(option("file"))
        .envFiles(option("envfile"))
        .profiles(option("profile"))
        .projectDirectory(option("directory").stream().findFirst().orElse(""))
        .named(option("name").stream().findFirst().orElse(""))
        .variables(variables());
  }

  ComposeProject load() {
    return new ComposeLoader(FileSource.disk()).load(request());
  }

  /** Our canonical form, with this folder's place taken out. */
  JsonNode canonical() {
    return comparable(load().config().toString());
  }

  JsonNode expected() {
    return comparable(read(folder.resolve("expected.json")));
  }

  JsonNode comparable(String json) {
    String parent = folder.resolveSibling("").toString();
    return JSON.readTree(json.replace(folder.toString(), "@DIR@").replace(parent, "@UP@"));
  }

  /** The arguments of docker compose for the same load. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    Map<String, String> flags =
        Map.of(
            "file",
            "-f",
            "profile",
            "--profile",
            "name",
            "-p",
            "directory",
            "--project-directory",
            "envfile",
            "--env-file");
    options.forEach((key, values) -> {
      if (flags.containsKey(key)) {
        values.forEach(v -> arguments.addAll(List.of(flags.get(key), v)));
      }
    });
    return arguments;
  }

  @Override
  public String toString() {
    return name;
  }
}
