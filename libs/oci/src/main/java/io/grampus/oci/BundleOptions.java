package io.grampus.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How an image becomes a bundle.
 *
 * @param platform which image of an index
 * @param command what runs in the place of the image's {@code Cmd}; the image's own when empty
 * @param readOnly whether the container can't write to its files
 * @param rootless for a user who is not root: all files belong to that user, who is the only one in
 *     the container
 * @param limits how much is unpacked at most
 * @param progress who is told how far it is
 */
public record BundleOptions(
    Platform platform,
    List<String> command,
    boolean readOnly,
    boolean rootless,
    UnpackLimits limits,
    UnpackProgress progress) {

  /** Who is told how far an unpack is. */
  @FunctionalInterface
  public interface UnpackProgress {
    /**
     * Some more was read.
     *
     * @param read how many bytes of the compressed layers are done
     * @param all how many there are
     */
    void at(long read, long all);
  }

  public BundleOptions {
    command = List.copyOf(command);
  }

  /** For this machine's processor, as the image says; rootless when this process is not root's. */
  public static BundleOptions usual() {
    return new BundleOptions(
        Platform.here(), List.of(), false, !isRoot(), UnpackLimits.usual(), (_, _) -> {});
  }

  public BundleOptions on(Platform wanted) {
    return new BundleOptions(wanted, command, readOnly, rootless, limits, progress);
  }

  public BundleOptions running(List<String> wanted) {
    return new BundleOptions(platform, wanted, readOnly, rootless, limits, progress);
  }

  public BundleOptions readOnly(boolean wanted) {
    return new BundleOptions(platform, command, wanted, rootless, limits, progress);
  }

  public BundleOptions rootless(boolean wanted) {
    return new BundleOptions(platform, command, readOnly, wanted, limits, progress);
  }

  public BundleOptions within(UnpackLimits wanted) {
    return new BundleOptions(platform, command, readOnly, rootless, wanted, progress);
  }

  public BundleOptions telling(UnpackProgress wanted) {
    return new BundleOptions(platform, command, readOnly, rootless, limits, wanted);
  }

  private static boolean isRoot() {
    return self().uid() == 0;
  }

  /** Who this process belongs to. */
  static ProcessUser self() {
    Path process = Path.of("/proc/self");
    try {
      long uid = Integer.toUnsignedLong((int) Files.getAttribute(process, "unix:uid"));
      long gid = Integer.toUnsignedLong((int) Files.getAttribute(process, "unix:gid"));
      return new ProcessUser(uid, gid, List.of());
    } catch (IOException e) {
      throw new OciException("this is no Linux: it has no /proc/self", e);
    }
  }
}
