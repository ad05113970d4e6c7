package io.grampus.cli.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Decides whether to send a request again. */
final class Retries {
  private Retries() {}

  /** A connection that broke may come back; an address that refuses or a bad certificate won't. */
  static boolean mayHelp(IOException failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SSLException
          || t instanceof ConnectException
          || t instanceof UnknownHostException
          || t instanceof UnresolvedAddressException) {
        return false;
      }
    }
    return true;
  }
}
