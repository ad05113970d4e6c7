/** Published ports of services on kernels without IPVS. */
module io.grampus.ingress {
  exports io.grampus.ingress;

  requires static transitive org.jspecify;
  requires transitive io.grampus.kernel;
  requires transitive io.grampus.engine;
  requires transitive io.grampus.inventory;
  requires org.slf4j;
}
