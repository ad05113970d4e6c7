package io.grampus.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The smallest relay in front of an engine that forwards all that Docker's clients do. */
final class MiniProxy {
  private static final List<String> HOP_BY_HOP =
      List.of("Content-Length", "Transfer-Encoding", "Keep-Alive");

  private final WireClient upstream;

  MiniProxy(Path engine) {
    Timeouts patient = new Timeouts(Duration.ofSeconds(5), Duration.ofHours(1));
    this.upstream = new WireClient(Transport.unix(engine), patient);
  }

  /** Listens on the first argument for the engine on the second until its stdin ends. */
  public static void main(String[] arguments) throws IOException {
    MiniProxy proxy = new MiniProxy(Path.of(arguments[1]));
    try (HttpListener listener = HttpListener.unix(Path.of(arguments[0]), proxy::forward)) {
      System.out.println("listening on " + listener.address());
      while (System.in.read() >= 0) {
        // until the parent ends
      }
    }
  }

  void forward(Exchange exchange) throws IOException {
    Response response = upstream.send(request(exchange));
    try (response) {
      if (response.status() == 101) {
        Connection client = exchange.upgrade(response.head());
        Relay.between(client, response.takeOver());
        return;
      }
      answer(exchange, response);
    }
  }

  private static Request request(Exchange exchange) throws IOException {
    RequestHead head = exchange.request();
    Fields fields = head.fields();
    for (String name : HOP_BY_HOP) {
      fields = fields.without(name);
    }
    return new Request(head.method(), head.target(), fields, body(exchange));
  }

  /** In the framing in which it comes: an engine may take a body of unknown length for one. */
  private static Body body(Exchange exchange) throws IOException {
    var in = exchange.body();
    return switch (Framing.of(exchange.request())) {
      case Framing.Length(long length) when length < 1 << 16 -> new Body.Bytes(in.readAllBytes());
      case Framing.Length(long length) -> new Body.Sized(length, in::transferTo);
      case Framing.Chunked _ when exchange.request().wantsUpgrade() ->
          new Body.Bytes(in.readAllBytes());
      case Framing.Chunked _ -> new Body.Stream(in::transferTo);
      case Framing.None _, Framing.UntilEnd _ -> Body.none();
    };
  }

  private static void answer(Exchange exchange, Response response) throws IOException {
    Fields fields = response.head().fields().without("Transfer-Encoding");
    BodyOutput out = exchange.respond(response.status(), fields);
    BodyInput in = response.body();
    ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    while (in.read(buffer) >= 0) {
      out.write(buffer.flip());
      buffer.clear();
    }
    out.end(in.trailers());
  }

  /** A proxy in a process of its own, so that its CPU time can be told from its client's. */
  record Forked(Process process, Path socket) implements AutoCloseable {
    static Forked start(Path socket, Path engine) throws IOException {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      Process process =
          new ProcessBuilder(
                  java,
                  "-XX:+UseSerialGC",
                  "-XX:+UseCompactObjectHeaders",
                  "-Xmx256m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  MiniProxy.class.getName(),
                  socket.toString(),
                  engine.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (process.inputReader().readLine() == null) {
        throw new IOException("the proxy did not start");
      }
      return new Forked(process, socket);
    }

    Duration cpu() {
      return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    long residentMegabytes() {
      try {
        return java.nio.file.Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))
            .stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
            .findFirst()
            .orElse(0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      CountDownLatch ended = new CountDownLatch(1);
      process.onExit().thenRun(ended::countDown);
      process.destroy();
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
