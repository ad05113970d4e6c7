/** What the kernel counts of containers and of the machine. */
module io.grampus.cgroup {
  requires static transitive org.jspecify;

  exports io.grampus.cgroup;
}
