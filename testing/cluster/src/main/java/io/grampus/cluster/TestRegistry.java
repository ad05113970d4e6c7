package io.grampus.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A registry in a test host's network, Debian's docker-registry; it ends with its host. */
public final class TestRegistry implements AutoCloseable {
  /** The bcrypt hash of {@link RegistrySpec#PASSWORD}. */
  private static final String HASH = "$2y$05$QO/x9c2bJ.83qN716QbeoucjHHCFChmPRQgXqEUsMqggG4/lcpNt2";

  private static final String SMALL = "4096 16384 16384";

  private static final String USUAL = "4096 16384 4194304";

  private final TestEngine host;
  private final Path folder;
  private final String address;
  private final Process process;
  private long quota;

  private TestRegistry(TestEngine host, Path folder, String address, Process process) {
    this.host = host;
    this.folder = folder;
    this.address = address;
    this.process = process;
  }

  /** Starts a registry that the host's engine, and nothing outside the host, reaches. */
  public static TestRegistry start(TestEngine host, RegistrySpec spec) {
    Path program = TestCache.obtain("docker-registry-1", TestRegistry::fetch);
    Path folder = host.folder().resolve("registry-" + spec.port());
    String address = spec.address(host);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("users"), RegistrySpec.USER + ":" + HASH);
      Files.writeString(
          folder.resolve("config.yml"), spec.configuration(folder.toString(), address));
      if (spec.encrypted()) {
        host.trust(address, TestCertificate.make(folder, host.address()).certificate());
      }
      Process process = launch(host, program, folder);
      var registry = new TestRegistry(host, folder, address, process);
      registry.awaitReady(spec);
      return registry;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void fetch(Path program) {
    Path tree = Path.of(program + ".tree");
    EngineRelease.Debian.bootstrap(
        List.of("--variant=extract", "--include=docker-registry"), "bookworm", tree);
    Command.of("mv", tree.resolve("usr/bin/docker-registry").toString(), program.toString()).run();
    Command.of("rm", "-rf", tree.toString()).run();
  }

  private static Process launch(TestEngine host, Path program, Path folder) throws IOException {
    List<String> words = new ArrayList<>(List.of("setsid"));
    words.addAll(host.inNetwork());
    words.addAll(List.of(program.toString(), "serve", folder.resolve("config.yml").toString()));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("log").toFile());
    Anchor.mark(builder, host.folder());
    return builder.start();
  }

  private void awaitReady(RegistrySpec spec) throws IOException {
    String url = (spec.encrypted() ? "https://" : "http://") + address + "/v2/";
    Command ask = Command.of(host.inNetwork(), "curl", "-sk", "-o", "/dev/null", url);
    Await.until(Daemon.PATIENCE, () -> ask.attempt().exit() == 0 || !process.isAlive());
    if (!process.isAlive()) {
      throw new ClusterException("start a registry", Files.readString(folder.resolve("log")));
    }
  }

  /** What an image of that name and tag is called in this registry. */
  public String name(String nameAndTag) {
    return address + "/" + nameAndTag;
  }

  /** The certificate that vouches for one with TLS. */
  public Path authority() {
    return folder.resolve("tls.crt");
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** Puts an image that the host has into the registry; what it is called there by its digest. */
  public String push(TestImage image) {
    return push(image, image.reference());
  }

  /** The same under another name and tag. */
  public String push(TestImage image, String nameAndTag) {
    String name = name(nameAndTag);
    host.docker("tag", image.reference(), name);
    String said = host.docker("push", name);
    host.docker("rmi", name);
    String digest = said.replaceAll("(?s).*digest: (sha256:[0-9a-f]{64}).*", "$1");
    return name.substring(0, name.lastIndexOf(':')) + "@" + digest;
  }

  /** The requests that it was sent so far, such as {@code GET /v2/shop/web/manifests/1}. */
  public List<String> requests() {
    Pattern request = Pattern.compile("\"([A-Z]+ /v2/\\S*) HTTP");
    try (Stream<String> lines = Files.lines(folder.resolve("log"))) {
      return lines
          .map(request::matcher)
          .filter(Matcher::find)
          .map(found -> found.group(1))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Changes a byte in the middle of the largest of its blobs. */
  public void spoil() {
    try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
      Path largest =
          all.filter(path -> path.endsWith("data"))
              .max((one, other) -> Long.compare(one.toFile().length(), other.toFile().length()))
              .orElseThrow();
      byte[] content = Files.readAllBytes(largest);
      content[content.length / 2] ^= 1;
      Files.write(largest, content, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Lets so many more bytes out of it and then holds all back, until {@link #goOn}. New connections
   * get small buffers: what a process has handed to the kernel arrives even after its end.
   */
  public void stallAfter(long bytes) {
    sendBuffers(SMALL);
    rule("-I", "DROP");
    rule("-I", "ACCEPT", "-m", "quota", "--quota", String.valueOf(bytes));
    quota = bytes;
  }

  /** Ends what {@link #stallAfter} began. */
  public void goOn() {
    rule("-D", "ACCEPT", "-m", "quota", "--quota", String.valueOf(quota));
    rule("-D", "DROP");
    sendBuffers(USUAL);
  }

  private void sendBuffers(String leastUsualMost) {
    Command.of(host.inNetwork(), "sysctl", "-qw", "net.ipv4.tcp_wmem=" + leastUsualMost).run();
  }

  private void rule(String how, String verdict, String... match) {
    String port = address.substring(address.lastIndexOf(':') + 1);
    List<String> words = new ArrayList<>(host.inNetwork());
    words.addAll(List.of("iptables", "-w", how, "OUTPUT", "-p", "tcp", "--sport", port));
    words.addAll(List.of(match));
    words.addAll(List.of("-j", verdict));
    Command.of(words).run();
  }

  /** Ends it; what was pushed stays, for another one on that port of the host. */
  @Override
  public void close() {
    process.destroyForcibly();
    Await.until(Daemon.PATIENCE, () -> !process.isAlive());
  }
}
