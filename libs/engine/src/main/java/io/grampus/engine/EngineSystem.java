package io.grampus.engine;

import io.grampus.wire.Request;
import java.time.Duration;
import java.util.List;

/** The engine itself. */
public final class EngineSystem {
  private static final Duration MEASURING = Duration.ofMinutes(2);
  private static final Duration SIGNING_IN = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(200);

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

  /**
   * Shows a registry credentials, as the engine reaches it.
   *
   * @return the token that the registry gives in place of the password; empty when it gives none
   */
  public String signIn(RegistryAuth auth) {
    Request request = calls.json("POST", "/auth", Query.none(), auth.json());
    return calls.object(request, SIGNING_IN).path("IdentityToken").asString("");
  }

  /** What takes its disk; slow, for it measures. */
  public DiskUsage diskUsage() {
    return diskUsage(Query.none());
  }

  /** What its volumes take; engines before API 1.42 measure everything all the same. */
  public List<Volume> measuredVolumes() {
    return diskUsage(Query.of("type", "volume")).volumes();
  }

  private DiskUsage diskUsage(Query query) {
    Request request = calls.request("GET", "/system/df", query);
    long deadline = System.nanoTime() + MEASURING.toNanos();
    while (true) {
      try {
        return new DiskUsage(calls.object(request, Calls.LONG));
      } catch (EngineException.ServerError busy) {
        // an engine before API 1.42 measures for one client at a time
        if (!busy.engineMessage().contains("already running") || System.nanoTime() > deadline) {
          throw busy;
        }
        pause(busy);
      }
    }
  }

  private static void pause(EngineException busy) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy;
    }
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
