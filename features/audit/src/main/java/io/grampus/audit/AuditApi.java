package io.grampus.audit;

import static io.grampus.kernel.Operation.get;
import static io.grampus.kernel.Operation.put;

import io.grampus.kernel.Call;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.Operation;
import io.grampus.kernel.OperationBuilder;
import io.grampus.kernel.Page;
import io.grampus.kernel.Permission;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.StreamClosedException;
import io.grampus.kernel.Topic;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The declarations of the audit log. */
final class AuditApi {
  static final Duration KEPT = Duration.ofDays(365);
  private static final Permission READ = Permission.administer("audit.read");
  private static final Permission CHANGE = Permission.administer("audit.change");
  private static final long MOST_DAYS = 3650;
  private static final Duration WATCH_STEP = Duration.ofMinutes(1);

  private final AuditStore store;
  private final Topic<AuditRow> changes;

  AuditApi(AuditStore store, Topic<AuditRow> changes) {
    this.store = store;
    this.changes = changes;
  }

  /** How long rows are kept. */
  record Settings(long retentionDays) {}

  List<Operation> operations() {
    return List.of(list(), watch(), inspect(), settings(), change());
  }

  private Operation list() {
    return filters(
            get("/audit")
                .id("auditList")
                .says("Search the audit log, the newest rows first")
                .needs(READ)
                .query("limit", "How many rows; 0 for all, 100 when not given")
                .query("offset", "How many of the newest rows to leave out"))
        .lists(AuditRow.class)
        .by(this::find);
  }

  private Operation watch() {
    return filters(
            get("/audit/watch")
                .id("auditWatch")
                .says("Follow the audit log: what was there, then each row as it begins and ends")
                .needs(READ)
                .query("limit", "How many rows to begin with; 100 when not given"))
        .streams("snapshot", Page.class)
        .and("row", AuditRow.class)
        .by(this::follow);
  }

  private Operation inspect() {
    return get("/audit/{row}")
        .id("auditInspect")
        .says("Look up one audit row by its number, or by the id of the request that left it")
        .needs(READ)
        .refuses(CommonProblem.NotFound.class)
        .gives(AuditRow.class)
        .by(call -> row(call.path("row")));
  }

  private AuditRow row(String name) {
    return store
        .row(name)
        .orElseThrow(() -> {
          String next = "It may have been forgotten: see grampus audit retention.";
          String tried = "look up an audit row";
          return new ProblemException(new CommonProblem.NotFound(tried, "row", name, next));
        });
  }

  private Operation settings() {
    return get("/audit/settings")
        .id("auditSettings")
        .says("Tell how long audit rows are kept")
        .needs(READ)
        .gives(Settings.class)
        .by(call -> new Settings(store.retention().orElse(KEPT).toDays()));
  }

  private Operation change() {
    return put("/audit/settings")
        .id("auditSettingsChange")
        .says("Change how long audit rows are kept")
        .needs(CHANGE)
        .takes(Settings.class)
        .audited("audit.settings")
        .gives(Settings.class)
        .by(call -> keep(call.body()));
  }

  private static <B> OperationBuilder.Declared<B> filters(OperationBuilder.Declared<B> declared) {
    return declared
        .query("who", "The user's name")
        .query("action", "An action such as stack.deploy, or stack.* for all of its kind")
        .query("object", "Part of its object, such as stack/shop; one of several with commas")
        .query("result", "ok, running, unknown, or a problem's code")
        .query("from", "Not before this instant or day")
        .query("to", "Before this instant or day")
        .query("address", "Part of the address that it came from")
        .query("q", "A word in who, action, object or detail");
  }

  private Page<AuditRow> find(Call<?> call) {
    long limit = call.number("limit", 100, 0, 100_000);
    return store.find(filter(call), limit, call.number("offset", 0, 0, Long.MAX_VALUE));
  }

  private void follow(Call<?> call, EventSink sink) {
    AuditFilter filter = filter(call);
    long limit = call.number("limit", 100, 0, 10_000);
    try (Topic.Subscription<AuditRow> rows = changes.subscribe()) {
      sink.onClose(rows::close);
      sink.send("snapshot", store.find(filter, limit, 0));
      while (!rows.closed()) {
        rows.next(WATCH_STEP).filter(filter::matches).ifPresent(row -> sink.send("row", row));
        if (rows.lagged()) {
          rows.restart();
          sink.send("snapshot", store.find(filter, limit, 0));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StreamClosedException();
    }
  }

  private Settings keep(Settings wanted) {
    if (wanted.retentionDays() < 1 || wanted.retentionDays() > MOST_DAYS) {
      String but = wanted.retentionDays() + " days is out of range";
      String next = "Give 1 to " + MOST_DAYS + " days.";
      throw new ProblemException(
          new CommonProblem.Invalid(
              "change the audit log's retention", "retentionDays", but, next));
    }
    store.keepFor(Duration.ofDays(wanted.retentionDays()));
    return wanted;
  }

  private static AuditFilter filter(Call<?> call) {
    return new AuditFilter(
        call.query("who"),
        call.query("action"),
        call.query("object"),
        call.query("result"),
        instant(call, "from"),
        instant(call, "to"),
        call.query("address"),
        call.query("q"));
  }

  private static Optional<Instant> instant(Call<?> call, String name) {
    return call.query(name)
        .map(text -> {
          try {
            return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
          } catch (DateTimeException e) {
            String but = "\"" + text + "\" is neither a day nor an instant";
            String next = "Write 2026-11-24 or 2026-11-24T09:30:00Z.";
            throw new ProblemException(
                new CommonProblem.Invalid("search the audit log", name, but, next), e);
          }
        });
  }
}
