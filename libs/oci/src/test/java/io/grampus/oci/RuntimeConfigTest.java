package io.grampus.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a runtime is told, for what an image says. */
class RuntimeConfigTest {
  private static final String PASSWD =
      "broken\nroot:x:0:0::/:/bin/sh\nweb:x:33:34::/:\n42:x:7:8::/:\n";
  private static final String GROUP = "root:x:0:\nweb:x:34:\nlog:x:35:x,web\nadm:x:36:web\n";

  @TempDir Path folder;
  private List<String> leftOut = List.of();

  private JsonNode unpack(ImageConfig config, BundleOptions options) throws IOException {
    TarBuilder files = new TarBuilder().file("etc/passwd", PASSWD).file("etc/group", GROUP);
    var layout = TestImages.layout(folder.resolve("layout"), config, files);
    RuntimeBundle bundle =
        new BundleUnpacker(layout, options).unpack(TestImages.NAME, folder.resolve("web"));
    leftOut = bundle.leftOut();
    return JsonMapper.shared().readTree(Files.readString(bundle.folder().resolve("config.json")));
  }

  private JsonNode unpack(ImageConfig.Command command) throws IOException {
    return unpack(TestImages.config(command, Map.of()), BundleOptions.usual());
  }

  private static List<String> words(JsonNode array) {
    List<String> all = new ArrayList<>();
    array.forEach(word -> all.add(word.asString()));
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, 0, []",
    "root, 0, 0, []",
    "web, 33, 34, '[35,36]'",
    "33, 33, 34, []",
    "1000, 1000, 0, []",
    "web:log, 33, 35, []",
    "1000:36, 1000, 36, []",
    "42, 42, 0, []",
    ":web, 0, 34, []",
  })
  void usersAreFoundInTheImage(String user, long uid, long gid, String further) throws IOException {
    Optional<String> named = Optional.of(user).filter(u -> !u.isEmpty());
    Path etc = Files.createDirectories(folder.resolve("etc"));
    Files.writeString(etc.resolve("passwd"), PASSWD);
    Files.writeString(etc.resolve("group"), GROUP);
    ProcessUser as = new UserResolver(new RootFolder(folder)).resolve(named);
    assertThat(as.uid()).isEqualTo(uid);
    assertThat(as.gid()).isEqualTo(gid);
    assertThat(as.additionalGids().toString().replace(" ", "")).isEqualTo(further);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "web:none", "-1", "4294967295", "99999999999"})
  void usersThatAreNotThereAreRefused(String user) {
    assertThatThrownBy(() -> unpack(TestImages.command(Optional.of(user), "/x")))
        .isInstanceOf(OciException.class)
        .hasMessageContaining("is not in its /etc/");
    assertThat(folder.resolve("web")).doesNotExist();
  }

  @Test
  void theCommandIsTheImagesOrAnother() throws IOException {
    var command =
        new ImageConfig.Command(
            List.of("/run"),
            List.of("usual"),
            List.of("PATH=/x", "A=b"),
            Optional.empty(),
            Optional.of("srv"),
            Optional.empty(),
            List.of(),
            List.of());
    JsonNode process = unpack(command).path("process");
    assertThat(words(process.path("args"))).containsExactly("/run", "usual");
    assertThat(words(process.path("env"))).containsExactly("PATH=/x", "A=b");
    assertThat(process.path("cwd").asString()).isEqualTo("/srv");
    assertThat(folder.resolve("web/rootfs/srv")).isDirectory();
    RootFolder.remove(folder.resolve("web"));
    process =
        unpack(
                TestImages.config(command, Map.of()),
                BundleOptions.usual().running(List.of("-x", "y")))
            .path("process");
    assertThat(words(process.path("args"))).containsExactly("/run", "-x", "y");
    RootFolder.remove(folder.resolve("web"));
    assertThatThrownBy(() -> unpack(TestImages.command(Optional.empty())))
        .hasMessageContaining("no command");
  }

  @Test
  void nothingIsAllowedThatWasNotAskedFor() {
    var runtime =
        new RuntimeConfig(
            TestImages.config(TestImages.SHELL, Map.of()), BundleOptions.usual(), new LeftOut());
    byte[] written =
        runtime.write(new ProcessUser(33, 34, List.of()), "web", Optional.empty(), Map.of());
    JsonNode tree = JsonMapper.shared().readTree(written);
    assertThat(tree.path("process").path("noNewPrivileges").asBoolean()).isTrue();
    tree.path("process").path("capabilities").forEach(set -> assertThat(set).isEmpty());
    assertThat(words(tree.path("linux").path("maskedPaths"))).contains("/proc/kcore");
    assertThat(words(tree.path("linux").path("readonlyPaths"))).contains("/proc/sys");
    List<String> namespaces = new ArrayList<>();
    tree.path("linux").path("namespaces").forEach(n -> namespaces.add(n.path("type").asString()));
    assertThat(namespaces).contains("pid", "network", "ipc", "uts", "mount", "cgroup");
    assertThat(words(tree.path("process").path("env"))).singleElement().asString().contains("PATH");
  }

  @Test
  void labelsAreAnnotationsUnlessTheyTellRuntimesToDoMore() throws IOException {
    var command =
        new ImageConfig.Command(
            List.of("/x"),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("SIGINT"),
            List.of("80/tcp", "81/udp"),
            List.of("/data", "/proc/x", "/"));
    Map<String, String> labels =
        Map.of(
            "org.example", "1",
            "org.opencontainers.image.author", "eve",
            "run.oci.handler", "krun",
            "org.systemd.property.ExecStop", "x");
    JsonNode tree = unpack(TestImages.config(command, labels), BundleOptions.usual());
    JsonNode annotations = tree.path("annotations");
    String prefix = "org.opencontainers.image.";
    assertThat(annotations.path("org.example").asString()).isEqualTo("1");
    assertThat(annotations.path(prefix + "author").asString()).isEqualTo("eve");
    assertThat(annotations.path(prefix + "os").asString()).isEqualTo("linux");
    assertThat(annotations.path(prefix + "created").asString()).startsWith("2026");
    assertThat(annotations.path(prefix + "stopSignal").asString()).isEqualTo("SIGINT");
    assertThat(annotations.path(prefix + "exposedPorts").asString()).isEqualTo("80/tcp,81/udp");
    assertThat(annotations.has("run.oci.handler")).isFalse();
    assertThat(leftOut)
        .hasSize(4)
        .anyMatch(line -> line.contains("org.systemd.property.ExecStop"))
        .anyMatch(line -> line.contains("the volume /proc/x"));
    List<String> mounts = new ArrayList<>();
    tree.path("mounts").forEach(m -> mounts.add(m.path("destination").asString()));
    assertThat(mounts).contains("/proc", "/dev", "/sys", "/data").doesNotContain("/", "/proc/x");
  }

  @Test
  void otherSystemsAreRefused() throws IOException {
    var windows =
        new ImageConfig(
            Platform.of("windows", "amd64"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            TestImages.SHELL,
            Map.of());
    assertThatThrownBy(() -> unpack(windows, BundleOptions.usual()))
        .hasMessageContaining("not for Linux");
  }
}
