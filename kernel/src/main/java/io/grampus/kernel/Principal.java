package io.grampus.kernel;

import java.util.Optional;
import java.util.Set;

/**
 * Who makes a request, and how far they may go.
 *
 * @param id the user's stable identifier
 * @param name the user's name, for people and the audit log
 * @param level the highest level that the user's role grants
 * @param scopes when present, the only permission names (or {@code kind.*} patterns) this session
 *     may use
 * @param session the session or token that the request came with
 */
public record Principal(
    String id, String name, Permission.Level level, Optional<Set<String>> scopes, String session) {

  public boolean may(Permission permission) {
    return level.compareTo(permission.level()) >= 0
        && scopes.map(s -> covers(s, permission.name())).orElse(true);
  }

  private static boolean covers(Set<String> scopes, String name) {
    int dot = name.indexOf('.');
    String kind = dot < 0 ? name : name.substring(0, dot);
    return scopes.contains("*") || scopes.contains(name) || scopes.contains(kind + ".*");
  }
}
