package io.grampus.identity;

import io.grampus.kernel.Authenticator;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Credentials;
import io.grampus.kernel.Ids;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Principal;
import io.grampus.kernel.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The door of identity: who makes a request, and the operations around users and tokens. */
public final class Identity implements Authenticator {
  private static final Duration CODE_LASTS = Duration.ofHours(24);
  private static final Duration USED_STEP = Duration.ofMinutes(1);

  private final UserStore users;
  private final TokenStore tokens;
  private final Clock clock;
  private final IdentityApi api;
  private final Sessions sessions;

  private Identity(Sql sql, Clock clock) {
    this.users = new UserStore(sql);
    this.tokens = new TokenStore(sql);
    this.clock = clock;
    var passwords = new Passwords();
    this.sessions =
        new Sessions(users, tokens, new LocalUsers(users, passwords, clock), passwords, clock);
    var accounts = new Accounts(users, tokens, passwords, clock);
    this.api = new IdentityApi(sessions, accounts);
  }

  /** Opens identity on a database that has its tables. */
  public static Identity open(Sql sql, Clock clock) {
    return new Identity(sql, clock);
  }

  public List<Operation> operations() {
    return api.operations();
  }

  @Override
  public Optional<Principal> authenticate(Credentials credentials) {
    Instant now = clock.now();
    return credentials
        .bearer()
        .or(credentials::cookie)
        .flatMap(secret -> tokens.byHash(Secrets.hash(secret)))
        .filter(held -> held.token().expiresAt().map(now::isBefore).orElse(true))
        .flatMap(held -> principal(held, now));
  }

  /**
   * Who signs in with a name and a password, or with the secret of a token or a session of theirs
   * as the password, as clients of protocols do that know nothing else.
   *
   * @param remote the client's address; who guesses from there has to wait
   * @return empty when name and password don't fit
   * @throws io.grampus.kernel.ProblemException when there were too many wrong ones
   */
  public Optional<Principal> authenticate(String name, String password, String remote) {
    if (password.startsWith(Token.PREFIX) || password.startsWith(Sessions.PREFIX)) {
      var secret = new Credentials(Optional.of(password), Optional.empty());
      return authenticate(secret).filter(who -> who.name().equals(name));
    }
    return sessions
        .check(name, password, remote)
        .map(u -> new Principal(u.id(), u.name(), u.role().level(), Optional.empty(), ""));
  }

  /**
   * Opens a short session that may do less than its user.
   *
   * @param scopes the permissions that it is limited to; at least one
   * @return its secret, for {@link Credentials#bearer}
   */
  public String openLimited(Principal who, Set<String> scopes, Duration lasts) {
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("a session without scopes would not be limited");
    }
    return sessions.openLimited(who, List.copyOf(scopes), lasts);
  }

  /**
   * Makes the code with which the first administrator signs in.
   *
   * @param renew replace a code that is still good
   * @return empty when there is an administrator, or a good code was told before
   */
  public Optional<String> firstRunCode(boolean renew) {
    if (users.hasAdmin() || (!renew && users.hasCode(clock.now()))) {
      return Optional.empty();
    }
    String code = Ids.code(3);
    users.putCode(Secrets.hash(Secrets.plain(code)), clock.now().plus(CODE_LASTS));
    return Optional.of(code);
  }

  public boolean hasAdmin() {
    return users.hasAdmin();
  }

  /** Forgets sessions and tokens that have expired. */
  public int removeExpired() {
    return tokens.removeExpired(clock.now());
  }

  private Optional<Principal> principal(TokenStore.Held held, Instant now) {
    boolean stale =
        held.token().lastUsedAt().map(at -> at.plus(USED_STEP).isBefore(now)).orElse(true);
    if (stale) {
      noteUse(held.token().id(), now);
    }
    List<String> scopes = held.token().scopes();
    Optional<Set<String>> limit =
        scopes.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(scopes));
    return users
        .byId(held.userId())
        .map(u -> new Principal(u.id(), u.name(), u.role().level(), limit, held.token().id()));
  }

  /** A full disk must not keep anybody out who only wants to look. */
  private void noteUse(String token, Instant now) {
    try {
      tokens.used(token, now);
    } catch (RuntimeException e) {
      if (!Sql.isFull(e)) {
        throw e;
      }
    }
  }
}
