package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.oci.Descriptor;
import io.grampus.oci.ImageLayout;
import io.grampus.oci.Manifest;
import io.grampus.oci.ManifestDocument;
import io.grampus.oci.MediaTypes;
import io.grampus.oci.RegistryClient;
import io.grampus.oci.RegistryException;
import io.grampus.oci.RegistryRepository;
import io.grampus.oci.RepositoryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that pushes fill: the rest of the platform goes on, and nothing kept is harmed. */
class RegistryFullDiskIT {
  private static final int LAYER = 9_000_000;
  private static final String TMPFS =
      "mount -t tmpfs -o size=120m tmpfs \"$1\" && shift && exec \"$@\"";

  @TempDir Path folder;

  @Test
  void pushesEndBeforeTheDiskIsFullAndAllElseGoesOn() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    List<String> small = List.of("unshare", "--mount", "sh", "-c", TMPFS, "sh", data.toString());
    try (var server = ServerChild.start(folder, 0, "unix:///nowhere/docker.sock", small)) {
      server.signIn();
      try (var client = server.client(RegistryClient.Options.usual())) {
        var shop = client.repository(new RepositoryName("shop"));
        List<Descriptor> kept = fill(shop);
        assertThat(kept).hasSizeBetween(2, 12);
        var image = ManifestDocument.write(Manifest.Image.of(kept.getFirst(), kept));
        shop.put(RandomImage.name("1"), image);
        // another token, another page, another pull: all on the full disk
        try (var other = server.client(RegistryClient.Options.usual())) {
          var back = ImageLayout.make(folder.resolve("back"));
          var source = other.repository(new RepositoryName("shop"));
          for (Descriptor blob : kept) {
            back.put(blob, from -> source.open(blob, from));
          }
        }
        assertThatThrownBy(() -> put(shop, 99)).isInstanceOf(RegistryException.class);
        // what did not fit left nothing
        assertThat(server.seen(data.resolve("registry/uploads")).toFile().list()).isEmpty();
        assertThat(server.seen(data.resolve("registry/blobs/sha256"))).isNotEmptyDirectory();
      }
    }
  }

  /** Pushes until there is no more space; what was acknowledged. */
  private static List<Descriptor> fill(RegistryRepository shop) throws IOException {
    List<Descriptor> kept = new ArrayList<>();
    while (true) {
      try {
        kept.add(put(shop, kept.size()));
      } catch (RegistryException full) {
        assertThat(full.status()).as(full.getMessage()).isEqualTo(507);
        return kept;
      }
    }
  }

  private static Descriptor put(RegistryRepository shop, int seed) throws IOException {
    byte[] bytes = RandomImage.bytes(seed, LAYER);
    Descriptor blob = Descriptor.of(MediaTypes.OCI_LAYER, bytes);
    shop.put(blob, from -> RandomImage.skipping(bytes, from));
    return blob;
  }
}
