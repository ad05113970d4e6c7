package io.grampus.agent;

import io.grampus.node.Skew;
import io.grampus.wire.Timeouts;
import io.grampus.wire.Transport;
import io.grampus.wire.WireClient;
import java.io.IOException;
import java.io.PrintStream;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Serves one session after another, for as long as the process runs. */
final class AgentLoop {
  /** Short, so that the server has the node back soon after the network has the server back. */
  private static final Duration UNREACHABLE = Duration.ofMillis(800);

  private static final Duration REFUSED = Duration.ofSeconds(30);
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Timeouts TIMEOUTS =
      new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(10));

  private final AgentFolder folder;
  private final PrintStream log;
  private final InstantSource clock;
  private AgentFolder.Settings settings;
  private Credentials credentials;
  private Optional<KeyPair> nextKeys = Optional.empty();
  private String complaint = "";
  private int failures;

  AgentLoop(AgentFolder folder, PrintStream log, InstantSource clock) {
    this.folder = folder;
    this.settings = folder.settings();
    this.credentials = folder.credentials();
    this.log = log;
    this.clock = clock;
  }

  void run() throws InterruptedException {
    while (true) {
      Duration longest = UNREACHABLE;
      try {
        session();
        complain("the server ended the connection");
      } catch (Session.RefusedException e) {
        complain("the server refuses: " + e.getMessage());
        longest = joinedAnew() ? FIRST : REFUSED;
      } catch (IOException e) {
        longest = unreached(e);
      }
      Thread.sleep(pause(failures++, longest));
    }
  }

  /** Twice as long after each failure, and never the same for two agents. */
  static Duration pause(int failures, Duration longest) {
    long most = FIRST.toNanos() << Math.min(failures, 12);
    most = Math.min(most, longest.toNanos());
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
  }

  private void session() throws IOException {
    var server = settings.server();
    var trust = PinnedAuthority.inTime(credentials.fingerprint(), clock);
    var transport = Transport.tlsAnyName(server.host(), server.port(), credentials.context(trust));
    try (var client = new WireClient(transport, TIMEOUTS)) {
      new Session(client, settings.engine(), new Following(), clock).serve();
    }
  }

  /** Says why, and how long to wait at most: a clock is not set within a second. */
  private Duration unreached(IOException e) {
    Optional<String> wrong = new ClockCheck(settings.server(), clock).complaint(e, credentials);
    complain(
        wrong
            .map(text -> "the server is not trusted, or does not trust this agent: " + text)
            .orElseGet(() ->
                "the server at " + settings.server() + " is not reached: " + Joiner.reason(e)));
    if (wrong.isEmpty()) {
      return UNREACHABLE;
    }
    return joinedAnew() ? FIRST : REFUSED;
  }

  /** Whether somebody has joined the server again meanwhile; what came of it is used from here. */
  private boolean joinedAnew() {
    try {
      Credentials there = folder.credentials();
      if (there.certificate().equals(credentials.certificate())) {
        return false;
      }
      credentials = there;
      settings = folder.settings();
      return true;
    } catch (AgentException e) {
      // a join that is just being written, or a folder that is gone: what is known stays
      return false;
    }
  }

  /** Once for each reason, for an agent may be alone for days; amounts change all the time. */
  private void complain(String text) {
    String kind = text.replaceAll("\\d+", "");
    if (!kind.equals(complaint)) {
      complaint = kind;
      log.println(text);
    }
  }

  private final class Following implements Session.Listener {
    @Override
    public void welcomed(Optional<Instant> serverTime) {
      failures = 0;
      complaint = "";
      log.println("connected to " + settings.server());
      serverTime
          .map(at -> Skew.between(clock.instant(), at))
          .filter(Skew::notable)
          .ifPresent(skew -> log.println(skew.says("this node") + ". " + Skew.NEXT));
    }

    @Override
    public String renew() {
      KeyPair keys = Credentials.freshKeys();
      nextKeys = Optional.of(keys);
      return Credentials.spki(keys);
    }

    @Override
    public void renewed(String certificate) throws IOException {
      if (nextKeys.isPresent()) {
        Credentials fresh = Credentials.of(nextKeys.get(), certificate, credentials.authority());
        folder.write(fresh);
        credentials = fresh;
        nextKeys = Optional.empty();
        log.println("the certificate was renewed");
      }
    }
  }
}
