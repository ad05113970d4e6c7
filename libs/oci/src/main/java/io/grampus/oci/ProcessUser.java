package io.grampus.oci;

import java.util.List;

/** As whom a container's process runs, in the container's numbers. */
record ProcessUser(long uid, long gid, List<Long> additionalGids) {
  static final ProcessUser ROOT = new ProcessUser(0, 0, List.of());

  ProcessUser {
    additionalGids = List.copyOf(additionalGids);
  }
}
