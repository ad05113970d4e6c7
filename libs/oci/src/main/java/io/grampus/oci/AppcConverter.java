package io.grampus.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says in OCI's words what an App Container image says in its own. */
final class AppcConverter {
  private static final String PREFIX = "org.opencontainers.image.";

  /** Labels and annotations that have a name of OCI's. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "version", PREFIX + "version",
          "created", PREFIX + "created",
          "authors", PREFIX + "authors",
          "homepage", PREFIX + "url",
          "documentation", PREFIX + "documentation");

  /** The processors of the App Container specification, in Go's words with the variant. */
  private static final Map<String, String> PROCESSORS =
      Map.of(
          "i386", "386",
          "x86_64", "amd64",
          "aarch64", "arm64",
          "aarch64_be", "arm64be",
          "armv6l", "arm/v6",
          "armv7l", "arm/v7",
          "armv7b", "armbe/v7");

  private final AppcManifest manifest;

  AppcConverter(AppcManifest manifest) {
    this.manifest = manifest;
  }

  /** What is told of the image, in its config and in its manifest. */
  Map<String, String> labels() {
    Map<String, String> all = new TreeMap<>();
    all.put(PREFIX + "title", manifest.name());
    manifest.annotations().forEach((name, value) -> all.put(KNOWN.getOrDefault(name, name), value));
    manifest
        .labels()
        .forEach((name, value) -> {
          if (!name.equals("os") && !name.equals("arch")) {
            all.put(KNOWN.getOrDefault(name, name), value);
          }
        });
    return all;
  }

  /** Images that run anywhere say no platform; OCI's have to. */
  private Platform platform() {
    String os = manifest.labels().getOrDefault("os", "linux");
    String processor = manifest.labels().getOrDefault("arch", Platform.here().architecture());
    return Platform.parse(os + "/" + PROCESSORS.getOrDefault(processor, processor));
  }

  /**
   * The image's config.
   *
   * @param user who runs it, with paths already resolved
   */
  ImageConfig config(Digest diffId, Optional<String> user) {
    return new ImageConfig(
        platform(),
        Optional.ofNullable(manifest.annotations().get("created")),
        Optional.ofNullable(manifest.annotations().get("authors")),
        List.of(),
        List.of(diffId),
        List.of(
            new ImageConfig.Step(
                "import of the App Container image " + manifest.name(), "", false)),
        command(user),
        labels());
  }

  private ImageConfig.Command command(Optional<String> user) {
    var app = manifest.app();
    return new ImageConfig.Command(
        app.map(AppcManifest.App::exec).orElse(List.of()),
        List.of(),
        app.map(AppcManifest.App::environment).orElse(List.of()),
        user,
        app.flatMap(AppcManifest.App::folder),
        Optional.empty(),
        app.map(AppcManifest.App::ports).orElse(List.of()),
        app.map(AppcManifest.App::mountPoints).orElse(List.of()));
  }
}
