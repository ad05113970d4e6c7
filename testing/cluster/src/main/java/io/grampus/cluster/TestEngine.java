package io.grampus.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** One host with a Docker Engine of its own, separate from the machine's network and mounts. */
public final class TestEngine implements AutoCloseable {
  private static final Map<EngineRelease, TestEngine> SHARED = new EnumMap<>(EngineRelease.class);
  private static final ReentrantLock SHARING = new ReentrantLock();
  private final HostSpec spec;
  private final HostFolder folder;
  private final Anchor anchor;
  private final Daemon daemon;
  private final Link link;

  private TestEngine(HostSpec spec, HostFolder folder, Anchor anchor, Daemon daemon, Link link) {
    this.spec = spec;
    this.folder = folder;
    this.anchor = anchor;
    this.daemon = daemon;
    this.link = link;
  }

  /** Starts a host with the chosen engine. */
  public static TestEngine start() {
    return start(EngineRelease.chosen());
  }

  public static TestEngine start(EngineRelease release) {
    return start(HostSpec.of(release));
  }

  /** Starts a host that no other host reaches. */
  public static TestEngine start(HostSpec spec) {
    return start(spec, Link.Layer.lonely());
  }

  static TestEngine start(HostSpec spec, Link.Layer layer) {
    Requirements.demand();
    Optional<Path> root = spec.release().root();
    HostFolder folder = HostFolder.create();
    try {
      Anchor anchor = Anchor.drop(folder, spec.hostname(), root);
      Link link = layer.lay(anchor);
      Daemon daemon = Daemon.start(folder, anchor, spec.options());
      return new TestEngine(spec, folder, anchor, daemon, link);
    } catch (RuntimeException failed) {
      folder.reap();
      throw failed;
    }
  }

  /** The chosen engine, shared by all tests of this process; never close it. */
  public static TestEngine shared() {
    return shared(EngineRelease.chosen());
  }

  /** The engine of that release that all tests of this process share; never close it. */
  public static TestEngine shared(EngineRelease release) {
    SHARING.lock();
    try {
      return SHARED.computeIfAbsent(release, TestEngine::startShared);
    } finally {
      SHARING.unlock();
    }
  }

  private static TestEngine startShared(EngineRelease release) {
    TestEngine engine = start(release);
    Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
    return engine;
  }

  public EngineRelease release() {
    return spec.release();
  }

  public String hostname() {
    return spec.hostname();
  }

  /** The engine's unix socket, reachable from anywhere on this machine. */
  public Path socket() {
    return folder.resolve("docker.sock");
  }

  /** The socket as DOCKER_HOST wants it. */
  public String dockerHost() {
    return "unix://" + socket();
  }

  public Path dataRoot() {
    return folder.resolve("data");
  }

  public Path log() {
    return folder.resolve("dockerd.log");
  }

  HostFolder folder() {
    return folder;
  }

  /** The words before a command that runs it with the host's network and the host's files. */
  List<String> inside() {
    return anchor.inside();
  }

  /** The containerd that the engine runs. */
  public TestContainerd containerd() {
    return new TestContainerd(this);
  }

  /** A file or folder of the host as it sees it, not as the machine does. */
  Path file(String absolute) {
    return anchor.file(absolute);
  }

  /** The host's address on its link. */
  public String address() {
    return link.address();
  }

  /** The process id of dockerd. */
  public long pid() {
    return daemon.pid();
  }

  /** Runs Docker's command line on this engine and returns what it printed; it must succeed. */
  public String docker(String... arguments) {
    return dockerCommand(arguments).run();
  }

  /** Runs Docker's command line on this engine, whatever comes of it. */
  public Outcome tryDocker(String... arguments) {
    return Outcome.of(dockerCommand(arguments).attempt());
  }

  /** How a command ended and what it printed. */
  public record Outcome(int exit, String output) {
    static Outcome of(Command.Outcome outcome) {
      return new Outcome(outcome.exit(), outcome.output());
    }
  }

  private Command dockerCommand(String... arguments) {
    return Command.of(List.of("docker"), arguments)
        .with("DOCKER_HOST", dockerHost())
        .with("DOCKER_CONFIG", folder.resolve("docker-config").toString());
  }

  /** The words that run a following command in this host's network, with the machine's files. */
  public List<String> inNetwork() {
    return anchor.inNetwork();
  }

  /** Runs a program of the machine in this host's network; it must succeed. */
  public String exec(String... words) {
    return Command.of(inNetwork(), words).run();
  }

  /** Loads an image, making it first if it is not in the cache. */
  public TestEngine load(TestImage image) {
    return load(image.archive());
  }

  /** Loads an archive as written by docker save. */
  public TestEngine load(Path archive) {
    docker("load", "--input", archive.toString());
    return this;
  }

  /** Makes the host a swarm of one node. */
  public TestEngine initSwarm() {
    docker("swarm", "init", "--advertise-addr", address());
    return this;
  }

  /**
   * Has the engine trust a registry.
   *
   * @param registry its host and port
   * @param authority a file with the certificate that the registry's is signed with
   */
  public void trust(String registry, Path authority) {
    try {
      Path trusted = Files.createDirectories(file("/etc/docker/certs.d/" + registry));
      Files.copy(authority, trusted.resolve("ca.crt"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Has the engine trust a registry no more. */
  public void distrust(String registry) {
    try {
      Files.delete(file("/etc/docker/certs.d/" + registry + "/ca.crt"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public boolean running() {
    return daemon.running();
  }

  /** Stops dockerd in order; containers stop too. */
  public void stop() {
    daemon.stop();
  }

  /** Ends dockerd with signal 9; containers go on until it starts again. */
  public void kill() {
    daemon.kill();
  }

  /** Starts dockerd again and waits until it answers. */
  public void startAgain() {
    daemon.start();
  }

  public void restart() {
    stop();
    startAgain();
  }

  /** Cuts the host off from the other hosts. */
  public void cut() {
    link.cut();
  }

  /** Joins the host to the other hosts again. */
  public void heal() {
    link.heal();
  }

  /** Ends everything on the host and leaves no trace of it. */
  @Override
  public void close() {
    anchor.lift();
  }
}
