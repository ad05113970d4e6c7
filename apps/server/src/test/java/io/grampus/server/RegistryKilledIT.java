package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.Await;
import io.grampus.oci.Descriptor;
import io.grampus.oci.ImageCopier;
import io.grampus.oci.ImageLayout;
import io.grampus.oci.Manifest;
import io.grampus.oci.ManifestDocument;
import io.grampus.oci.ManifestName;
import io.grampus.oci.MediaTypes;
import io.grampus.oci.OciException;
import io.grampus.oci.Patience;
import io.grampus.oci.RegistryClient;
import io.grampus.oci.RegistryRepository;
import io.grampus.oci.RepositoryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signal 9 while clients push: what was acknowledged is there, and whole. */
class RegistryKilledIT {
  private static final int PUSHERS = 16;
  private static final int ROUNDS = 4;
  private static final String NOBODY = "unix:///nowhere/docker.sock";

  @TempDir Path folder;

  /** What the registry said was done: by repository and digest. */
  private final Map<String, Descriptor> blobs = new ConcurrentHashMap<>();

  private final Map<String, ManifestDocument> manifests = new ConcurrentHashMap<>();

  @Test
  void whatWasAcknowledgedIsThereAfterSignalNine() throws Exception {
    ServerChild server = ServerChild.start(folder, 0, NOBODY, List.of());
    int port = server.port();
    server.signIn();
    for (int round = 0; round < ROUNDS; round++) {
      killWhilePushing(server, round);
      server = ServerChild.start(folder, port, NOBODY, List.of());
      check(server);
    }
    server.close();
    System.out.printf(
        "%d blobs and %d manifests were acknowledged before one of %d kills%n",
        blobs.size(), manifests.size(), ROUNDS);
    assertThat(manifests).isNotEmpty();
    assertThat(filesThatAreNotWhatTheirNameSays()).isEmpty();
  }

  private void killWhilePushing(ServerChild server, int round) throws Exception {
    var stopped = new AtomicBoolean();
    int before = blobs.size();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var client = server.client(RegistryClient.Options.usual().with(Patience.none()))) {
      List<Future<?>> pushing = new ArrayList<>();
      for (int i = 0; i < PUSHERS; i++) {
        var random = new Random(round * 1000L + i);
        var repository = client.repository(new RepositoryName("shop/web" + i % 4));
        pushing.add(threads.submit(() -> push(repository, random, stopped)));
      }
      // in the middle: some are acknowledged, and all are at it
      Await.until(Duration.ofSeconds(60), () -> blobs.size() >= before + 60);
      server.kill();
      stopped.set(true);
      for (Future<?> one : pushing) {
        one.get();
      }
    }
  }

  /** Pushes images whose layers other pushers push too, until the server is gone. */
  private void push(RegistryRepository repository, Random random, AtomicBoolean stopped) {
    while (!stopped.get()) {
      try {
        List<Descriptor> layers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          byte[] bytes =
              RandomImage.bytes(random.nextInt(400), 20_000 + random.nextInt(4) * 90_000);
          Descriptor blob = Descriptor.of(MediaTypes.OCI_LAYER, bytes);
          repository.put(blob, from -> RandomImage.skipping(bytes, from), 100_000);
          blobs.put(repository.name() + " " + blob.digest(), blob);
          layers.add(blob);
        }
        var image = ManifestDocument.write(Manifest.Image.of(layers.getFirst(), layers));
        repository.put(new ManifestName.ByDigest(image.digest()), image);
        manifests.put(repository.name() + " " + image.digest(), image);
      } catch (IOException | OciException killed) {
        continue;
      }
    }
  }

  private void check(ServerChild server) throws Exception {
    try (var client = server.client(RegistryClient.Options.usual())) {
      for (var one : manifests.entrySet()) {
        var repository = repository(client, one.getKey());
        var found = repository.manifest(new ManifestName.ByDigest(one.getValue().digest()));
        assertThat(found).as(one.getKey()).isPresent();
        assertThat(found.orElseThrow().bytes()).isEqualTo(one.getValue().bytes());
      }
      // a layout takes only what its digest names
      Path checked = Files.createTempDirectory(folder, "checked");
      var layout = ImageLayout.make(checked);
      for (var one : blobs.entrySet()) {
        var repository = repository(client, one.getKey());
        layout.put(one.getValue(), from -> repository.open(one.getValue(), from));
      }
    }
  }

  private static RegistryRepository repository(RegistryClient client, String key) {
    return client.repository(new RepositoryName(key.substring(0, key.indexOf(' '))));
  }

  private List<Path> filesThatAreNotWhatTheirNameSays() throws IOException {
    List<Path> wrong = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder.resolve("data/registry/blobs"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String hex = io.grampus.oci.Digest.of(bytes).hex();
        if (!file.getFileName().toString().startsWith(hex)) {
          wrong.add(file);
        }
      }
    }
    return wrong;
  }

  @Test
  void anUploadGoesOnAfterSignalNine() throws Exception {
    ServerChild server = ServerChild.start(folder, 0, NOBODY, List.of());
    int port = server.port();
    server.signIn();
    byte[] bytes = RandomImage.bytes(1, 3_000_000);
    Descriptor blob = Descriptor.of(MediaTypes.OCI_LAYER, bytes);
    var asked = new ArrayList<Long>();
    var killed = new AtomicBoolean();
    ServerChild first = server;
    var again = new ArrayList<ServerChild>();
    try (var client = server.client(RegistryClient.Options.usual())) {
      var repository = client.repository(new RepositoryName("shop"));
      repository.put(
          blob,
          from -> {
            asked.add(from);
            if (from >= 2_000_000 && killed.compareAndSet(false, true)) {
              first.kill();
              again.add(ServerChild.start(folder, port, NOBODY, List.of()));
            }
            return RandomImage.skipping(bytes, from);
          },
          1_000_000);
      assertThat(repository.has(blob)).isTrue();
      var layout = ImageLayout.make(folder.resolve("checked"));
      layout.put(blob, from -> repository.open(blob, from));
      assertThat(asked).containsExactly(0L, 1_000_000L, 2_000_000L, 2_000_000L);
    } finally {
      again.forEach(ServerChild::close);
    }
  }

  @Test
  void sixteenPushesOfSharedLayersAtOnce() throws Exception {
    try (var server = ServerChild.start(folder, 0, NOBODY, List.of())) {
      server.signIn();
      var layout = ImageLayout.make(folder.resolve("layout"));
      var image = RandomImage.make(layout, "1", 1, 2_000_000, 2_000_000, 100);
      try (var client = server.client(RegistryClient.Options.usual());
          var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<ManifestDocument>> pushing = new ArrayList<>();
        for (int i = 0; i < PUSHERS; i++) {
          var target = client.repository(new RepositoryName("shop/web" + i % 4));
          String tag = "t" + i;
          pushing.add(
              threads.submit(() ->
                  new ImageCopier(layout, target, 3)
                      .copy(RandomImage.name("1"), RandomImage.name(tag))));
        }
        for (Future<ManifestDocument> one : pushing) {
          assertThat(one.get().digest()).isEqualTo(image.digest());
        }
        for (int i = 0; i < PUSHERS; i++) {
          var back = ImageLayout.make(folder.resolve("back" + i));
          var source = client.repository(new RepositoryName("shop/web" + i % 4));
          new ImageCopier(source, back, 3).copy(RandomImage.name("t" + i), RandomImage.name("1"));
        }
      }
      try (Stream<Path> all = Files.walk(folder.resolve("data/registry"))) {
        assertThat(all.filter(Files::isRegularFile)).as("each content once").hasSize(4);
      }
    }
  }
}
