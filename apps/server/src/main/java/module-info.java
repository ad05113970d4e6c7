/** The server: declared operations over HTTP, and everything that stands behind them. */
module io.grampus.server {
  exports io.grampus.server;

  requires transitive io.grampus.kernel;
  requires io.grampus.identity;
  requires io.grampus.agents;
  requires io.grampus.audit;
  requires io.grampus.containers;
  requires transitive io.grampus.engine;
  requires io.grampus.images;
  requires io.grampus.ingress;
  requires io.grampus.inventory;
  requires io.grampus.nodes;
  requires io.grampus.objects;
  requires io.grampus.registry;
  requires io.grampus.stacks;
  requires io.grampus.stats;
  requires com.github.victools.jsonschema.generator;
  requires com.fasterxml.classmate;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.eclipse.jetty.alpn.server;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.http2.server;
  requires org.eclipse.jetty.io;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.util;
  requires transitive org.eclipse.jetty.websocket.api;
  requires org.eclipse.jetty.websocket.server;
  requires org.slf4j;
  requires static org.jspecify;
}
