package io.grampus.agent;

import io.grampus.node.JoinCode;
import io.grampus.node.Joined;
import io.grampus.node.Joining;
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
import java.security.KeyPair;
import java.time.InstantSource;

/** Joins the server: a fresh key, the join code, and a certificate for it. */
record Joiner(AgentFolder folder, AgentFolder.Settings settings, InstantSource clock) {
  /** Returns the name of the node that this machine is. */
  String join(String text) {
    JoinCode code =
        JoinCode.parse(text)
            .orElseThrow(() ->
                new AgentException(
                    "Tried to join the server, but the code is not whole.",
                    "Copy all of it from grampus node join-token."));
    String node = settings.engine().node();
    KeyPair keys = Credentials.freshKeys();
    var pinned = PinnedAuthority.inTime(code.fingerprint(), clock);
    var server = settings.server();
    var transport = Transport.tlsAnyName(server.host(), server.port(), pinned.context());
    var joining = new Joining(code.secret(), node, Credentials.spki(keys));
    var request =
        new Request("POST", Words.JOIN, Fields.none(), new Body.Bytes(joining.line().bytes()));
    try (var client = new WireClient(transport, Timeouts.usual());
        Response answer = client.send(request)) {
      Line line = Line.parse(answer.body().readNBytes(Words.LONGEST_LINE));
      if (answer.status() != 200) {
        throw new AgentException(line.text("detail"), line.text("next"));
      }
      Joined joined = Joined.of(line);
      folder.make();
      folder.write(Credentials.of(keys, joined.certificate(), pinned.authority()));
      folder.write(settings);
      return joined.name();
    } catch (WireException | IOException e) {
      String tried = "Tried to join the server at " + server + ", but ";
      new ClockCheck(server, clock)
          .complaint(e, code.fingerprint())
          .ifPresent(wrong -> {
            throw new AgentException(tried + wrong + ".", Skew.NEXT + " Then join again.");
          });
      throw new AgentException(
          tried + reason(e) + ".",
          "See whether this machine reaches it, and that " + folder.path() + " can be written.");
    }
  }

  /** The innermost message, which is the one that people understand. */
  static String reason(Throwable failure) {
    Throwable cause = failure;
    for (Throwable next = cause.getCause(); next != null; next = next.getCause()) {
      cause = next;
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
