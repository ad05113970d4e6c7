package io.grampus.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The containerd under a host's engine, spoken to past the engine: by ctr, among images apart. */
public final class TestContainerd {
  private static final String SOCKET = "/run/docker/containerd/containerd.sock";
  private final TestEngine host;
  private final Path hosts;

  TestContainerd(TestEngine host) {
    this.host = host;
    this.hosts = host.folder().resolve("hosts.d");
  }

  /**
   * Has it ask a server first for what lies in a registry.
   *
   * @param registry as images name it
   * @param server the address of the server
   * @param authority a file with the certificate that the server's is signed with
   */
  public void mirror(String registry, String server, Path authority) {
    try {
      Path folder = Files.createDirectories(hosts.resolve(registry));
      Files.writeString(folder.resolve("ca.crt"), Files.readString(authority));
      Files.writeString(
          folder.resolve("hosts.toml"),
          """
          [host."%s"]
            capabilities = ["pull", "resolve"]
            ca = "%s"
          """
              .formatted(server, folder.resolve("ca.crt")));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Pulls an image by its full name, with a user and a password. */
  public TestEngine.Outcome pull(String image, String user, String password) {
    String credentials = user + ":" + password;
    return ctr("images", "pull", "--hosts-dir", hosts.toString(), "-u", credentials, image);
  }

  /** Runs ctr of the host's release, whatever comes of it. */
  public TestEngine.Outcome ctr(String... arguments) {
    List<String> words = new ArrayList<>(host.inside());
    words.addAll(List.of("ctr", "--address", SOCKET, "--namespace", "grampus-test"));
    words.addAll(List.of(arguments));
    return TestEngine.Outcome.of(Command.of(words).attempt());
  }
}
