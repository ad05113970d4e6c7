package io.grampus.inventory;

import io.grampus.kernel.Call;
import io.grampus.kernel.Handler;
import io.grampus.kernel.Operation;
import io.grampus.kernel.OperationBuilder.Nothing;
import io.grampus.kernel.RequestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls operations as the server does, without one. */
final class Watching {
  private final List<Operation> operations;

  Watching(List<Operation> operations) {
    this.operations = operations;
  }

  record Request(Map<String, String> parameters) implements Call<Nothing> {
    @Override
    public RequestContext context() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String path(String name) {
      return parameters.getOrDefault(name, "");
    }

    @Override
    public Optional<String> query(String name) {
      return Optional.ofNullable(parameters.get(name));
    }

    @Override
    public List<String> queries(String name) {
      return query(name).stream().toList();
    }

    @Override
    public Nothing body() {
      return new Nothing();
    }

    @Override
    public InputStream stream() {
      return InputStream.nullInputStream();
    }
  }

  @SuppressWarnings("unchecked")
  Object answer(String id, Map<String, String> parameters) {
    return ((Handler.Answering<Nothing>) handler(id)).answer(new Request(parameters));
  }

  /** The list as it goes over the wire. */
  byte[] list(String id, Map<String, String> parameters) {
    var out = new ByteArrayOutputStream();
    try {
      ((io.grampus.kernel.Rendered) answer(id, parameters)).writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Follows in the background until the sink is closed. */
  @SuppressWarnings("unchecked")
  RecordedSink follow(String id, Map<String, String> parameters) {
    var sink = new RecordedSink();
    var handler = (Handler.Streaming<Nothing>) handler(id);
    Thread.ofVirtual().start(() -> handler.stream(new Request(parameters), sink));
    return sink;
  }

  private Handler<?> handler(String id) {
    return operations.stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow()
        .handler();
  }
}
