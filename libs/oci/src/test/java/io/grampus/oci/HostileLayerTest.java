package io.grampus.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** No image writes, reads, links or removes anything outside of its own files. */
class HostileLayerTest {
  private Path folder = Path.of("");

  @BeforeTry
  void prepare() throws IOException {
    folder = Files.createTempDirectory("hostile");
    Files.createDirectories(folder.resolve("outside/dir"));
    Files.writeString(folder.resolve("outside/secret"), "secret");
    Files.writeString(folder.resolve("outside/dir/passwd"), "evil:x:7:7::/:\n");
  }

  @AfterTry
  void remove() throws IOException {
    RootFolder.remove(folder);
  }

  private Path outside() {
    return folder.resolve("outside");
  }

  /** What happened outside, the bundle, and the refusal if there was one. */
  private Optional<OciException> unpack(List<TarBuilder> layers) throws IOException {
    Path bundle = folder.resolve("bundles/web");
    var layout = TestImages.layout(folder.resolve("layout"), layers.toArray(TarBuilder[]::new));
    List<String> before = listing();
    Optional<OciException> refused = Optional.empty();
    try {
      new BundleUnpacker(layout, BundleOptions.usual()).unpack(TestImages.NAME, bundle);
    } catch (OciException e) {
      refused = Optional.of(e);
    } catch (IOException e) {
      // such as a name that is too long: also a refusal, in the system's words
      refused = Optional.of(new OciException(String.valueOf(e.getMessage()), e));
    }
    assertThat(listing()).isEqualTo(before);
    if (Files.isDirectory(bundle.getParent())) {
      try (Stream<Path> all = Files.list(bundle.getParent())) {
        assertThat(all.toList()).isEqualTo(refused.isPresent() ? List.of() : List.of(bundle));
      }
    }
    return refused;
  }

