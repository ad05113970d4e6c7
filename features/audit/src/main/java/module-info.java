/** What was done, by whom, and how it ended. */
module io.grampus.audit {
  exports io.grampus.audit;

  requires transitive io.grampus.kernel;
  requires static org.jspecify;
}
