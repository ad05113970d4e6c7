package io.grampus.server;

import io.grampus.kernel.AuditTrail;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Problem;
import io.grampus.kernel.RequestContext;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the audit rows around an operation. */
final class Auditor {
  private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

  private final AuditTrail trail;
  private final Clock clock;
  private final Names names;
  private final Queue<Late> late = new ConcurrentLinkedQueue<>();

  Auditor(AuditTrail trail, Clock clock, Names names) {
    this.trail = trail;
    this.clock = clock;
    this.names = names;
  }

  /** What people call the things that programs know by identifiers. */
  @FunctionalInterface
  interface Names {
    /** The name of the thing of that kind; its identifier when there is none. */
    String of(String kind, String id);
  }

  private record Late(AuditTrail.Attempt attempt, AuditTrail.Ending ending) {}

  /** An attempt under way; unaudited operations have an empty one. */
  record Open(Optional<AuditTrail.Attempt> attempt, long begun) {}

  Open begin(
      Operation operation, RequestContext context, Map<String, String> parameters, Object body) {
    long begun = clock.nanos();
    Optional<AuditTrail.Attempt> attempt =
        operation
            .audit()
            .map(action ->
                new AuditTrail.Attempt(
                    context.id(),
                    context.at(),
                    who(context, body),
                    action,
                    object(action, parameters, body),
                    context.remote()));
    attempt.ifPresent(trail::begin);
    return new Open(attempt, begun);
  }

  void succeed(Open open) {
    end(open, "ok", "");
  }

  void fail(Open open, Problem problem) {
    end(open, problem.code(), problem.sentence());
  }

  private void end(Open open, String result, String detail) {
    var took = Duration.ofNanos(clock.nanos() - open.begun);
    open.attempt.ifPresent(a -> {
      late.add(new Late(a, new AuditTrail.Ending(result, detail, took)));
      endLate();
    });
  }

  /** The change is done: an end that can't be kept is tried again with every later one. */
  private void endLate() {
    for (Late next = late.poll(); next != null; next = late.poll()) {
      try {
        trail.end(next.attempt, next.ending);
      } catch (RuntimeException e) {
        LOG.warn("The end of {} could not be kept: {}", next.attempt.id(), Databases.reason(e));
        late.add(next);
        return;
      }
    }
  }

  private static String who(RequestContext context, Object body) {
    return context
        .principal()
        .map(p -> p.name())
        .or(() -> member(body, "username"))
        .orElse("somebody");
  }

  /** Such as {@code stack/shop}: the action's kind with what the path, or else the body, names. */
  private String object(String action, Map<String, String> parameters, Object body) {
    String kind = action.contains(".") ? action.substring(0, action.indexOf('.')) : action;
    if (!parameters.isEmpty()) {
      return parameters.entrySet().stream()
          .map(p -> named(p.getKey().equals("id") ? kind : p.getKey(), p.getValue()))
          .collect(Collectors.joining("/"));
    }
    return member(body, "name")
        .or(() -> member(body, "reference"))
        .map(n -> kind + "/" + n)
        .orElse(kind);
  }

  private String named(String kind, String value) {
    return kind + "/" + names.of(kind, value);
  }

  private static Optional<String> member(Object body, String name) {
    if (body instanceof Record data) {
      for (RecordComponent component : data.getClass().getRecordComponents()) {
        if (component.getName().equals(name) && component.getType() == String.class) {
          return Optional.ofNullable(read(data, component)).map(String.class::cast);
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable Object read(Record data, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(data);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
