package io.grampus.oci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * Gives files the owner, the permissions, the extended attributes and the time of their entries.
 */
final class FileAttributesWriter {
  private static final long LARGEST_ID = 0xFFFF_FFFEL;
  private static final String CAPABILITIES = "security.capability";
  private static final char UNREADABLE = '\uFFFD';

  private final boolean rootless;
  private final Path top;
  private final LeftOut leftOut;

  /**
   * @param rootless whether all files belong to who unpacks
   * @param top what paths are told relative to
   */
  FileAttributesWriter(boolean rootless, Path top, LeftOut leftOut) {
    this.rootless = rootless;
    this.top = top;
    this.leftOut = leftOut;
  }

  /** The order matters: a new owner takes bits of the mode and the capabilities away. */
  void write(Path file, EntryAttributes wanted) throws IOException {
    if (!rootless) {
      Files.setAttribute(file, "unix:uid", id(wanted.uid()), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(file, "unix:gid", id(wanted.gid()), LinkOption.NOFOLLOW_LINKS);
    }
    if (!Files.isSymbolicLink(file)) {
      Files.setAttribute(file, "unix:mode", wanted.mode());
    }
    for (Map.Entry<String, String> each : wanted.extended().entrySet()) {
      extended(file, each.getKey(), each.getValue());
    }
    LinuxCalls.setTime(file, wanted.modified().toInstant());
  }

  private static int id(long id) {
    if (id < 0 || id > LARGEST_ID) {
      throw new OciException(id + " is no number of a user or group");
    }
    return (int) id;
  }

  private void extended(Path file, String name, String value) throws IOException {
    String what = "the extended attribute %s of /%s".formatted(name, top.relativize(file));
    boolean known = name.startsWith("user.") || (name.equals(CAPABILITIES) && !rootless);
    if (!known) {
      leftOut.add(what);
    } else if (value.indexOf(UNREADABLE) >= 0) {
      leftOut.add(what + ", whose value is not read as it was written");
    } else if (!LinuxCalls.setExtended(file, name, value.getBytes(StandardCharsets.UTF_8))) {
      leftOut.add(what + ", which the file system does not take");
    }
  }
}
