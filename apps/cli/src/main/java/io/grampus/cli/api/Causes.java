package io.grampus.cli.api;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Says in words why a connection failed. */
public final class Causes {
  private Causes() {}

  /** The reason in a few words. */
  public static String of(Throwable failure) {
    boolean refused = false;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String words = words(t);
      if (!words.isEmpty()) {
        return words;
      }
      refused |= t instanceof ConnectException;
    }
    if (refused) {
      return "nothing answers at that address";
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static String words(Throwable t) {
    return switch (t) {
      case UnresolvedAddressException _ -> "its name is not known";
      case UnknownHostException _ -> "its name is not known";
      case SocketTimeoutException _ -> "it does not answer in time";
      case HttpTimeoutException _ -> "it does not answer in time";
      case CertPathBuilderException _ ->
          "its certificate authority is not known here (grampus login URL makes it known)";
      case CertPathValidatorException _ ->
          "its certificate is not of the authority that this context trusts";
      case SSLHandshakeException e when e.getCause() == null -> "TLS failed: " + e.getMessage();
      case SSLException e when e.getCause() == null -> "TLS failed: " + e.getMessage();
      default -> "";
    };
  }
}
