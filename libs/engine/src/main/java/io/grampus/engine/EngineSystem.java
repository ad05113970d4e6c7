package io.grampus.engine;

import io.grampus.wire.Request;
import java.time.Duration;

/** The engine itself. */
public final class EngineSystem {
  private final Calls calls;

  EngineSystem(Calls calls) {
    this.calls = calls;
  }

  /** What it says of itself and its host. */
  public SystemInspect info() {
    return new SystemInspect(calls.object("/info"));
  }

  /** Its versions. */
  public VersionInspect version() {
    return new VersionInspect(calls.object("/version"));
  }

  /** Returns when it answers. */
  public void ping() {
    calls.run("HEAD", "/_ping", Query.none(), Duration.ofSeconds(10));
  }

  /** What takes its disk; slow, for it measures. */
  public DiskUsage diskUsage() {
    return new DiskUsage(
        calls.object(calls.request("GET", "/system/df", Query.none()), Calls.LONG));
  }

  /** What happens from now on. */
  public EngineStream<EngineEvent> events(Filters filters) {
    return events(EventSpan.fromNow(), filters);
  }

  /** What happened and happens in a span of time. An engine remembers its last 256 events. */
  public EngineStream<EngineEvent> events(EventSpan span, Filters filters) {
    Request request = calls.request("GET", "/events", span.query().and(filters));
    return new JsonStream<>(calls, calls.open(request), EngineEvent::new);
  }
}
