/** A registry of images inside the server. */
module io.grampus.registry {
  exports io.grampus.registry;

  requires static transitive org.jspecify;
  requires transitive io.grampus.kernel;
  requires transitive io.grampus.identity;
  requires transitive io.grampus.inventory;
  requires transitive io.grampus.oci;
  requires java.net.http;
  requires org.slf4j;
}