  private List<String> listing() throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(outside())) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        all.add(
            "%s %s %s %s"
                .formatted(
                    file,
                    Files.getAttribute(file, "unix:nlink"),
                    Files.getAttribute(file, "unix:ctime"),
                    Files.isRegularFile(file) ? Files.readString(file) : ""));
      }
    }
    return all;
  }

  private static TarBuilder tar() {
    return new TarBuilder();
  }

  @Example
  void pathsThatLeadOut() throws IOException {
    for (String name : List.of("../outside/secret", "a/../../x", "..", "a/..", "/../x")) {
      assertThat(unpack(List.of(tar().file(name, "evil"))).orElseThrow())
          .hasMessageContaining("leads outside");
      assertThat(unpack(List.of(tar().hardlink("x", name))).orElseThrow())
          .hasMessageContaining("leads outside");
    }
    assertThat(unpack(List.of(tar().file(outside() + "/secret", "evil")))).isEmpty();
    assertThat(folder.resolve("bundles/web/rootfs" + outside() + "/secret")).hasContent("evil");
  }

  @Example
  void writesThroughLinks() throws IOException {
    writeThrough(outside().toString());
  }

  @Example
  void writesThroughLinksUpwards() throws IOException {
    writeThrough("../".repeat(30) + outside());
  }

  private void writeThrough(String target) throws IOException {
    TarBuilder link = tar().symlink("link", target);
    TarBuilder through = tar().file("link/secret", "evil").file("link/new", "evil");
    assertThat(unpack(List.of(link, through))).isEmpty();
    Path inside = folder.resolve("bundles/web/rootfs" + outside());
    assertThat(inside.resolve("secret")).hasContent("evil");
  }

  @Example
  void aFileOverALinkReplacesIt() throws IOException {
    String secret = outside() + "/secret";
    assertThat(unpack(List.of(tar().symlink("x", secret).file("x", "evil")))).isEmpty();
    assertThat(folder.resolve("bundles/web/rootfs/x")).isRegularFile().hasContent("evil");
  }

  @Example
  void hardLinksToLinksStayLinks() throws IOException {
    String secret = outside() + "/secret";
    TarBuilder tar = tar().symlink("x", secret).hardlink("y", "x").hardlink("z", secret);
    assertThat(unpack(List.of(tar)).orElseThrow()).hasMessageContaining("is not there");
    assertThat(unpack(List.of(tar().symlink("x", secret).hardlink("y", "x"), tar().file("y", "e"))))
        .isEmpty();
    assertThat(folder.resolve("bundles/web/rootfs/y")).isRegularFile().hasContent("e");
  }

  @Example
  void whiteoutsOutside() throws IOException {
    for (String name : List.of(".wh...", ".wh..", ".wh.", "a/.wh...")) {
      assertThat(unpack(List.of(tar().folder("a/", 0755), tar().file(name, ""))).orElseThrow())
          .hasMessageContaining("whiteout of nothing");
    }
    TarBuilder link = tar().symlink("link", outside().toString());
    assertThat(
            unpack(List.of(link, tar().file("link/.wh.secret", "").file("link/.wh..wh..opq", ""))))
        .isEmpty();
  }

  @Example
  void linksInCircles() throws IOException {
    TarBuilder tar = tar().symlink("a", "b").symlink("b", "a").file("a/x", "evil");
    assertThat(unpack(List.of(tar)).orElseThrow()).hasMessageContaining("more than 40 links");
  }

  @Example
  void theRootIsNotReplaced() throws IOException {
    TarBuilder link = tar().symlink(".", outside().toString());
    assertThat(unpack(List.of(link)).orElseThrow()).hasMessageContaining("image's root");
    TarBuilder self = tar().hardlink("x", "./");
    assertThat(unpack(List.of(self)).orElseThrow()).hasMessageContaining("to the folder");
  }

  @Example
  void usersComeFromTheImageOnly() throws IOException {
    var config = TestImages.config(TestImages.command(Optional.of("evil"), "/bin/evil"), Map.of());
    TarBuilder tar =
        tar().symlink("etc/passwd", outside() + "/dir/passwd").symlink("etc/group", "../etc/group");
    var layout = TestImages.layout(folder.resolve("layout"), config, tar);
    Path bundle = folder.resolve("bundles/web");
    assertThat(
            catchThrowable(() ->
                new BundleUnpacker(layout, BundleOptions.usual()).unpack(TestImages.NAME, bundle)))
        .isInstanceOf(OciException.class)
        .hasMessageContaining("not in its /etc/passwd");
  }

  /** Anything built of names that collide, with links out of the image among them. */
  @Property(tries = 300)
  void noMixtureLeadsOut(@ForAll("layers") List<List<Step>> layers) throws IOException {
    List<TarBuilder> tars = new ArrayList<>();
    for (List<Step> steps : layers) {
      TarBuilder tar = tar();
      steps.forEach(step -> step.add(tar, outside()));
      tars.add(tar);
    }
    unpack(tars);
  }

  /** One entry. */
  record Step(byte type, String name, String target) {
    void add(TarBuilder tar, Path outside) {
      String to = target.replace("OUT", outside.toString());
      String from = name.replace("OUT", outside.toString());
      tar.entry(from, type, "", e -> e.setLinkName(to));
    }
  }

  @Provide
  Arbitrary<List<List<Step>>> layers() {
    Arbitrary<Byte> type =
        Arbitraries.of(
            TarConstants.LF_NORMAL,
            TarConstants.LF_DIR,
            TarConstants.LF_SYMLINK,
            TarConstants.LF_LINK,
            TarConstants.LF_FIFO,
            TarConstants.LF_CHR);
    Arbitrary<String> part =
        Arbitraries.of("a", "b", "c", ".", "secret", ".wh.a", ".wh.secret", ".wh..wh..opq");
    Arbitrary<String> name =
        part.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("/", parts));
    Arbitrary<String> target =
        Arbitraries.oneOf(name, Arbitraries.of("OUT", "OUT/secret", "../OUT", "/", "..", "../.."));
    return Combinators.combine(type, name, target)
        .as(Step::new)
        .list()
        .ofMaxSize(8)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  /** Damaged tars are refused or read, never more. */
  @Property(tries = 200)
  void damagedTarsAreReadOrRefused(@ForAll int at, @ForAll byte value) throws IOException {
    byte[] tar =
        tar().folder("a/", 0755).file("a/" + "x".repeat(150), "text").symlink("b", "a").bytes();
    tar[Math.floorMod(at, tar.length)] = value;
    var layout =
        TestImages.layout(
            folder.resolve("layout"),
            LayerCompression.NONE,
            TestImages.config(TestImages.SHELL, Map.of()),
            List.of(tar));
    try {
      new BundleUnpacker(layout, BundleOptions.usual())
          .unpack(TestImages.NAME, folder.resolve("web"));
      assertThat(folder.resolve("web/config.json")).exists();
    } catch (IOException | OciException refused) {
      assertThat(folder.resolve("web")).doesNotExist();
    }
  }
}
