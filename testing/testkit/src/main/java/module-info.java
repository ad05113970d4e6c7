/** Fakes, contracts and waiting for tests; never part of the product. */
module io.grampus.testkit {
  requires transitive io.grampus.engine;
  requires transitive io.grampus.kernel;
  requires transitive tools.jackson.databind;
  requires transitive org.junit.jupiter.api;
  requires io.grampus.wire;
  requires org.assertj.core;
  requires static transitive org.jspecify;

  exports io.grampus.testkit;
}
