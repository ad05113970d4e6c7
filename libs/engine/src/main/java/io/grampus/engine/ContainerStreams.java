package io.grampus.engine;

import io.grampus.wire.Body;
import io.grampus.wire.Fields;
import io.grampus.wire.Request;
import io.grampus.wire.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.Base64;

/** The calls of containers that end in a stream. */
final class ContainerStreams {
  private final Calls calls;

  ContainerStreams(Calls calls) {
    this.calls = calls;
  }

  EngineStream<LogLine> logs(String container, LogOptions options) {
    Opened log = open(container, options);
    return new LogStream(calls, log.response, log.raw, options);
  }

  LogFrames logFrames(String container, LogOptions options) {
    Opened log = open(container, options);
    return new LogFrames(calls, log.response, log.raw, options);
  }

  private record Opened(Response response, boolean raw) {}

  private Opened open(String container, LogOptions options) {
    // engines before API 1.42 do not say in their answer whether it is a tty's
    boolean tty =
        !calls.version().atLeast(Capability.TYPED_STREAMS.since())
            && new ContainerInspect(calls.object(container + "/json")).tty();
    Response response =
        calls.open(
            calls.request("GET", container + "/logs", options.query()), Duration.ofMinutes(5));
    return new Opened(response, tty || isRaw(response));
  }

  static boolean isRaw(Response response) {
    return response
        .head()
        .fields()
        .first("Content-Type")
        .filter("application/vnd.docker.raw-stream"::equals)
        .isPresent();
  }

  HijackedStream attach(String container, AttachOptions options) {
    boolean tty = new ContainerInspect(calls.object(container + "/json")).tty();
    Request request = calls.request("POST", container + "/attach", options.query());
    return Hijack.open(calls, request, tty);
  }

  InputStream archive(String url, String path) {
    return new BodyStream(
        calls, calls.open(calls.request("GET", url, Query.of("path", path)), Calls.LONG));
  }

  PathStat stat(String url, String path) {
    Request request = calls.request("HEAD", url, Query.of("path", path));
    Response response = calls.open(request);
    try (response) {
      String encoded =
          response.head().fields().first("X-Docker-Container-Path-Stat").orElse("e30=");
      byte[] json = Base64.getDecoder().decode(encoded);
      return new PathStat(Json.parse(new String(json, java.nio.charset.StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      throw calls.broken(response, e);
    }
  }

  void putArchive(String url, String directory, Body.Writer tar) {
    Query query = Query.of("path", directory).and("noOverwriteDirNonDir", true);
    calls.object(calls.tar("PUT", url, query, tar), Calls.LONG);
  }

  /** Requests that leave HTTP. */
  static final class Hijack {
    private Hijack() {}

    static HijackedStream open(Calls calls, Request request, boolean tty) {
      Fields fields = request.fields().and("Connection", "Upgrade").and("Upgrade", "tcp");
      Request upgrade = new Request(request.method(), request.target(), fields, request.body());
      Response response = calls.open(upgrade);
      return new HijackedStream(response.takeOver(), tty);
    }
  }
}
