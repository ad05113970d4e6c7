package io.grampus.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which Docker Engine a test host runs. */
public enum EngineRelease {
  /** The one installed on this machine. */
  INSTALLED("", ""),
  /** Docker Engine 20.10, of Debian 12. */
  BOOKWORM("docker.io,iptables,iproute2,ca-certificates,mount,procps", "20.10."),
  /** Docker Engine 26.1, of Debian 13. */
  TRIXIE("docker.io,docker-cli,iptables,iproute2,ca-certificates,mount,procps", "26.1."),
  /** Docker Engine 28.5 with docker-compose 2.40, of Debian's development release. */
  SID("docker.io,docker-cli,docker-compose,iptables,iproute2,ca-certificates,mount,procps", "28.");

  private final String packages;
  private final String version;

  EngineRelease(String packages, String version) {
    this.packages = packages;
    this.version = version;
  }

  /** The one that tests run on which name none: GRAMPUS_TEST_ENGINE, or the installed one. */
  public static EngineRelease chosen() {
    String name = System.getenv().getOrDefault("GRAMPUS_TEST_ENGINE", "");
    return name.isBlank() ? INSTALLED : named(name);
  }

  /** The release of that name, as people write it. */
  static EngineRelease named(String name) {
    for (EngineRelease release : values()) {
      if (release.name().equalsIgnoreCase(name)) {
        return release;
      }
    }
    throw new ClusterException(
        "choose an engine",
        "there is none called '" + name + "': installed, bookworm, trixie or sid.");
  }

  /** How the engine's version starts; empty for the installed one. */
  public String version() {
    return version;
  }

  /** The folder with this release's programs, made on demand; empty for the installed engine. */
  public Optional<Path> root() {
    if (this == INSTALLED || (this == BOOKWORM && installedIs(version))) {
      return Optional.empty();
    }
    return Optional.of(TestCache.obtain(suite() + "-root-1", this::makeRoot));
  }

  private String suite() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean installedIs(String version) {
    Command.Outcome outcome = Command.of("dockerd", "--version").attempt();
    return outcome.exit() == 0 && outcome.output().contains(" " + version);
  }

  private void makeRoot(Path folder) {
    Debian.bootstrap(
        List.of(
            "--variant=apt",
            "--include=" + packages,
            "--dpkgopt=path-exclude=/usr/share/doc/*",
            "--dpkgopt=path-exclude=/usr/share/man/*",
            "--dpkgopt=path-exclude=/usr/share/locale/*"),
        suite(),
        folder);
  }

  /** Runs mmdebstrap. */
  static final class Debian {
    private Debian() {}

    static void bootstrap(List<String> options, String suite, Path target) {
      List<String> words = new ArrayList<>(List.of("mmdebstrap", "--quiet"));
      // a snapshot of sid that is a few weeks old is as good for tests
      words.add("--aptopt=Acquire::Check-Valid-Until \"false\"");
      words.addAll(options);
      words.add(suite);
      words.add(target.toString());
      Optional.ofNullable(System.getenv("GRAMPUS_TEST_MIRROR")).ifPresent(words::add);
      Command.of(words).run();
    }
  }
}
