package io.grampus.oci;

import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * What an entry says of its file besides the content.
 *
 * @param mode the twelve bits of the permissions
 * @param extended extended attributes, by their whole names
 */
record EntryAttributes(
    long uid, long gid, int mode, FileTime modified, Map<String, String> extended) {
  /** Of folders that no entry names. */
  static final EntryAttributes UNNAMED =
      new EntryAttributes(0, 0, 0755, FileTime.fromMillis(0), Map.of());

  private static final int PERMISSIONS = 07777;

  /** What a tar calls extended attributes, before their names. */
  static final String EXTENDED = "SCHILY.xattr.";

  static EntryAttributes of(TarArchiveEntry entry) {
    Map<String, String> extended = new TreeMap<>();
    entry
        .getExtraPaxHeaders()
        .forEach((name, value) -> {
          if (name.startsWith(EXTENDED)) {
            extended.put(name.substring(EXTENDED.length()), value);
          }
        });
    return new EntryAttributes(
        entry.getLongUserId(),
        entry.getLongGroupId(),
        entry.getMode() & PERMISSIONS,
        entry.getLastModifiedTime(),
        extended);
  }
}
