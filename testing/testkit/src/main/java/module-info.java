/** Fakes and waiting for tests; never part of the product. */
module io.grampus.testkit {
  requires transitive io.grampus.kernel;
  requires static transitive org.jspecify;

  exports io.grampus.testkit;
}
