package io.grampus.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.cluster.TestImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Debian's runtimes run what is unpacked, and umoci unpacks the same. */
class BundleRunIT {
  private static final String NOBODY = "65534";

  @TempDir static Path folder;
  private static List<byte[]> layers = List.of();

  @TempDir Path place;

  @BeforeAll
  static void unpackLayers() throws Exception {
    Path image = folder.resolve("image");
    run(
        "skopeo",
        "copy",
        "-q",
        "docker-archive:" + TestImage.LAYERED.archive(),
        "oci:" + image + ":latest");
    ImageLayout layout = ImageLayout.open(image);
    List<byte[]> all = new ArrayList<>();
    var manifest = (Manifest.Image) layout.image(TestImages.NAME, Platform.here()).manifest();
    for (Descriptor layer : manifest.layers()) {
      try (InputStream tar = LayerCompression.tar(layout.verified(layer))) {
        all.add(tar.readAllBytes());
      }
    }
    layers = all;
  }

  private ImageLayout image(ImageConfig.Command command, TarBuilder... more) throws IOException {
    List<byte[]> all = new ArrayList<>(layers);
    all.addAll(TestImages.bytes(more));
    var config = TestImages.config(command, Map.of("org.example.of", "test"));
    return TestImages.layout(place.resolve("layout"), LayerCompression.GZIP, config, all);
  }

  private static ImageConfig.Command shell(String script) {
    return TestImages.command(Optional.empty(), "sh", "-c", script);
  }

  private Path unpack(ImageLayout layout, BundleOptions options) throws IOException {
    Path bundle = place.resolve("bundle");
    assertThat(new BundleUnpacker(layout, options).unpack(TestImages.NAME, bundle).leftOut())
        .isEmpty();
    return bundle;
  }

  private Outcome start(String runtime, Path bundle) {
    return start(List.of(), runtime, bundle);
  }

  private Outcome start(List<String> as, String runtime, Path bundle) {
    List<String> words = new ArrayList<>();
    if (runtime.equals("crun")) {
      // it refuses machines that have control groups of both versions, whatever the bundle says
      String alone =
          "! mountpoint -q /sys/fs/cgroup/unified || umount /sys/fs/cgroup/unified; exec \"$@\"";
      words.addAll(List.of("unshare", "--mount", "sh", "-c", alone, "sh"));
    }
    words.addAll(as);
    words.add(runtime);
    if (runtime.equals("crun")) {
      words.add("--cgroup-manager=disabled");
    }
    words.addAll(List.of("--root", bundle.resolveSibling("state").toString(), "run", "--bundle"));
    words.addAll(List.of(bundle.toString(), "grampus-oci-" + ProcessHandle.current().pid()));
    return attempt(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"runc", "crun"})
  void runsWithLittlePrivilege(String runtime) throws Exception {
    String script =
        "pwd; id; ls /layers; hostname; grep -E '^(NoNewPrivs|CapEff|CapBnd)' /proc/self/status;"
            + " ls /dev; mount -t tmpfs none /tmp 2>&1; echo 1 > /proc/sys/kernel/pid_max;"
            + " cat /proc/kcore | wc -c; ls /sys/class/net; exit 7";
    Outcome outcome = start(runtime, unpack(image(shell(script)), BundleOptions.usual()));
    assertThat(outcome.exit()).as(outcome.output()).isEqualTo(7);
    assertThat(outcome.output())
        .contains("uid=0(root) gid=0(root)\n", "1\n2\n", "NoNewPrivs:\t1", "are you root")
        .contains("CapEff:\t00000000800405fb", "Read-only file system")
        .doesNotContain("sda", "vda", "eth0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"runc", "crun"})
  void runsAsTheImagesUserInItsFolder(String runtime) throws Exception {
    var command =
        new ImageConfig.Command(
            List.of("sh", "-c"),
            List.of(
                "id; pwd; echo $GREETING; grep CapEff /proc/self/status; echo x > /data/x;"
                    + " cat /data/*; touch /y"),
            List.of("GREETING=hello"),
            Optional.of("web"),
            Optional.of("/srv/made/here"),
            Optional.of("SIGINT"),
            List.of("80/tcp"),
            List.of("/data"));
    TarBuilder files =
        new TarBuilder()
            .file("etc/passwd", "root:x:0:0::/root:/bin/sh\nweb:x:1000:1001::/:/bin/sh\n")
            .file("etc/group", "root:x:0:\nweb:x:1001:\nlog:x:1002:a,web\n")
            .entry(
                "data/",
                TarConstants.LF_DIR,
                "",
                e -> {
                  e.setMode(0755);
                  e.setIds(1000, 1001);
                })
            .file("data/seed", "seed\n");
    Path bundle = unpack(image(command, files), BundleOptions.usual().readOnly(true));
    Outcome outcome = start(runtime, bundle);
    assertThat(outcome.output())
        .contains("uid=1000(web) gid=1001(web) groups=1002(log)\n", "/srv/made/here\nhello\n")
        .contains("CapEff:\t0000000000000000", "seed\nx\n", "Read-only file system");
  }

  @ParameterizedTest
  @ValueSource(strings = {"runc", "crun"})
  void runsWithoutRoot(String runtime) throws Exception {
    image(shell("id -u; cat /proc/self/uid_map; touch /mine && ls -l /mine; exit 5"));
    run("chmod", "-R", "a+rX", place.toString());
    Path home = Files.createDirectory(place.resolve("home"));
    run("chown", NOBODY, home.toString());
    Path bundle = home.resolve("bundle");
    List<String> as =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    List<String> unpacking = new ArrayList<>(as);
    unpacking.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            readableClassPath(),
            "io.grampus.oci.RootlessChild",
            place.resolve("layout").toString(),
            bundle.toString()));
    assertThat(run(unpacking.toArray(String[]::new))).isEmpty();
    Outcome outcome = start(as, runtime, bundle);
    assertThat(outcome.exit()).as(outcome.output()).isEqualTo(5);
    assertThat(outcome.output()).containsPattern("0\n +0 +65534 +1\n").contains("root");
    assertThat(Files.getAttribute(bundle.resolve("rootfs/mine"), "unix:uid")).isEqualTo(65534);
  }

