package io.grampus.identity;

import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Ids;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import io.grampus.kernel.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes, changes and removes users and tokens. */
final class Accounts {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
  private static final Pattern SCOPE = Pattern.compile("\\*|[a-zA-Z]+\\.(\\*|[a-zA-Z]+)");

  private final UserStore users;
  private final TokenStore tokens;
  private final Passwords passwords;
  private final Clock clock;

  Accounts(UserStore users, TokenStore tokens, Passwords passwords, Clock clock) {
    this.users = users;
    this.tokens = tokens;
    this.passwords = passwords;
    this.clock = clock;
  }

  static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      String but = "\"" + name + "\" is no user name";
      String next = "Use 1 to 64 small letters, digits, dots, dashes, underscores or @.";
      throw new ProblemException(new CommonProblem.Invalid("name a user", "name", but, next));
    }
  }

  List<User> users() {
    return users.all();
  }

  User create(Bodies.UserWanted wanted) {
    requireName(wanted.name());
    Passwords.require(wanted.password());
    var user = new User(Ids.fresh(), wanted.name(), wanted.role(), clock.now());
    if (!users.add(user, passwords.hash(wanted.password()))) {
      throw new ProblemException(new IdentityProblem.UserExists(wanted.name()));
    }
    return user;
  }

  void remove(String name) {
    User user = user("remove the user \"" + name + "\"", name);
    if (!users.remove(user)) {
      throw new ProblemException(new IdentityProblem.LastAdmin(name));
    }
  }

  User changeRole(String name, Role role) {
    User user = user("change the role of \"" + name + "\"", name);
    if (!users.changeRole(user, role)) {
      throw new ProblemException(new IdentityProblem.LastAdmin(name));
    }
    return new User(user.id(), user.name(), role, user.createdAt());
  }

  void changePassword(Principal who, String name, Bodies.PasswordWanted wanted) {
    String tried = "change the password of \"" + name + "\"";
    refuseScoped(who, tried);
    boolean own = who.name().equals(name);
    if (!own && who.level() != Permission.Level.ADMINISTER) {
      throw new ProblemException(
          new CommonProblem.Forbidden(tried, who.name(), IdentityApi.ADMINISTER.name()));
    }
    User user = user(tried, name);
    Passwords.require(wanted.password());
    if (own && !passwords.matches(wanted.current().orElse(""), users.passwordOf(name))) {
      throw new ProblemException(new IdentityProblem.WrongCredentials(name));
    }
    users.changePassword(user.id(), passwords.hash(wanted.password()));
    tokens.endSessions(user.id(), who.session());
  }

  List<Token> tokens(Principal who, boolean everybody) {
    return everybody ? tokens.all() : tokens.of(who.id());
  }

  Bodies.TokenMade createToken(Principal who, Bodies.TokenWanted wanted) {
    String tried = "create the token \"" + wanted.name() + "\"";
    for (String scope : wanted.scopes()) {
      if (!SCOPE.matcher(scope).matches()) {
        String but = "\"" + scope + "\" is no scope";
        String next = "Write it as stack.deploy or stack.*.";
        throw new ProblemException(new CommonProblem.Invalid(tried, "scopes", but, next));
      }
    }
    boolean wider =
        who.scopes()
            .map(own -> wanted.scopes().isEmpty() || !own.containsAll(wanted.scopes()))
            .orElse(false);
    if (wider) {
      throw new ProblemException(new IdentityProblem.BeyondScope(tried));
    }
    String secret = Token.PREFIX + Ids.secret();
    var token =
        new Token(
            Ids.fresh(),
            wanted.name(),
            who.name(),
            secret.substring(secret.length() - 4),
            wanted.scopes(),
            clock.now(),
            wanted.expiry(clock.now()),
            Optional.empty());
    tokens.add(token, who.id(), Secrets.hash(secret), false);
    return new Bodies.TokenMade(token, secret);
  }

  /** Removes a token by id, or by name among one's own; administrators may remove anybody's. */
  void removeToken(Principal who, String idOrName) {
    Optional<TokenStore.Held> found =
        tokens
            .byId(idOrName)
            .or(() ->
                tokens.of(who.id()).stream()
                    .filter(t -> t.name().equals(idOrName))
                    .findFirst()
                    .flatMap(t -> tokens.byId(t.id())))
            .filter(held ->
                held.userId().equals(who.id()) || who.level() == Permission.Level.ADMINISTER);
    String tried = "remove the token \"" + idOrName + "\"";
    TokenStore.Held held =
        found.orElseThrow(() ->
            new ProblemException(
                new CommonProblem.NotFound(
                    tried, "token", idOrName, "List them: grampus token ls.")));
    if (!held.token().id().equals(who.session())) {
      refuseScoped(who, tried);
    }
    tokens.remove(held.token().id());
  }

  private static void refuseScoped(Principal who, String tried) {
    if (who.scopes().isPresent()) {
      throw new ProblemException(new IdentityProblem.BeyondScope(tried));
    }
  }

  private User user(String tried, String name) {
    return users
        .named(name)
        .orElseThrow(() ->
            new ProblemException(
                new CommonProblem.NotFound(tried, "user", name, "List them: grampus user ls.")));
  }
}
