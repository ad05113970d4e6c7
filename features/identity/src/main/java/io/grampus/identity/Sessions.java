package io.grampus.identity;

import io.grampus.kernel.Clock;
import io.grampus.kernel.Ids;
import io.grampus.kernel.Principal;
import io.grampus.kernel.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Signs people in and out. */
final class Sessions {
  /** What their secrets begin with, so that one knows them from passwords. */
  static final String PREFIX = "grs_";

  private static final Duration LASTS = Duration.ofDays(14);

  private final UserStore users;
  private final TokenStore tokens;
  private final CredentialCheck credentials;
  private final Passwords passwords;
  private final Clock clock;
  private final Tries tries;

  Sessions(
      UserStore users,
      TokenStore tokens,
      CredentialCheck credentials,
      Passwords passwords,
      Clock clock) {
    this.users = users;
    this.tokens = tokens;
    this.credentials = credentials;
    this.passwords = passwords;
    this.clock = clock;
    this.tries = new Tries(clock);
  }

  Bodies.SignedIn signIn(Bodies.SignIn wanted, String remote) {
    Supplier<Optional<User>> check =
        () ->
            wanted.code().isPresent()
                ? first(wanted, wanted.code().get())
                : credentials.check(wanted.username(), wanted.password());
    return tried(wanted.username(), remote, check)
        .map(this::open)
        .orElseThrow(
            () -> new ProblemException(new IdentityProblem.WrongCredentials(wanted.username())));
  }

  /** The user that name and password fit, without a session. */
  Optional<User> check(String username, String password, String remote) {
    return tried(username, remote, () -> credentials.check(username, password));
  }

  private Optional<User> tried(String name, String remote, Supplier<Optional<User>> check) {
    tries.check(name, remote);
    Optional<User> user = check.get();
    if (user.isPresent()) {
      tries.succeeded(name, remote);
    } else {
      tries.failed(name, remote);
    }
    return user;
  }

  /** The secret of a short session with scopes. */
  String openLimited(Principal who, List<String> scopes, Duration lasts) {
    return keep(who.id(), who.name(), scopes, clock.now().plus(lasts));
  }

  Bodies.Whoami whoami(Principal who) {
    User user =
        users
            .byId(who.id())
            .orElseThrow(
                () -> new ProblemException(new IdentityProblem.WrongCredentials(who.name())));
    List<String> scopes = who.scopes().map(s -> s.stream().sorted().toList()).orElse(List.of());
    return new Bodies.Whoami(user, who.session(), scopes);
  }

  void signOut(Principal who) {
    tokens.remove(who.session());
  }

  private Optional<User> first(Bodies.SignIn wanted, String code) {
    Accounts.requireName(wanted.username());
    Passwords.require(wanted.password());
    Instant now = clock.now();
    if (users.hasAdmin() || !users.hasCode(now)) {
      return Optional.empty();
    }
    var user = new User(Ids.fresh(), wanted.username(), Role.ADMIN, now);
    String hash = passwords.hash(wanted.password());
    boolean made = users.addFirst(user, hash, Secrets.hash(Secrets.plain(code)), now);
    return made ? Optional.of(user) : Optional.empty();
  }

  private Bodies.SignedIn open(User user) {
    Instant expires = clock.now().plus(LASTS);
    String secret = keep(user.id(), user.name(), List.of(), expires);
    return new Bodies.SignedIn(secret, user, expires);
  }

  private String keep(String userId, String name, List<String> scopes, Instant expires) {
    String secret = PREFIX + Ids.secret();
    var token =
        new Token(
            Ids.fresh(),
            "session",
            name,
            secret.substring(secret.length() - 4),
            scopes,
            clock.now(),
            Optional.of(expires),
            Optional.empty());
    tokens.add(token, userId, Secrets.hash(secret), true);
    return secret;
  }
}
