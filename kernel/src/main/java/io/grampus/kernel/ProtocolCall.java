package io.grampus.kernel;

import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** One request of a {@link Protocol}, and the answer to it. */
public interface ProtocolCall {
  /** Who asks, as far as headers tell, from where, and the id that logs and audit rows name. */
  RequestContext context();

  /** In capitals. */
  String method();

  /** As the client sent it, percent-encoded, without the query. */
  String path();

  /** The first value that the query has for the name, decoded. */
  Optional<String> query(String name);

  /** All values that the query has for the name, decoded. */
  List<String> queries(String name);

  /** Scheme, host and port as the client called the server: {@code https://localhost:7443}. */
  String origin();

  /** The first value of a header. */
  Optional<String> header(String name);

  /** The client's certificate, when it has shown one of our own authority that is in time. */
  Optional<X509Certificate> certificate();

  /** What the client sends, while it sends it; reading slowly slows the client down. */
  InputStream body();

  /** Sets the status; 200 otherwise. Without effect once the answer has begun. */
  void status(int code);

  /** Sets a header of the answer. Without effect once the answer has begun. */
  void header(String name, String value);

  /**
   * What the client gets. The answer begins with the first flush; closing ends it. May be written
   * while {@link #body} is still read.
   */
  OutputStream answer();

  /** Lets the request be quiet for as long as it likes; else silence of a minute ends it. */
  void lasting();

  /**
   * Drops the connection at once, so that whoever reads or writes fails; from any thread. With
   * HTTP/2 all other requests of the connection end too.
   */
  void cut();
}
