package io.grampus.agent;

import io.grampus.node.ClockSays;
import io.grampus.node.Line;
import io.grampus.node.Skew;
import io.grampus.node.Words;
import io.grampus.wire.Body;
import io.grampus.wire.Fields;
import io.grampus.wire.Request;
import io.grampus.wire.Response;
import io.grampus.wire.Timeouts;
import io.grampus.wire.Transport;
import io.grampus.wire.WireClient;
import io.grampus.wire.WireException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * Finds out whether a wrong clock is why TLS failed: certificates are good for some time, and
 * either side looks at its own clock. The server is asked for the time on a connection where its
 * certificate counts whatever its dates are.
 */
record ClockCheck(ServerAddress server, InstantSource clock) {
  private static final Timeouts TIMEOUTS =
      new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5));

  /** What the server told, and how far this machine's clock is from its. */
  private record Told(Instant time, String node, Skew skew) {
    String machine() {
      return node.isEmpty() ? "this machine" : "node " + node;
    }
  }

  /** Why the agent is not served, in sentences; empty when neither clock nor dates are to blame. */
  Optional<String> complaint(Throwable failure, Credentials credentials) {
    if (!byTls(failure)) {
      return Optional.empty();
    }
    var trust = PinnedAuthority.atAnyTime(credentials.fingerprint());
    Optional<Told> told = ask(credentials.context(trust)).or(() -> ask(trust.context()));
    return told.flatMap(t -> complaint(t, credentials));
  }

  private static Optional<String> complaint(Told told, Credentials credentials) {
    if (told.skew.notable()) {
      return Optional.of(told.skew.says(told.machine()) + ". " + Skew.NEXT);
    }
    try {
      credentials.certificate().checkValidity(Date.from(told.time));
      return Optional.empty();
    } catch (CertificateException e) {
      Instant until = credentials.certificate().getNotAfter().toInstant();
      return Optional.of(
          "the certificate of this agent was good until "
              + until
              + ". Join again: grampus node add.");
    }
  }

  /** What is wrong with the clock of a machine that wants to join; empty when it is right. */
  Optional<String> complaint(Throwable failure, String fingerprint) {
    return byTls(failure)
        ? ask(PinnedAuthority.atAnyTime(fingerprint).context())
            .filter(told -> told.skew.notable())
            .map(told -> told.skew.says(told.machine()))
        : Optional.empty();
  }

  private static boolean byTls(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException || cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  private Optional<Told> ask(SSLContext context) {
    Instant before = clock.instant();
    byte[] line = new ClockSays(Optional.of(before), "").line().bytes();
    var request = new Request("POST", Words.CLOCK, Fields.none(), new Body.Bytes(line));
    var transport = Transport.tlsAnyName(server.host(), server.port(), context);
    try (var client = new WireClient(transport, TIMEOUTS);
        Response answer = client.send(request)) {
      if (answer.status() != 200) {
        return Optional.empty();
      }
      ClockSays says = ClockSays.of(Line.parse(answer.body().readNBytes(Words.LONGEST_LINE)));
      Instant now = clock.instant();
      return says.clock().map(at -> new Told(at, says.node(), Skew.between(now, at)));
    } catch (WireException | IOException e) {
      // then there is no more to say than that it is not reached
      return Optional.empty();
    }
  }
}
