package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Operation;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Protocol;
import io.grampus.kernel.ProtocolCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ProtocolsTest {
  @TempDir static Path folder;
  private static TestServer server;

  /** Sends back what it gets, as it gets it. */
  private record Echo() implements Protocol {
    @Override
    public String prefix() {
      return "/echo/";
    }

    @Override
    public void serve(ProtocolCall call) throws IOException {
      if (call.path().endsWith("/refused")) {
        throw new ProblemException(new CommonProblem.Unauthenticated("echo", "nobody may"));
      }
      call.status(202);
      call.header("Method", call.method());
      call.header("Asked", call.query("q").orElse("nothing"));
      call.header("Certificate", call.certificate().map(Object::toString).orElse("none"));
      try (var in = call.body();
          var out = call.answer()) {
        byte[] buffer = new byte[100];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          out.write(buffer, 0, n);
          out.flush();
        }
      }
    }
  }

  @BeforeAll
  static void start() throws Exception {
    List<Operation> operations = Probe.operations();
    var extras = new Server.Extras(operations, List.of(new Echo()));
    server = new TestServer(folder.resolve("data"), extras, Optional.empty());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.server.port() + path));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @Timeout(30)
  void answersWhileTheRequestIsStillBeingSent() throws Exception {
    var sockets = TestServer.trusting(server.server.authority()).getSocketFactory();
    try (var socket = sockets.createSocket("127.0.0.1", server.server.port());
        var sent = socket.getOutputStream();
        var said =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      sent.write(
          bytes(
              "POST /echo/x?q=a%20b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                  + "Transfer-Encoding: chunked\r\n\r\n4\r\none\n\r\n"));
      assertThat(until(said, "one"))
          .contains("HTTP/1.1 202 Accepted", "Method: POST", "Asked: a b", "Certificate: none");
      sent.write(bytes("4\r\ntwo\n\r\n"));
      assertThat(until(said, "two")).containsExactly("two");
      sent.write(bytes("0\r\n\r\n"));
      assertThat(said.readLine()).isNull();
    }
  }

  private static List<String> until(BufferedReader said, String last) throws IOException {
    List<String> lines = new ArrayList<>();
    while (lines.isEmpty() || !lines.getLast().equals(last)) {
      lines.add(String.valueOf(said.readLine()));
      assertThat(lines.getLast()).as(lines.toString()).isNotEqualTo("null");
    }
    return lines;
  }

  @Test
  void aProblemIsToldAsTheApiTellsIt() throws Exception {
    HttpResponse<String> answer =
        server.http.send(request("/echo/refused").GET().build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("Tried to echo, but nobody may");
  }
}
