package io.grampus.agents;

import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.inventory.NodeRow;
import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Protocol;
import io.grampus.kernel.ProtocolCall;
import io.grampus.node.AgentSays;
import io.grampus.node.Joining;
import io.grampus.node.Line;
import io.grampus.node.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What agents ask for below {@code /agent/v1/}. */
final class AgentProtocol implements Protocol {
  private final AgentStore store;
  private final Sessions sessions;
  private final Enrolment enrolment;
  private final Inventory inventory;
  private final Clock clock;
  private final AgentFiles files;

  AgentProtocol(
      AgentStore store,
      Sessions sessions,
      Enrolment enrolment,
      Inventory inventory,
      Clock clock,
      AgentFiles files) {
    this.store = store;
    this.sessions = sessions;
    this.enrolment = enrolment;
    this.inventory = inventory;
    this.clock = clock;
    this.files = files;
  }

  @Override
  public String prefix() {
    return Words.PREFIX;
  }

  @Override
  public void serve(ProtocolCall call) throws IOException {
    String path = call.path();
    String tried = call.method() + " " + path;
    if (call.method().equals("GET")) {
      files.serve(call);
      return;
    }
    if (!call.method().equals("POST")) {
      throw new ProblemException(new CommonProblem.WrongMethod(tried, "POST"));
    }
    if (path.equals(Words.JOIN)) {
      join(call);
    } else if (path.equals(Words.CONTROL)) {
      control(call, agent(call));
    } else if (path.startsWith(Words.STREAMS)) {
      stream(call, agent(call), path.substring(Words.STREAMS.length()));
    } else {
      throw new ProblemException(
          new CommonProblem.NotFound(tried, "address", path, "Use a newer server."));
    }
  }

  /** Who asks; checked at every request, so that a revocation needs no restart. */
  private Agent agent(ProtocolCall call) {
    String tried = "serve an agent";
    Agent agent =
        call.certificate()
            .flatMap(Agent::of)
            .orElseThrow(() -> new ProblemException(new AgentProblem.NoCertificate(tried)));
    if (store.revoked(agent.serial())) {
      throw new ProblemException(new AgentProblem.Revoked(tried, name(agent.node())));
    }
    return agent;
  }

  private String name(String node) {
    return inventory.row(Kind.NODE, node).map(NodeRow::name).orElse(node);
  }

  private void join(ProtocolCall call) throws IOException {
    Line line = line(Session.lines(call), "join as an agent");
    Line joined = enrolment.join(Joining.of(line), call.context()).line();
    call.header("Content-Type", "application/json");
    call.answer().write(joined.bytes());
  }

  private static Line line(InputStream in, String tried) {
    try {
      Optional<Line> line = Line.read(in);
      if (line.isPresent()) {
        return line.get();
      }
    } catch (IOException e) {
      throw invalid(tried, String.valueOf(e.getMessage()), e);
    }
    throw invalid(tried, "it sent no line", new IOException("no line"));
  }

  private static ProblemException invalid(String tried, String but, IOException e) {
    String next = "Send a JSON object with a line feed behind it.";
    return new ProblemException(new CommonProblem.Invalid(tried, "body", but, next), e);
  }

  private void control(ProtocolCall call, Agent agent) throws IOException {
    String tried = "serve an agent";
    InputStream lines = Session.lines(call);
    if (!(AgentSays.of(line(lines, tried)).orElse(new AgentSays.Pong())
        instanceof AgentSays.Hello(int oldest, int newest, String program))) {
      throw invalid(tried, "its first line is no hello", new IOException("no hello"));
    }
    if (oldest > Words.VERSION || newest < Words.VERSION) {
      throw new ProblemException(new AgentProblem.Version(tried, oldest, newest, Words.VERSION));
    }
    String name = name(agent.node());
    store.seen(agent, name, program, clock.now());
    call.lasting();
    call.header("Content-Type", "application/jsonl");
    var session = new Session(agent, name, call, clock, key -> enrolment.renew(agent, key));
    sessions.during(session, () -> session.serve(lines, call.answer(), Words.VERSION));
  }

  private void stream(ProtocolCall call, Agent agent, String stream) throws IOException {
    Optional<Session> session = sessions.of(agent.node());
    if (session.isEmpty() || !session.get().arrive(stream, call)) {
      throw new ProblemException(
          new CommonProblem.NotFound(
              "open a conversation", "conversation", stream, "Wait for the server to ask."));
    }
  }
}
