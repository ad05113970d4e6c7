package io.grampus.registry;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * Whether other registries are pulled through this one, and how.
 *
 * @param on whether they are
 * @param registries which ones, as images name them: {@code docker.io}, {@code
 *     registry.example:5000}; one that speaks no TLS with {@code http://} before it. Empty for all
 * @param limitBytes what is kept of them at most; 0 for as much as there is room for
 * @param hub whether this is a mirror of Docker Hub as Docker's {@code registry-mirrors} wants one:
 *     names without a registry are looked up there for whoever shows no credentials
 */
public record MirrorSettings(
    boolean on,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> registries,
    long limitBytes,
    boolean hub) {
  private static final String PLAIN = "http://";

  /** As it is until somebody switches it on. */
  static final MirrorSettings OFF = new MirrorSettings(false, List.of(), 20_000_000_000L, false);

  /** Whether that registry is pulled through. */
  boolean has(String registry) {
    return on && (registries.isEmpty() || registries.contains(registry) || isPlain(registry));
  }

  /** Whether it speaks no TLS. */
  boolean isPlain(String registry) {
    return registries.contains(PLAIN + registry);
  }
}
