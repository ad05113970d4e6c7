package io.grampus.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The stages of a declaration; what is left out does not compile. */
public final class OperationBuilder {
  private OperationBuilder() {}

  /** Needs an id. */
  public record Unnamed(Operation.Verb verb, String path) {
    public Unexplained id(String id) {
      return new Unexplained(verb, path, id);
    }
  }

  /** Needs a sentence. */
  public record Unexplained(Operation.Verb verb, String path, String id) {
    public Unguarded says(String says) {
      return new Unguarded(verb, path, id, says);
    }
  }

  /** Needs to say who may call it. */
  public record Unguarded(Operation.Verb verb, String path, String id, String says) {
    public Declared<Nothing> needs(Permission permission) {
      return new Declared<>(this, new Access.Needs(permission));
    }

    public Declared<Nothing> signedIn() {
      return new Declared<>(this, new Access.SignedIn());
    }

    public Declared<Nothing> open(String why) {
      return new Declared<>(this, new Access.Open(why));
    }
  }

  /** The body of an operation that takes none. */
  public record Nothing() {}

  /** Takes its shape; ends with an answer and its handler. */
  public static final class Declared<B> {
    private final Unguarded head;
    private final Access access;
    private final List<Parameter> query = new ArrayList<>();
    private final List<Class<? extends Problem>> refusals = new ArrayList<>();
    private Body body = new Body.None();
    private Optional<String> audit = Optional.empty();

    private Declared(Unguarded head, Access access) {
      this.head = head;
      this.access = access;
    }

    public Declared<B> query(String name, String says) {
      query.add(new Parameter(name, says, false));
      return this;
    }

    public Declared<B> queries(String name, String says) {
      query.add(new Parameter(name, says, true));
      return this;
    }

    @SuppressWarnings("unchecked")
    public <N> Declared<N> takes(Class<N> type) {
      body = new Body.Json(type);
      return (Declared<N>) this;
    }

    public Declared<B> takesBytes(String mediaType) {
      body = new Body.Bytes(mediaType);
      return this;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Declared<B> refuses(Class<? extends Problem>... problems) {
      refusals.addAll(List.of(problems));
      return this;
    }

    /** Names the action in the audit log. */
    public Declared<B> audited(String action) {
      audit = Optional.of(action);
      return this;
    }

    public <R> Giving<B, R> gives(Class<R> type) {
      return gives(200, type);
    }

    public <R> Giving<B, R> gives(int status, Class<R> type) {
      return new Giving<>(this, new Answer.Json(status, type));
    }

    public Doing<B> givesNothing() {
      return new Doing<>(this);
    }

    public <R> Listing<B> lists(Class<R> row) {
      return new Listing<>(this, row);
    }

    public Sending<B> sends(String mediaType) {
      return new Sending<>(this, mediaType);
    }

    public Streaming<B> streams(String event, Class<?> type) {
      return new Streaming<>(this, new LinkedHashMap<>()).and(event, type);
    }

    public Conversing<B> converses(String protocol) {
      return new Conversing<>(this, protocol);
    }

    private Operation build(Answer answer, Handler<B> handler) {
      var shape = new Operation.Shape(List.copyOf(query), body, answer, List.copyOf(refusals));
      return new Operation(head.verb, head.path, head.id, head.says, access, shape, audit, handler);
    }
  }

  /** Answers with one value. */
  public record Giving<B, R>(Declared<B> declared, Answer.Json answer) {
    public Operation by(Function<Call<B>, R> handler) {
      return declared.build(answer, (Handler.Answering<B>) handler::apply);
    }

    /** For answers that write their own JSON in the declared shape. */
    public Operation rendered(Function<Call<B>, Rendered> handler) {
      return declared.build(answer, (Handler.Answering<B>) handler::apply);
    }
  }

  /** Answers with status 204. */
  public record Doing<B>(Declared<B> declared) {
    public Operation by(Consumer<Call<B>> handler) {
      Handler.Answering<B> answering =
          call -> {
            handler.accept(call);
            return new Nothing();
          };
      return declared.build(new Answer.None(), answering);
    }
  }

  /** Answers with rows. */
  public record Listing<B>(Declared<B> declared, Class<?> row) {
    public Operation by(Function<Call<B>, ? extends Page<?>> handler) {
      return declared.build(new Answer.Rows(row), (Handler.Answering<B>) handler::apply);
    }

    /** For lists whose rows are kept rendered. */
    public Operation rendered(Function<Call<B>, Rendered> handler) {
      return declared.build(new Answer.Rows(row), (Handler.Answering<B>) handler::apply);
    }
  }

  /** Answers with bytes. */
  public record Sending<B>(Declared<B> declared, String mediaType) {
    public Operation by(Handler.Sending<B> handler) {
      return declared.build(new Answer.Bytes(mediaType), handler);
    }
  }

  /** Answers with events. */
  public record Streaming<B>(Declared<B> declared, Map<String, Class<?>> types) {
    public Streaming<B> and(String event, Class<?> type) {
      types.put(event, type);
      return this;
    }

    public Operation by(Handler.Streaming<B> handler) {
      return declared.build(new Answer.Events(types), handler);
    }

    /** For logs, which clients may also have as Docker's multiplexed stream. */
    public Operation by(Handler.Streaming<B> events, Handler.Framing<B> frames) {
      return declared.build(
          new Answer.EventsOrFrames(types), new Handler.EventsOrFrames<>(events, frames));
    }
  }

  /** Answers with a conversation. */
  public record Conversing<B>(Declared<B> declared, String protocol) {
    public Operation by(Handler.Conversing<B> handler) {
      return declared.build(new Answer.Conversation(protocol), handler);
    }
  }
}
