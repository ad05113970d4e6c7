package io.grampus.cluster;

import java.util.List;

/**
 * What a test host is to be.
 *
 * @param options more words for dockerd's command line
 */
public record HostSpec(EngineRelease release, String hostname, List<String> options) {
  public HostSpec {
    options = List.copyOf(options);
  }

  public static HostSpec of(EngineRelease release) {
    return new HostSpec(release, "host", List.of());
  }

  public HostSpec named(String name) {
    return new HostSpec(release, name, options);
  }

  public HostSpec with(String... moreOptions) {
    return new HostSpec(release, hostname, List.of(moreOptions));
  }
}
