package io.grampus.engine;

import io.grampus.wire.Request;
import io.grampus.wire.Response;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The Swarm's services; a manager answers for them. */
public final class Services {
  // the manager may ask a registry for the image's digest before it answers
  private static final Duration WITH_REGISTRY = Duration.ofMinutes(3);
  private final Calls calls;

  Services(Calls calls) {
    this.calls = calls;
  }

  /** What happens beside an update's new specification. */
  public enum Update {
    /** The new specification counts. */
    FORWARD,
    /** Back to the previous specification, whatever the body says. */
    ROLLBACK
  }

  /** The services. */
  public List<Service> list(Filters filters) {
    return calls.list("/services", Query.none().and(filters), Service::new);
  }

  /** As {@link #list}, with running and desired tasks of each. */
  public List<Service> listWithStatus(Filters filters) {
    return calls.list("/services", Query.none().and("status", true).and(filters), Service::new);
  }

  /** One of them, by id or name. */
  public Service inspect(String service) {
    return new Service(calls.object(path(service, "")));
  }

  /** As {@link #inspect(String)}, with the defaults that the specification leaves open. */
  public Service inspectWithDefaults(String service) {
    return new Service(calls.object(path(service, ""), Query.none().and("insertDefaults", true)));
  }

  /** Makes a service; {@code auth} goes to the nodes that pull its image. */
  public Created create(ObjectNode spec, RegistryAuth auth) {
    Request request = auth.on(calls.json("POST", "/services/create", Query.none(), spec));
    return Created.from(calls.object(request, WITH_REGISTRY));
  }

  /**
   * Changes it from that version to that specification; a version that is outdated is an {@link
   * EngineException.Conflict}. The answer's warnings say what was not done as asked.
   */
  public Created update(String service, long version, ObjectNode spec, RegistryAuth auth) {
    return update(service, version, spec, Update.FORWARD, auth);
  }

  /** As {@link #update(String, long, ObjectNode, RegistryAuth)}, forwards or back. */
  public Created update(
      String service, long version, ObjectNode spec, Update direction, RegistryAuth auth) {
    Query query =
        Query.none()
            .and("version", version)
            // without credentials of its own an update keeps those that the service has
            .and("registryAuthFrom", direction == Update.ROLLBACK ? "previous-spec" : "spec")
            .and("rollback", direction == Update.ROLLBACK ? "previous" : "");
    Request request = auth.on(calls.json("POST", path(service, "/update"), query, spec));
    return Created.from(calls.object(request, WITH_REGISTRY));
  }

  /** Removes it and its tasks, which end a little later. */
  public void remove(String service) {
    calls.run("DELETE", path(service, ""), Query.none());
  }

  /** The lines of all of its tasks; with details each names its task and node. */
  public EngineStream<LogLine> logs(String service, LogOptions options) {
    boolean tty =
        !calls.version().atLeast(Capability.TYPED_STREAMS.since()) && inspect(service).tty();
    Request request = calls.request("GET", path(service, "/logs"), options.query());
    Response response = calls.open(request, Duration.ofMinutes(5));
    return new LogStream(calls, response, tty || ContainerStreams.isRaw(response), options);
  }

  private static String path(String service, String action) {
    return "/services/" + Calls.segment(service) + action;
  }
}
