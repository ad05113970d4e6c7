package io.grampus.server;

import io.grampus.engine.EngineException;
import io.grampus.inventory.EngineProblems;
import io.grampus.kernel.Answer;
import io.grampus.kernel.Body;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.FrameSink;
import io.grampus.kernel.Handler;
import io.grampus.kernel.Ids;
import io.grampus.kernel.Operation;
import io.grampus.kernel.OperationBuilder;
import io.grampus.kernel.Principal;
import io.grampus.kernel.Problem;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.RequestContext;
import io.grampus.kernel.Sql;
import io.grampus.kernel.StreamClosedException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one request through a declared operation: who, may they, what exactly, audit, answer. */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Set<String> LIST_PARAMETERS = Set.of("q", "sort", "limit", "offset");

  private final Gate gate;
  private final Auditor auditor;
  private final Ledger ledger;
  private final BodyReader bodies;
  private final Streams streams;
  private final Limits limits;

  Dispatcher(Gate gate, Auditor auditor, Ledger ledger, Limits limits) {
    this.gate = gate;
    this.auditor = auditor;
    this.ledger = ledger;
    this.bodies = new BodyReader(limits.bodyBytes());
    this.streams = new Streams(limits.streamsPerUser());
    this.limits = limits;
  }

  /** A request on its way, checked as far as its class says. */
  private record Checked(
      Exchange exchange, Operation operation, HttpCall call, Optional<Ledger.Key> key) {
    RequestContext context() {
      return call.context();
    }
  }

  /** How a WebSocket is accepted; true when it was. */
  interface Upgrade {
    boolean accept(String protocol, Conversation conversation);
  }

  /** Ends what goes on for as long as somebody listens. */
  void finishStreams() {
    streams.finish();
  }

  /** Returns whether the answer goes on elsewhere, as a conversation. */
  boolean dispatch(Exchange exchange, Router.Match match, Upgrade upgrade) {
    Operation operation = match.operation();
    Optional<Principal> principal = gate.identify(exchange, operation);
    RequestContext context = exchange.context(principal);
    Auditor.Open denied = new Auditor.Open(Optional.empty(), 0);
    try {
      gate.check(operation, principal);
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.FORBIDDEN) {
        denied = auditor.begin(operation, context, match.parameters(), new Object());
        auditor.fail(denied, e.problem());
      }
      throw e;
    }
    checkParameters(exchange, operation);
    return run(read(exchange, match, context), upgrade);
  }

  private Checked read(Exchange exchange, Router.Match match, RequestContext context) {
    var in = Request.asInputStream(exchange.request());
    byte[] raw = new byte[0];
    Object body = new OperationBuilder.Nothing();
    if (match.operation().shape().body() instanceof Body.Json json) {
      raw = bodies.bytes(in);
      body = bodies.parse(raw, json.type());
    }
    Optional<Ledger.Key> key = Ledger.key(exchange, match.operation(), context.principal(), raw);
    RequestContext named = key.map(k -> context.changing(k.change())).orElse(context);
    var call = new HttpCall(named, match.parameters(), exchange.query(), body, in);
    return new Checked(exchange, match.operation(), call, key);
  }

  private void checkParameters(Exchange exchange, Operation operation) {
    boolean list = operation.shape().answer() instanceof Answer.Rows;
    for (String name : exchange.query().getNames()) {
      boolean known = operation.shape().query().stream().anyMatch(p -> p.name().equals(name));
      if (!known && !(list && LIST_PARAMETERS.contains(name))) {
        var names = operation.shape().query().stream().map(p -> p.name()).toList();
        String next =
            names.isEmpty() ? "It takes none." : "It takes " + String.join(", ", names) + ".";
        String but = "there is no parameter \"" + name + "\"";
        throw new ProblemException(Problems.invalid(Gate.tried(operation), name, but, next));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private boolean run(Checked checked, Upgrade upgrade) {
    return switch (checked.operation.handler()) {
      case Handler.Answering<?> answering -> {
        answer(checked, (Handler.Answering<Object>) answering);
        yield false;
      }
      case Handler.Streaming<?> streaming -> {
        stream(checked, (Handler.Streaming<Object>) streaming);
        yield false;
      }
      case Handler.EventsOrFrames<?> either -> {
        if (checked.exchange.accepts(FrameSink.MEDIA_TYPE)) {
          frame(checked, (Handler.Framing<Object>) either.frames());
        } else {
          stream(checked, (Handler.Streaming<Object>) either.events());
        }
        yield false;
      }
      case Handler.Sending<?> sending -> {
        send(checked, (Handler.Sending<Object>) sending);
        yield false;
      }
      case Handler.Conversing<?> conversing ->
          converse(checked, (Handler.Conversing<Object>) conversing, upgrade);
    };
  }

  private void answer(Checked checked, Handler.Answering<Object> handler) {
    Exchange exchange = checked.exchange;
    exchange.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
    if (checked.operation.verb() == Operation.Verb.GET && checked.operation.audit().isEmpty()) {
      int status = checked.operation.shape().answer() instanceof Answer.Json j ? j.status() : 200;
      AnswerWriter.read(exchange, status, audited(checked, () -> handler.answer(checked.call)));
      return;
    }
    AnswerWriter.Answered answered =
        ledger.once(checked.operation, checked.key, () -> change(checked, handler));
    if (answered.body().length == 0) {
      AnswerWriter.empty(exchange, answered.status());
    } else {
      AnswerWriter.body(exchange, answered.status(), "application/json", answered.body());
    }
  }

  private AnswerWriter.Answered change(Checked checked, Handler.Answering<Object> handler) {
    Object value =
        SessionCookie.carry(checked.exchange, audited(checked, () -> handler.answer(checked.call)));
    if (checked.operation.id().equals("signOut")) {
      SessionCookie.end(checked.exchange);
    }
    return switch (checked.operation.shape().answer()) {
      case Answer.Json json -> new AnswerWriter.Answered(json.status(), AnswerWriter.json(value));
      case Answer.Rows _ -> new AnswerWriter.Answered(200, AnswerWriter.json(value));
      case Answer.None _,
          Answer.Bytes _,
          Answer.Events _,
          Answer.EventsOrFrames _,
          Answer.Conversation _ ->
          new AnswerWriter.Answered(204, new byte[0]);
    };
  }

  private void stream(Checked checked, Handler.Streaming<Object> handler) {
    try (var _ = streams.enter(checked.operation, checked.context());
        var sink = new EventStream(checked.exchange, limits.keepAlive())) {
      live(checked, sink, () -> handler.stream(checked.call, sink));
    }
  }

  private void frame(Checked checked, Handler.Framing<Object> handler) {
    try (var _ = streams.enter(checked.operation, checked.context());
        var sink = new FrameStream(checked.exchange, limits.keepAlive())) {
      live(checked, sink, () -> handler.frame(checked.call, sink));
    }
  }

  private void live(Checked checked, LiveAnswer answer, Runnable work) {
    try (var _ = streams.keep(answer)) {
      audited(
          checked,
          () -> {
            work.run();
            return answer;
          });
    } catch (StreamClosedException e) {
      return;
    } catch (RuntimeException e) {
      if (!answer.started()) {
        throw e;
      }
      String id = checked.exchange.id();
      answer.fail(Problems.render(problem(checked.operation, e, id), id));
    }
    answer.finish();
  }

  private void send(Checked checked, Handler.Sending<Object> handler) {
    try (var _ = streams.enter(checked.operation, checked.context())) {
      var answer = (Answer.Bytes) checked.operation.shape().answer();
      var out = new LazyBytes(checked.exchange, answer.mediaType());
      audited(
          checked,
          () -> {
            try {
              handler.send(checked.call, out);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
            return out;
          });
      out.close();
    }
  }

  private boolean converse(Checked checked, Handler.Conversing<Object> handler, Upgrade upgrade) {
    String protocol = ((Answer.Conversation) checked.operation.shape().answer()).protocol();
    Streams.Seat seat = streams.enter(checked.operation, checked.context());
    var conversation =
        new Conversation(
            duplex -> {
              try (seat) {
                talk(checked, handler, duplex);
              }
            },
            seat::close);
    if (upgrade.accept(protocol, conversation)) {
      return true;
    }
    seat.close();
    String next = "Connect with a WebSocket that offers the subprotocol " + protocol + ".";
    throw new ProblemException(
        Problems.invalid(Gate.tried(checked.operation), "Upgrade", "this is no WebSocket", next));
  }

  private void talk(Checked checked, Handler.Conversing<Object> handler, Conversation duplex) {
    String id = checked.exchange.id();
    try {
      audited(
          checked,
          () -> {
            handler.converse(checked.call, duplex);
            return duplex;
          });
      duplex.close(1000, "");
    } catch (StreamClosedException e) {
      duplex.close(1001, "");
    } catch (RuntimeException e) {
      duplex.fail(Problems.render(problem(checked.operation, e, id), id));
    }
  }

  private Object audited(Checked checked, java.util.function.Supplier<Object> work) {
    Operation operation = checked.operation;
    var parameters = checked.call.parameters();
    var open = auditor.begin(operation, checked.context(), parameters, checked.call.body());
    Object value;
    try {
      value = work.get();
    } catch (StreamClosedException e) {
      auditor.succeed(open);
      throw e;
    } catch (RuntimeException | Error e) {
      Problem problem = problem(operation, e, checked.exchange.id());
      auditor.fail(open, problem);
      throw e instanceof ProblemException known ? known : new ProblemException(problem, e);
    }
    auditor.succeed(open);
    return value;
  }

  /** What went wrong in words; a defect leaves its stack trace in the log, once. */
  static Problem problem(Operation operation, Throwable e, String requestId) {
    if (e instanceof ProblemException known) {
      return known.problem();
    }
    if (e instanceof EngineException engine) {
      return EngineProblems.of(Gate.tried(operation), engine).problem();
    }
    if (Sql.isFull(e)) {
      return new CommonProblem.DiskFull(Gate.tried(operation));
    }
    String reference = requestId.isEmpty() ? Ids.fresh() : requestId;
    LOG.error("{} failed, reference {}", operation.id(), reference, e);
    return new CommonProblem.Bug(Gate.tried(operation), reference);
  }
}
