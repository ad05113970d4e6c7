package io.grampus.registry;

import io.grampus.identity.Identity;
import io.grampus.kernel.Credentials;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import io.grampus.kernel.ProtocolCall;
import io.grampus.oci.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who asks, and whether they may (Docker's token protocol, and Basic for plain clients). */
final class RegistryAccess {
  /** Look at repositories and pull. */
  static final Permission PULL = Permission.read("registry.pull");

  /** Push. */
  static final Permission PUSH = Permission.operate("registry.push");

  /** Delete, and collect garbage. */
  static final Permission DELETE = Permission.administer("registry.delete");

  static final String SERVICE = "grampus";

  private static final String BASIC = "basic ";

  private final Identity identity;
  private final SwarmKey swarm;
  private final RegistryAudit audit;

  RegistryAccess(Identity identity, SwarmKey swarm, RegistryAudit audit) {
    this.swarm = swarm;
    this.identity = identity;
    this.audit = audit;
  }

  /**
   * Lets a request pass.
   *
   * @throws Refusal when nobody is signed in, or the permission is missing
   */
  Principal require(ProtocolCall call, Permission permission, Optional<RepositoryName> where) {
    Principal who =
        identify(call)
            .orElseThrow(
                () -> challenge(call, permission, where, "nobody is signed in, or no more"));
    if (who.may(permission)) {
      return who;
    }
    if (who.level().compareTo(permission.level()) >= 0) {
      // the token is for less than its user may: the client gets another one
      throw challenge(call, permission, where, "the token is not for " + permission.name());
    }
    String words = who.name() + " lacks the permission " + permission.name();
    audit.denied(call, who, permission, where.map(RepositoryName::value).orElse(""), words);
    throw new Refusal(ErrorCode.DENIED, words);
  }

  private Optional<Principal> identify(ProtocolCall call) {
    Optional<Principal> basic = basic(call);
    if (basic.isPresent()) {
      return basic;
    }
    Optional<String> bearer = call.context().credentials().bearer();
    // no cookie: a page of another site would have it sent too
    return bearer
        .flatMap(swarm::holder)
        .or(() -> identity.authenticate(new Credentials(bearer, Optional.empty())));
  }

  /** Who signs in with a name and a password, or with an API token as the password. */
  Optional<Principal> basic(ProtocolCall call) {
    return call.header("Authorization")
        .filter(h -> h.toLowerCase(Locale.ROOT).startsWith(BASIC))
        .flatMap(h -> decode(h.substring(BASIC.length()).strip()))
        .flatMap(pair -> {
          int colon = pair.indexOf(':');
          return colon < 0
              ? Optional.empty()
              : signIn(call, pair.substring(0, colon), pair.substring(colon + 1));
        });
  }

  private Optional<Principal> signIn(ProtocolCall call, String name, String password) {
    return name.equals(swarm.user())
        ? swarm.holder(password)
        : identity.authenticate(name, password, call.context().remote());
  }

  private static Optional<String> decode(String base64) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Refusal challenge(
      ProtocolCall call, Permission permission, Optional<RepositoryName> where, String words) {
    String scope =
        where.map(r -> ",scope=\"repository:" + r + ":" + actions(permission) + "\"").orElse("");
    String challenge =
        "Bearer realm=\"%s%s/token\",service=\"%s\"%s"
            .formatted(call.origin(), Address.ROOT, SERVICE, scope);
    return new Refusal(ErrorCode.UNAUTHORIZED, words, Map.of("WWW-Authenticate", challenge));
  }

  private static String actions(Permission permission) {
    if (permission.equals(PULL)) {
      return "pull";
    }
    return permission.equals(PUSH) ? "pull,push" : "delete";
  }
}
