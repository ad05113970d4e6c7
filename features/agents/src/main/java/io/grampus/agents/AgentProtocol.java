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
import io.grampus.node.ClockSays;
import io.grampus.node.Joining;
import io.grampus.node.Line;
import io.grampus.node.Skew;
import io.grampus.node.Versions;
import io.grampus.node.Words;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

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
    } else if (path.equals(Words.CLOCK)) {
      tellTime(call);
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
      throw new ProblemException(revoked(tried, agent.node()));
    }
    return agent;
  }

  private AgentProblem revoked(String tried, String node) {
    boolean gone =
        inventory.staleSince(Kind.NODE).isEmpty() && inventory.row(Kind.NODE, node).isEmpty();
    return gone
        ? new AgentProblem.NodeRemoved(tried, node)
        : new AgentProblem.Revoked(tried, name(node));
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

  /**
   * Tells anybody the time. An agent asks when its clock says that a certificate is not good; who
   * it is counts only by the server's clock.
   */
  private void tellTime(ProtocolCall call) throws IOException {
    ClockSays asked = ClockSays.of(line(Session.lines(call), "tell the time"));
    Optional<Agent> agent =
        call.certificate().flatMap(Agent::of).filter(known -> !store.revoked(known.serial()));
    String name = agent.map(known -> name(known.node())).orElse("");
    Instant now = clock.now();
    if (agent.isPresent() && asked.clock().isPresent()) {
      Skew skew = Skew.between(asked.clock().get(), now);
      if (skew.notable()) {
        sessions.trouble(agent.get().node(), name, skew.says("node " + name));
      }
    }
    call.header("Content-Type", "application/json");
    call.answer().write(new ClockSays(Optional.of(now), name).line().bytes());
  }

  private void control(ProtocolCall call, Agent agent) throws IOException {
    String tried = "serve an agent";
    InputStream lines = Session.lines(call);
    if (!(AgentSays.of(line(lines, tried)).orElse(new AgentSays.Pong(Optional.empty()))
        instanceof AgentSays.Hello(Versions spoken, String program, Optional<Instant> at))) {
      throw invalid(tried, "its first line is no hello", new IOException("no hello"));
    }
    String name = name(agent.node());
    int version = agree(tried, agent.node(), name, spoken);
    if (!store.seen(agent, name, program, clock.now())) {
      throw new ProblemException(revoked(tried, agent.node()));
    }
    call.lasting();
    call.header("Content-Type", "application/jsonl");
    var session = new Session(agent, name, call, clock, key -> enrolment.renew(agent, key));
    session.clock(at);
    sessions.during(session, () -> session.serve(lines, call.answer(), version));
  }

  private int agree(String tried, String node, String name, Versions theirs) {
    OptionalInt common = Versions.OURS.common(theirs);
    if (common.isPresent()) {
      return common.getAsInt();
    }
    String next =
        Versions.OURS.precede(theirs)
            ? "Bring the server up to date, and the agents after it."
            : "Bring the agent up to date: grampus node add --ssh, or by the command that grampus"
                + " node add prints.";
    var problem =
        new AgentProblem.Version(tried, theirs.toString(), Versions.OURS.toString(), next);
    sessions.trouble(node, name, problem.refusal().but() + ". " + next);
    throw new ProblemException(problem);
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
