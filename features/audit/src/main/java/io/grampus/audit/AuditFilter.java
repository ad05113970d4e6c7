package io.grampus.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which rows to show; what is empty matches all.
 *
 * @param action an action, or its kind followed by {@code .*}
 * @param address a part of where it came from
 * @param text a word in who, action, object or detail
 */
record AuditFilter(
    Optional<String> who,
    Optional<String> action,
    Optional<String> object,
    Optional<String> result,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> address,
    Optional<String> text) {

  boolean matches(AuditRow row) {
    AuditRow.What what = row.what();
    return who.map(what.who()::equals).orElse(true)
        && action.map(a -> matchesAction(a, what.action())).orElse(true)
        && (object.isEmpty() || objects().stream().anyMatch(what.object()::contains))
        && result.map(row.result()::equals).orElse(true)
        && from.map(f -> !row.at().isBefore(f)).orElse(true)
        && to.map(t -> row.at().isBefore(t)).orElse(true)
        && address.map(what.from()::contains).orElse(true)
        && text.map(t -> everything(row).contains(t)).orElse(true);
  }

  /** Of which one must be a part of the row's object; none when all fit. */
  List<String> objects() {
    return object.map(text -> List.of(text.split(","))).orElse(List.of());
  }

  private static boolean matchesAction(String pattern, String action) {
    return pattern.endsWith(".*")
        ? action.startsWith(pattern.substring(0, pattern.length() - 1))
        : action.equals(pattern);
  }

  private static String everything(AuditRow row) {
    AuditRow.What what = row.what();
    return String.join("\n", what.who(), what.action(), what.object(), row.detail());
  }
}
