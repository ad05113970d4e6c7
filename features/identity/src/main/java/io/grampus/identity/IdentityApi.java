package io.grampus.identity;

import static io.grampus.kernel.Operation.delete;
import static io.grampus.kernel.Operation.get;
import static io.grampus.kernel.Operation.post;
import static io.grampus.kernel.Operation.put;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Page;
import io.grampus.kernel.Permission;
import java.util.List;

/** The declarations of identity. */
final class IdentityApi {
  static final Permission READ = Permission.administer("user.list");
  static final Permission ADMINISTER = Permission.administer("user.change");

  private final Sessions sessions;
  private final Accounts accounts;

  IdentityApi(Sessions sessions, Accounts accounts) {
    this.sessions = sessions;
    this.accounts = accounts;
  }

  List<Operation> operations() {
    return List.of(
        signIn(),
        whoami(),
        signOut(),
        tokenList(),
        tokenCreate(),
        tokenRemove(),
        userList(),
        userCreate(),
        userRemove(),
        userRole(),
        userPassword());
  }

  private Operation signIn() {
    return post("/session")
        .id("signIn")
        .says("Sign in with a password, or for the first time with the first-run code")
        .open("Whoever signs in is not known yet.")
        .takes(Bodies.SignIn.class)
        .refuses(IdentityProblem.WrongCredentials.class, IdentityProblem.TooManyTries.class)
        .audited("session.open")
        .gives(201, Bodies.SignedIn.class)
        .by(call -> sessions.signIn(call.body(), call.context().remote()));
  }

  private Operation whoami() {
    return get("/session")
        .id("whoami")
        .says("Tell who is signed in")
        .signedIn()
        .gives(Bodies.Whoami.class)
        .by(call -> sessions.whoami(call.context().who()));
  }

  private Operation signOut() {
    return delete("/session")
        .id("signOut")
        .says("End the session, or revoke the token, that this request came with")
        .signedIn()
        .audited("session.close")
        .givesNothing()
        .by(call -> sessions.signOut(call.context().who()));
  }

  private Operation tokenList() {
    return get("/tokens")
        .id("tokenList")
        .says("List your tokens")
        .signedIn()
        .lists(Token.class)
        .by(call -> Page.of(accounts.tokens(call.context().who(), false)));
  }

  private Operation tokenCreate() {
    return post("/tokens")
        .id("tokenCreate")
        .says("Create a token; its secret is shown only now")
        .signedIn()
        .takes(Bodies.TokenWanted.class)
        .refuses(IdentityProblem.BeyondScope.class)
        .audited("token.create")
        .gives(201, Bodies.TokenMade.class)
        .by(call -> accounts.createToken(call.context().who(), call.body()));
  }

  private Operation tokenRemove() {
    return delete("/tokens/{token}")
        .id("tokenRemove")
        .says("Revoke a token")
        .signedIn()
        .refuses(CommonProblem.NotFound.class, IdentityProblem.BeyondScope.class)
        .audited("token.remove")
        .givesNothing()
        .by(call -> accounts.removeToken(call.context().who(), call.path("token")));
  }

  private Operation userList() {
    return get("/users")
        .id("userList")
        .says("List the users")
        .needs(READ)
        .lists(User.class)
        .by(call -> Page.of(accounts.users()));
  }

  private Operation userCreate() {
    return post("/users")
        .id("userCreate")
        .says("Create a user")
        .needs(ADMINISTER)
        .takes(Bodies.UserWanted.class)
        .refuses(IdentityProblem.UserExists.class)
        .audited("user.create")
        .gives(201, User.class)
        .by(call -> accounts.create(call.body()));
  }

  private Operation userRemove() {
    return delete("/users/{user}")
        .id("userRemove")
        .says("Remove a user with their sessions and tokens")
        .needs(ADMINISTER)
        .refuses(CommonProblem.NotFound.class, IdentityProblem.LastAdmin.class)
        .audited("user.remove")
        .givesNothing()
        .by(call -> accounts.remove(call.path("user")));
  }

  private Operation userRole() {
    return put("/users/{user}/role")
        .id("userRole")
        .says("Change the role of a user")
        .needs(ADMINISTER)
        .takes(Bodies.RoleWanted.class)
        .refuses(CommonProblem.NotFound.class, IdentityProblem.LastAdmin.class)
        .audited("user.role")
        .gives(User.class)
        .by(call -> accounts.changeRole(call.path("user"), call.body().role()));
  }

  private Operation userPassword() {
    return put("/users/{user}/password")
        .id("userPassword")
        .says("Change a password; ends the user's other sessions")
        .signedIn()
        .takes(Bodies.PasswordWanted.class)
        .refuses(CommonProblem.NotFound.class, IdentityProblem.WrongCredentials.class)
        .audited("user.password")
        .givesNothing()
        .by(call -> accounts.changePassword(call.context().who(), call.path("user"), call.body()));
  }
}
