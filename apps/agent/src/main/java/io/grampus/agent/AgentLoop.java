package io.grampus.agent;

import io.grampus.wire.Timeouts;
import io.grampus.wire.Transport;
import io.grampus.wire.WireClient;
import java.io.IOException;
import java.io.PrintStream;
import java.security.KeyPair;
import java.time.Duration;
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
  private final AgentFolder.Settings settings;
  private final PrintStream log;
  private Credentials credentials;
  private Optional<KeyPair> nextKeys = Optional.empty();
  private String complaint = "";
  private int failures;

  AgentLoop(AgentFolder folder, PrintStream log) {
    this.folder = folder;
    this.settings = folder.settings();
    this.credentials = folder.credentials();
    this.log = log;
  }

  void run() throws InterruptedException {
    while (true) {
      Duration longest = UNREACHABLE;
      try {
        session();
        complain("the server ended the connection");
      } catch (Session.RefusedException e) {
        complain("the server refuses: " + e.getMessage());
        longest = REFUSED;
      } catch (IOException e) {
        complain("the server at " + settings.server() + " is not reached: " + Joiner.reason(e));
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
    var transport = Transport.tlsAnyName(server.host(), server.port(), credentials.context());
    try (var client = new WireClient(transport, TIMEOUTS)) {
      new Session(client, settings.engine(), new Following()).serve();
    }
  }

  /** Once for each reason, for an agent may be alone for days. */
  private void complain(String text) {
    if (!text.equals(complaint)) {
      complaint = text;
      log.println(text);
    }
  }

  private final class Following implements Session.Listener {
    @Override
    public void welcomed() {
      failures = 0;
      complaint = "";
      log.println("connected to " + settings.server());
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
