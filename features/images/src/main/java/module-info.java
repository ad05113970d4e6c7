/** Images: what they consist of, where they come from and how they go. */
module io.grampus.images {
  exports io.grampus.images;

  requires transitive io.grampus.kernel;
  requires io.grampus.engine;
  requires transitive io.grampus.inventory;
}
