package io.grampus.inventory;

import static io.grampus.kernel.Operation.get;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineEvent;
import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.engine.EventSpan;
import io.grampus.engine.Filters;
import io.grampus.kernel.Call;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.Operation;
import io.grampus.kernel.OperationBuilder.Nothing;
import io.grampus.kernel.Permission;
import io.grampus.kernel.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The engine's events, told in our words. */
final class EventsApi {
  private static final Permission READ = Permission.read("event.read");
  private final Supplier<Engine> engine;

  EventsApi(Supplier<Engine> engine) {
    this.engine = engine;
  }

  Operation events() {
    return get("/events")
        .id("eventWatch")
        .says("Follow what happens at the engine")
        .needs(READ)
        .query("since", "From that time on, such as 2026-11-24T10:00:00Z; from now when left out.")
        .query("until", "Up to that time, and then end; without end when left out.")
        .queries("filter", "Only these, as Docker's: type=container, event=die, label=team=pay.")
        .refuses(CommonProblem.Invalid.class, CommonProblem.Unavailable.class)
        .streams("event", EventRow.class)
        .by(this::follow);
  }

  private void follow(Call<Nothing> call, EventSink sink) {
    EventSpan span = span(call);
    Filters filters = filters(call);
    try (EngineStream<EngineEvent> events = engine.get().system().events(span, filters)) {
      sink.onClose(events::close);
      while (sink.isOpen() && events.hasNext()) {
        sink.send("event", row(events.next()));
      }
    } catch (EngineException e) {
      throw EngineProblems.of("follow events", e);
    }
  }

  private static EventSpan span(Call<Nothing> call) {
    Optional<Instant> since = instant(call, "since");
    Optional<Instant> until = instant(call, "until");
    if (until.isPresent()) {
      return EventSpan.between(since.orElse(Instant.EPOCH), until.get());
    }
    return since.map(EventSpan::since).orElseGet(EventSpan::fromNow);
  }

  private static Optional<Instant> instant(Call<Nothing> call, String parameter) {
    return call.query(parameter).map(text -> instant(parameter, text));
  }

  private static Instant instant(String parameter, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw invalid(parameter, text, "is no time", "Write it as 2026-11-24T10:00:00Z.");
    }
  }

  private static Filters filters(Call<Nothing> call) {
    Filters filters = Filters.none();
    for (String text : call.queries("filter")) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw invalid("filter", text, "is no filter", "Write it as type=container.");
      }
      filters = filters.and(text.substring(0, equals), text.substring(equals + 1));
    }
    return filters;
  }

  private static ProblemException invalid(String field, String text, String but, String next) {
    return new ProblemException(
        new CommonProblem.Invalid("follow events", field, "\"" + text + "\" " + but, next));
  }

  static EventRow row(EngineEvent event) {
    Map<String, String> attributes = event.attributes();
    String action = event.action();
    String name = attributes.getOrDefault("name", "");
    int colon = action.indexOf(": ");
    String verb = colon < 0 ? action : action.substring(0, colon);
    return new EventRow(
        event.time(),
        event.type(),
        verb.equals("health_status") ? "health" : verb,
        colon < 0 ? "" : action.substring(colon + 2),
        event.actorId(),
        // a node joins before it has told its name
        name.isEmpty() ? event.actorId() : name,
        event.scope(),
        attributes);
  }
}
