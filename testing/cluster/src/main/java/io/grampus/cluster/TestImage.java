package io.grampus.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Images for tests, made from Debian's packages and kept in the cache as docker save writes them.
 */
public enum TestImage {
  /**
   * A shell, the usual programs and a small web server: busybox on Debian's C library, 7 MB.
   * Without a command it runs sh.
   */
  BASE("grampus-test/base:1", 0),
  /** {@link #BASE} and, on top, a layer of 1 MB and one of 2 MB. */
  LAYERED("grampus-test/layered:1", 2),
  /** {@link #LAYERED} with a third layer of 3 MB; its lower ones are shared. */
  LAYERED_2("grampus-test/layered:2", 3);

  private static final String RECIPE = "2";
  private final String reference;
  private final int extraLayers;

  TestImage(String reference, int extraLayers) {
    this.reference = reference;
    this.extraLayers = extraLayers;
  }

  /** The image's name and tag. */
  public String reference() {
    return reference;
  }

  /** The archive to load, made on demand. */
  public Path archive() {
    String name = reference.replaceAll("[^a-z0-9]+", "-") + "-" + RECIPE + ".tar";
    return TestCache.obtain(name, this::makeArchive);
  }

  private void makeArchive(Path archive) {
    List<Path> layers = new ArrayList<>(List.of(baseLayer()));
    for (int number = 1; number <= extraLayers; number++) {
      int megabytes = number;
      layers.add(
          TestCache.obtain(
              "layer-" + number + "-" + RECIPE + ".tar", path -> fill(path, megabytes)));
    }
    ImageArchive.write(archive, reference, layers);
  }

  private static Path baseLayer() {
    return TestCache.obtain("base-layer-" + RECIPE + ".tar", TestImage::makeBaseLayer);
  }

  private static void makeBaseLayer(Path layer) {
    Path tree = Path.of(layer + ".tree");
    EngineRelease.Debian.bootstrap(
        List.of("--variant=extract", "--include=libc6,busybox"), "bookworm", tree);
    String links =
        "cd \"$0\" && rm -rf dev/* usr/share usr/lib/x86_64-linux-gnu/gconv var/cache/* var/lib/*"
            + " etc/apt && mkdir -p root tmp usr/bin proc sys run && chmod 1777 tmp"
            + " && for applet in $(chroot . /bin/busybox --list); do"
            + " [ -e bin/$applet ] || ln -s busybox bin/$applet; done"
            + " && echo root:x:0:0:root:/root:/bin/sh > etc/passwd && echo root:x:0: > etc/group"
            + " && printf 'passwd: files\\ngroup: files\\nhosts: files dns\\n' > etc/nsswitch.conf";
    Command.of("sh", "-c", links, tree.toString()).run();
    pack(tree, layer);
    Command.of("rm", "-rf", tree.toString()).run();
  }

  private static void fill(Path layer, int megabytes) {
    Path tree = Path.of(layer + ".tree");
    try {
      Files.createDirectories(tree.resolve("layers"));
      byte[] content = new byte[megabytes << 20];
      java.util.Arrays.fill(content, (byte) megabytes);
      Files.write(tree.resolve("layers/" + megabytes), content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    pack(tree, layer);
    Command.of("rm", "-rf", tree.toString()).run();
  }

  private static void pack(Path tree, Path tar) {
    Command.of(
            List.of("tar", "--sort=name", "--owner=0", "--group=0", "--mtime=@1700000000"),
            "--numeric-owner",
            "-C",
            tree.toString(),
            "-cf",
            tar.toString(),
            ".")
        .run();
  }
}
