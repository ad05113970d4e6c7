package io.grampus.server;

import io.grampus.kernel.Access;
import io.grampus.kernel.Authenticator;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Credentials;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Principal;
import io.grampus.kernel.ProblemException;
import java.util.Locale;
import java.util.Optional;

/** Lets a request pass to an operation, or says why not. */
final class Gate {
  private final Authenticator authenticator;

  Gate(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /** Who is asking; a token that is no good is told at once, even where none is needed. */
  Optional<Principal> identify(Exchange exchange, Operation operation) {
    Credentials given = exchange.credentials();
    boolean anonymous = given.bearer().isEmpty() && given.cookie().isEmpty();
    if (anonymous) {
      return Optional.empty();
    }
    Optional<Principal> principal = authenticator.authenticate(given);
    if (principal.isEmpty() && !(operation.access() instanceof Access.Open)) {
      throw refused(operation, "the session or token is unknown, revoked or has expired");
    }
    refuseForgery(exchange, given, operation);
    return principal;
  }

  void check(Operation operation, Optional<Principal> principal) {
    switch (operation.access()) {
      case Access.Open _ -> {}
      case Access.SignedIn _ -> require(operation, principal);
      case Access.Needs needs -> {
        Principal who = require(operation, principal);
        if (!who.may(needs.permission())) {
          throw new ProblemException(
              new CommonProblem.Forbidden(tried(operation), who.name(), needs.permission().name()));
        }
      }
    }
  }

  private static Principal require(Operation operation, Optional<Principal> principal) {
    return principal.orElseThrow(() -> refused(operation, "nobody is signed in"));
  }

  /** A browser sends its cookie from foreign pages too: changes must come from our own. */
  private static void refuseForgery(Exchange exchange, Credentials given, Operation operation) {
    if (given.bearer().isPresent() || operation.verb() == Operation.Verb.GET) {
      return;
    }
    String site = exchange.header("Sec-Fetch-Site").orElse("");
    if (!site.equals("same-origin")) {
      throw new ProblemException(
          new CommonProblem.Forbidden(tried(operation), "a page of another site", "to act here"));
    }
  }

  static String tried(Operation operation) {
    String says = operation.says();
    String plain = says.endsWith(".") ? says.substring(0, says.length() - 1) : says;
    return plain.isEmpty()
        ? operation.id()
        : plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1);
  }

  private static ProblemException refused(Operation operation, String but) {
    return new ProblemException(new CommonProblem.Unauthenticated(tried(operation), but));
  }
}
