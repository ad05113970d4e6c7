/** The {@code grampus} command: a plain client of the HTTP API. */
module io.grampus.cli {
  requires static org.jspecify;
  requires info.picocli;
  requires io.grampus.compose;
  requires io.grampus.node;
  requires io.grampus.oci;
  requires java.net.http;
  requires org.apache.commons.compress;
  requires org.jline.terminal;
  requires tools.jackson.databind;

  exports io.grampus.cli;
}
