package io.grampus.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes an image as docker save does, so that its id is the same on every engine.
 *
 * @see <a href="https://github.com/moby/docker-image-spec">Docker Image Specification</a>
 */
final class ImageArchive {
  private static final String CREATED = "2026-01-01T00:00:00Z";

  private ImageArchive() {}

  static void write(Path archive, String reference, List<Path> layers) {
    Path tree = Path.of(archive + ".tree");
    try {
      Files.createDirectories(tree);
      List<String> digests = new ArrayList<>();
      for (Path layer : layers) {
        digests.add(sha256(layer));
        Files.copy(layer, tree.resolve(digests.getLast() + ".tar"));
      }
      String config = config(digests);
      Files.writeString(tree.resolve("config.json"), config);
      String name = sha256(tree.resolve("config.json")) + ".json";
      Files.move(tree.resolve("config.json"), tree.resolve(name));
      Files.writeString(tree.resolve("manifest.json"), manifest(name, reference, digests));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Command.of("tar", "-C", tree.toString(), "-cf", archive.toString(), ".").run();
    Command.of("rm", "-rf", tree.toString()).run();
  }

  private static String config(List<String> digests) {
    return """
    {"architecture":"amd64","os":"linux","created":"%s",
     "config":{"Env":["PATH=/usr/sbin:/usr/bin:/sbin:/bin"],"Cmd":["sh"],
               "Labels":{"io.grampus.test":"image"}},
     "rootfs":{"type":"layers","diff_ids":[%s]},
     "history":[%s]}
    """
        .formatted(
            CREATED,
            joined(digests, "\"sha256:%s\""),
            joined(digests, "{\"created\":\"" + CREATED + "\",\"created_by\":\"layer %.8s\"}"));
  }

  private static String manifest(String config, String reference, List<String> digests) {
    return "[{\"Config\":\"%s\",\"RepoTags\":[\"%s\"],\"Layers\":[%s]}]"
        .formatted(config, reference, joined(digests, "\"%s.tar\""));
  }

  private static String joined(List<String> digests, String format) {
    return digests.stream().map(format::formatted).collect(Collectors.joining(","));
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digesting.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
