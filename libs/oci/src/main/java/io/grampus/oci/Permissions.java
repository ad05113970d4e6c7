package io.grampus.oci;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Permissions that several classes need. */
final class Permissions {
  /** All for the owner, nothing for others. */
  static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

  private Permissions() {}
}
