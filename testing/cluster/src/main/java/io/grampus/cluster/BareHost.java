package io.grampus.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A host with nothing but a fresh Debian, which reaches the package mirror as the machine does; no
 * engine runs on it until somebody installs one.
 */
public final class BareHost implements AutoCloseable {
  private static final Kind DEBIAN_13 =
      new Kind("trixie", "git,ca-certificates,mount,procps,openssh-server", false);
  private static final Kind BOOTED =
      new Kind(
          "bookworm", "systemd-sysv,dbus,sudo,ca-certificates,procps,kmod,openssh-server", true);
  private final HostFolder folder;
  private final Anchor anchor;
  private final Process network;
  private final Optional<Link> link;

  /**
   * What it has.
   *
   * @param boots whether systemd is its first process, as on any machine of a user; without, there
   *     is none
   */
  private record Kind(String suite, String packages, boolean boots) {
    Path root() {
      return TestCache.obtain(suite + (boots ? "-boots-1" : "-bare-2"), this::make);
    }

    private void make(Path target) {
      List<String> options = new ArrayList<>(List.of("--variant=apt", "--include=" + packages));
      if (boots) {
        // sshd is started with a key of its own, and there is no console
        for (String unit : List.of("ssh.service", "console-getty.service")) {
          options.add("--customize-hook=ln -s /dev/null \"$1/etc/systemd/system/" + unit + "\"");
        }
      }
      EngineRelease.Debian.bootstrap(options, suite, target);
    }
  }

  private BareHost(HostFolder folder, Anchor anchor, Process network, Optional<Link> link) {
    this.folder = folder;
    this.anchor = anchor;
    this.network = network;
    this.link = link;
  }

  /**
   * Starts one of Debian 13; the machine's Maven repository is its own too, so that only Debian's
   * packages are fetched.
   */
  public static BareHost start() {
    return start(DEBIAN_13, Optional.empty());
  }

  /** Starts one that other hosts reach too. */
  static BareHost start(Link.Layer layer) {
    return start(DEBIAN_13, Optional.of(layer));
  }

  /** Starts one of Debian 12 with systemd and sudo that other hosts reach too. */
  static BareHost boot(Link.Layer layer) {
    return start(BOOTED, Optional.of(layer));
  }

  private static BareHost start(Kind kind, Optional<Link.Layer> layer) {
    Requirements.demand();
    Path root = kind.root();
    HostFolder folder = HostFolder.create();
    try {
      if (kind.boots()) {
        Files.createFile(folder.resolve("boot"));
      }
      Path maven = Path.of(System.getProperty("user.home"), ".m2");
      Files.createDirectories(folder.resolve("data"));
      Files.createDirectories(maven);
      // overlays do not stack, so the engine's data are kept beside the root
      Files.write(
          folder.resolve("binds"),
          List.of(folder.resolve("data") + " var/lib/docker", maven + " root/.m2"));
      Files.writeString(folder.resolve("resolv.conf"), "nameserver 10.0.2.3\n");
      Anchor anchor = Anchor.drop(folder, "bare", Optional.of(root));
      Process network = connect(folder, anchor);
      return new BareHost(folder, anchor, network, layer.map(l -> l.lay(anchor)));
    } catch (IOException failed) {
      folder.reap();
      throw new UncheckedIOException(failed);
    } catch (RuntimeException failed) {
      folder.reap();
      throw failed;
    }
  }

  /** Gives the host a way out that changes nothing in the machine's network. */
  private static Process connect(HostFolder folder, Anchor anchor) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "slirp4netns",
            "--configure",
            "--disable-host-loopback",
            String.valueOf(anchor.pid()),
            "tap0");
    Path log = folder.resolve("network.log");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Anchor.mark(builder, folder);
    Process network = builder.start();
    Command link = Command.of(anchor.inNetwork(), "ip", "-4", "addr", "show", "tap0");
    if (!Await.until(Duration.ofSeconds(30), () -> link.attempt().output().contains("inet "))) {
      throw new ClusterException("connect a bare host", Files.readString(log));
    }
    return network;
  }

  /** The host's address for the others on its switch. */
  public String address() {
    return link.orElseThrow().address();
  }

  /**
   * Starts Debian's sshd, which lets everybody in by one key.
   *
   * @return a configuration for {@code ssh -F} that has the key, and trusts this host
   */
  public Path sshd() {
    Path user = folder.resolve("user-key");
    Path own = folder.resolve("host-key");
    Command.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", user.toString()).run();
    Command.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", own.toString()).run();
    Path known = folder.resolve("known-hosts");
    Path client = folder.resolve("ssh-config");
    try {
      Files.writeString(known, address() + " " + Files.readString(Path.of(own + ".pub")));
      Files.write(
          client,
          List.of(
              "IdentityFile " + user,
              "IdentitiesOnly yes",
              "UserKnownHostsFile " + known,
              "GlobalKnownHostsFile /dev/null",
              "StrictHostKeyChecking yes"));
      Files.write(
          folder.resolve("sshd-config"),
          List.of(
              "ListenAddress " + address(),
              "HostKey " + own,
              "AuthorizedKeysFile " + user + ".pub",
              "PidFile none",
              "StrictModes no",
              "UsePAM no",
              // what is started by SSH is found by it when the host ends
              "SetEnv GRAMPUS_TEST_HOST=" + folder.path()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    String start = "mkdir -p /run/sshd && /usr/sbin/sshd -f " + folder.resolve("sshd-config");
    TestEngine.Outcome said = sh(start);
    if (said.exit() != 0) {
      throw new ClusterException("start sshd", said.output());
    }
    return client;
  }

  /** Copies a tar archive's files into a folder of the host. */
  public void unpack(Path archive, String target) {
    Path inside = folder.resolve("unpacked.tar");
    try {
      Files.copy(archive, inside, StandardCopyOption.REPLACE_EXISTING);
      sh("mkdir -p " + target + " && tar -xf " + inside + " -C " + target);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Runs a line of shell as root in its home, with nobody at the terminal. */
  public TestEngine.Outcome sh(String line) {
    List<String> words = new ArrayList<>(List.of("env", "--ignore-environment"));
    words.add("GRAMPUS_TEST_HOST=" + folder.path());
    words.addAll(List.of("HOME=/root", "LANG=C.UTF-8"));
    words.add("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    words.addAll(List.of("sh", "-c", "cd; " + line));
    // to a file: what goes on in the background must not keep the output open
    Path said = folder.resolve("said");
    String quoted = "exec \"$@\" < /dev/null > " + said + " 2>&1";
    List<String> all = new ArrayList<>(List.of("sh", "-c", quoted, "sh"));
    all.addAll(anchor.inside());
    all.addAll(words);
    int exit = Command.of(all).attempt().exit();
    try {
      return new TestEngine.Outcome(exit, Files.readString(said));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    network.destroy();
    anchor.lift();
  }
}
