package io.grampus.testkit;

import io.grampus.kernel.Duplex;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.FrameSink;
import io.grampus.kernel.Handler;
import io.grampus.kernel.Operation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.NoSuchElementException;

/** Calls a feature's operations as the server would, without a server. */
public record Operations(List<Operation> all) {

  /** The operation with that id. */
  public Operation named(String id) {
    return all.stream()
        .filter(o -> o.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no operation is called " + id));
  }

  /** What an answering operation answers. */
  public <R> R answer(String id, TestCall call, Class<R> type) {
    return type.cast(((Handler.Answering<Object>) handler(id)).answer(call));
  }

  /** Runs an operation that answers nothing. */
  public void run(String id, TestCall call) {
    var _ = answer(id, call, Object.class);
  }

  public void stream(String id, TestCall call, EventSink sink) {
    Handler<Object> handler = handler(id);
    var events =
        handler instanceof Handler.EventsOrFrames<Object> either
            ? either.events()
            : (Handler.Streaming<Object>) handler;
    events.stream(call, sink);
  }

  public void frame(String id, TestCall call, FrameSink sink) {
    ((Handler.EventsOrFrames<Object>) handler(id)).frames().frame(call, sink);
  }

  public void send(String id, TestCall call, OutputStream out) throws IOException {
    ((Handler.Sending<Object>) handler(id)).send(call, out);
  }

  public void converse(String id, TestCall call, Duplex duplex) {
    ((Handler.Conversing<Object>) handler(id)).converse(call, duplex);
  }

  @SuppressWarnings("unchecked")
  private Handler<Object> handler(String id) {
    return (Handler<Object>) named(id).handler();
  }
}
