package io.grampus.registry;

import io.grampus.kernel.AuditTrail;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import io.grampus.kernel.ProtocolCall;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the audit rows of pushes and deletes. */
final class RegistryAudit {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryAudit.class);

  private final AuditTrail trail;
  private final Clock clock;

  RegistryAudit(AuditTrail trail, Clock clock) {
    this.trail = trail;
    this.clock = clock;
  }

  /** Runs a change between its two rows. */
  void around(
      ProtocolCall call, Principal who, Permission permission, String object, Runnable change) {
    AuditTrail.Attempt attempt = attempt(call, who, permission, object);
    long begun = clock.nanos();
    trail.begin(attempt);
    try {
      change.run();
    } catch (RuntimeException e) {
      end(attempt, code(e), String.valueOf(e.getMessage()), begun);
      throw e;
    }
    end(attempt, "ok", "", begun);
  }

  /** Notes a change that somebody may not make. */
  void denied(
      ProtocolCall call, Principal who, Permission permission, String object, String words) {
    if (permission.level() == Permission.Level.READ) {
      return;
    }
    AuditTrail.Attempt attempt = attempt(call, who, permission, object);
    trail.begin(attempt);
    end(attempt, "permission.missing", words, clock.nanos());
  }

  private static AuditTrail.Attempt attempt(
      ProtocolCall call, Principal who, Permission permission, String object) {
    var context = call.context();
    return new AuditTrail.Attempt(
        context.id(),
        context.at(),
        who.name(),
        permission.name(),
        "registry/" + object,
        context.remote());
  }

  /** The change is done: a row that can't be ended must not make it look undone. */
  private void end(AuditTrail.Attempt attempt, String result, String detail, long begun) {
    var took = Duration.ofNanos(clock.nanos() - begun);
    try {
      trail.end(attempt, new AuditTrail.Ending(result, detail, took));
    } catch (RuntimeException e) {
      LOG.warn("The end of {} could not be kept: {}", attempt.id(), e.getMessage());
    }
  }

  private static String code(RuntimeException e) {
    return e instanceof Refusal refusal
        ? "registry." + refusal.code().word().toLowerCase(Locale.ROOT)
        : "grampus.bug";
  }
}