  /** What nobody may not read where it lies is copied. */
  private String readableClassPath() throws IOException {
    List<String> all = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (Files.exists(Path.of(part))) {
        Path copy = place.resolve("cp").resolve(String.valueOf(all.size()));
        Files.createDirectories(copy.getParent());
        run("cp", "-r", part, copy.toString());
        all.add(copy.toString());
      }
    }
    run("chmod", "-R", "a+rX", place.resolve("cp").toString());
    return String.join(File.pathSeparator, all);
  }

  @Test
  void umociUnpacksTheSame() throws Exception {
    TarBuilder lower =
        new TarBuilder()
            .folder("app/", 0750)
            .file("app/run", "1", e -> e.setMode(06755))
            .hardlink("app/same", "app/run")
            .file("app/gone", "1")
            .folder("app/cache/", 01777)
            .file("app/cache/x", "1", e -> e.setIds(100_000, 2_000_000_000))
            .symlink("app/link", "/app/run")
            .folder("app/opaque/", 0711)
            .file("app/opaque/x", "1")
            .entry("app/pipe", TarConstants.LF_FIFO, "", e -> e.setMode(0622))
            .file("app/" + "long".repeat(40), "ä");
    TarBuilder upper =
        new TarBuilder()
            .folder("app/", 0700)
            .file("app/.wh.gone", "")
            .file("app/run", "2")
            .file("app/opaque/.wh..wh..opq", "")
            .file("app/opaque/new", "2")
            .file("app/cache", "2")
            .file("bin/extra", "2");
    ImageLayout layout = image(shell("true"), lower, upper);
    Path ours = unpack(layout, BundleOptions.usual());
    Path theirs = place.resolve("umoci");
    run("umoci", "unpack", "--image", place.resolve("layout") + ":latest", theirs.toString());
    assertThat(files(ours)).isEqualTo(files(theirs)).contains("./app/opaque/new");
    String sums = "cd \"$0\"/rootfs && find . -type f -print0 | sort -z | xargs -0 sha256sum";
    assertThat(run("sh", "-c", sums, ours.toString()))
        .isEqualTo(run("sh", "-c", sums, theirs.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--gzip", "--bzip2", "--xz", "--no-auto-compress"})
  void anAppContainerImageRuns(String compression) throws Exception {
    Path before = unpack(image(shell("true")), BundleOptions.usual());
    Files.writeString(
        before.resolve("manifest"),
        """
        {"acKind": "ImageManifest", "acVersion": "0.8.11", "name": "example.com/worker",
         "labels": [{"name": "version", "value": "1.0"}],
         "app": {"exec": ["/bin/sh", "-c", "id; pwd; echo $0 $GREETING; ls /layers"],
                 "user": "1000", "group": "1001", "workingDirectory": "/layers",
                 "environment": [{"name": "GREETING", "value": "hello"}]}}
        """);
    Path aci = place.resolve("worker.aci");
    run("tar", "-C", before.toString(), compression, "-cf", aci.toString(), "manifest", "rootfs");
    ImageLayout layout = ImageLayout.make(place.resolve("imported"));
    new AppcImporter(layout, place, UnpackLimits.usual()).importImage(aci, TestImages.NAME);
    assertThat(run("skopeo", "inspect", "oci:" + place.resolve("imported") + ":latest"))
        .contains("\"org.opencontainers.image.title\": \"example.com/worker\"");
    Path after = place.resolve("after");
    new BundleUnpacker(layout, BundleOptions.usual().running(List.of("said")))
        .unpack(TestImages.NAME, after);
    assertThat(files(after)).isEqualTo(files(before));
    assertThat(start("runc", after).output())
        .contains("uid=1000 gid=1001", "/layers\nsaid hello\n1\n2\n");
  }

  private static String files(Path bundle) {
    String list = "cd \"$0\"/rootfs && find . -printf '%p %y %m %U %G %n %l %t %s\\n' | sort";
    return run("sh", "-c", list, bundle.toString());
  }

  private record Outcome(int exit, String output) {}

  private static String run(String... words) {
    Outcome outcome = attempt(words);
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    return outcome.output();
  }

  private static Outcome attempt(String... words) {
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
