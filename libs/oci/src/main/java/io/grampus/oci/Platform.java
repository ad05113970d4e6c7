package io.grampus.oci;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an image runs on, in Go's words: {@code linux/arm64/v8} (OCI image spec, image-index.md).
 *
 * @param variant of the processor, such as {@code v7}
 * @param osVersion such as a build of Windows
 */
public record Platform(
    String os, String architecture, Optional<String> variant, Optional<String> osVersion) {
  private static final Map<String, String> GO =
      Map.of("x86_64", "amd64", "aarch64", "arm64", "x86", "386", "i386", "386");

  /** A platform without variant. */
  public static Platform of(String os, String architecture) {
    return new Platform(os, architecture, Optional.empty(), Optional.empty());
  }

  /** Linux on this machine's processor. */
  public static Platform here() {
    String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return of("linux", GO.getOrDefault(architecture, architecture));
  }

  /**
   * Reads {@code os/architecture} or {@code os/architecture/variant}.
   *
   * @throws OciException when it has another form
   */
  public static Platform parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length < 2 || parts.length > 3) {
      throw new OciException("\"" + text + "\" is no platform: OS/ARCHITECTURE[/VARIANT]");
    }
    Optional<String> variant = parts.length == 3 ? Optional.of(parts[2]) : Optional.empty();
    return new Platform(parts[0], parts[1], variant, Optional.empty());
  }

  /** Whether an image for {@code other} runs where this is wanted; a variant not told fits. */
  public boolean fits(Platform other) {
    return os.equals(other.os)
        && architecture.equals(other.architecture)
        && (variant.isEmpty() || other.variant.isEmpty() || variant.equals(other.variant));
  }

  @Override
  public String toString() {
    return os + "/" + architecture + variant.map(v -> "/" + v).orElse("");
  }
}
