package io.grampus.registry;

import io.grampus.identity.Identity;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import io.grampus.kernel.ProtocolCall;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Gives out tokens as Docker's token protocol wants it.
 *
 * <p>A token is a session of its user, good for a quarter of an hour and for the registry only,
 * with the permissions that were asked for and that the user has. It isn't bound to the
 * repositories that were asked for, since roles are not either. The Swarm, which is no user, gets
 * its key back.
 */
final class TokenEndpoint {
  static final Duration LASTS = Duration.ofMinutes(15);

  /**
   * A token that stands for nobody; for a mirror of Docker Hub, which Docker shows no credentials.
   */
  static final String NOBODY = "nobody";

  private final Identity identity;
  private final SwarmKey swarm;
  private final RegistryAccess access;
  private final BooleanSupplier open;
  private final Clock clock;

  /**
   * @param open whether there is something here for whoever shows no credentials
   */
  TokenEndpoint(
      Registry.Gatekeepers gate, RegistryAccess access, BooleanSupplier open, Clock clock) {
    this.open = open;
    this.identity = gate.identity();
    this.swarm = gate.swarm();
    this.access = access;
    this.clock = clock;
  }

  /** What a client is sent; some read the one name of the token, some the other. */
  record Issued(String token, String access_token, long expires_in, String issued_at) {}

  void serve(ProtocolCall call) {
    if (!call.method().equals("GET")) {
      throw new Refusal(
          ErrorCode.UNSUPPORTED, "tokens are asked for with GET", Map.of("Allow", "GET"));
    }
    if (open.getAsBoolean() && call.header("Authorization").isEmpty()) {
      issue(call, NOBODY);
      return;
    }
    Principal who =
        access
            .basic(call)
            .orElseThrow(() ->
                new Refusal(
                    ErrorCode.UNAUTHORIZED,
                    call.header("Authorization").isEmpty()
                        ? "nobody is signed in: docker login"
                        : "the name and the password, or token, do not fit",
                    Map.of("WWW-Authenticate", "Basic realm=\"" + RegistryAccess.SERVICE + "\"")));
    Set<String> granted =
        asked(call.queries("scope")).stream()
            .filter(who::may)
            .map(Permission::name)
            .collect(Collectors.toCollection(TreeSet::new));
    if (granted.isEmpty()) {
      throw new Refusal(ErrorCode.DENIED, who.name() + " may do nothing of that here");
    }
    issue(call, swarm.isHolder(who) ? swarm.secret() : identity.openLimited(who, granted, LASTS));
  }

  private void issue(ProtocolCall call, String secret) {
    String now = clock.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Answers.json(call, 200, Map.of(), new Issued(secret, secret, LASTS.toSeconds(), now));
  }

  /** Scopes as {@code repository:shop/web:pull,push registry:catalog:*}. */
  static Set<Permission> asked(List<String> scopes) {
    Set<Permission> permissions = new LinkedHashSet<>(List.of(RegistryAccess.PULL));
    for (String scope : String.join(" ", scopes).split(" ")) {
      for (String action : scope.substring(scope.lastIndexOf(':') + 1).split(",")) {
        if (action.equals("push")) {
          permissions.add(RegistryAccess.PUSH);
        } else if (action.equals("delete") || action.equals("*")) {
          permissions.add(RegistryAccess.PUSH);
          permissions.add(RegistryAccess.DELETE);
        }
      }
    }
    return permissions;
  }
}
