package io.grampus.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.kernel.Clock;
import io.grampus.kernel.Credentials;
import io.grampus.kernel.Ids;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
  private static final String PASSWORD = "correct horse";
  @TempDir Path folder;
  private Sql sql;
  private Identity identity;
  private Sessions sessions;
  private Accounts accounts;

  @BeforeEach
  void open() {
    sql = Sql.open(folder.resolve("test.db"), Sql.Durability.EVERY_COMMIT);
    sql.migrate(Identity.class);
    identity = Identity.open(sql, Clock.system());
    var users = new UserStore(sql);
    var tokens = new TokenStore(sql);
    var passwords = new Passwords();
    var local = new LocalUsers(users, passwords, Clock.system());
    sessions = new Sessions(users, tokens, local, passwords, Clock.system());
    accounts = new Accounts(users, tokens, passwords, Clock.system());
  }

  @AfterEach
  void close() {
    sql.close();
  }

  @Test
  void theCodeMakesTheFirstAdministratorOnce() {
    String code = identity.firstRunCode(false).orElseThrow();
    var signedIn = signIn("ada", PASSWORD, Optional.of(code.toLowerCase().replace("-", "")));
    assertThat(signedIn.user().role()).isEqualTo(Role.ADMIN);
    assertThat(identity.firstRunCode(true)).isEmpty();
    assertThatThrownBy(() -> signIn("eve", PASSWORD, Optional.of(code)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aGoodCodeIsToldOnceAndANewOneReplacesIt() {
    String first = identity.firstRunCode(false).orElseThrow();
    assertThat(identity.firstRunCode(false)).isEmpty();
    assertThat(identity.firstRunCode(true)).isPresent();
    assertThatThrownBy(() -> signIn("ada", PASSWORD, Optional.of(first)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreRefusedAlike() {
    admin();
    assertThatThrownBy(() -> signIn("ada", "wrong password", Optional.empty()))
        .hasMessageContaining("the name, password or code is wrong");
    assertThatThrownBy(() -> signIn("eve", "wrong password", Optional.empty()))
        .hasMessageContaining("the name, password or code is wrong");
  }

  @Test
  void guessingIsSlowedDown() {
    admin();
    for (int i = 0; i < 6; i++) {
      assertThatThrownBy(() -> signIn("ada", "wrong password", Optional.empty()));
    }
    assertThatThrownBy(() -> signIn("ada", PASSWORD, Optional.empty()))
        .hasMessageContaining("too many wrong tries");
  }

  @Test
  void theLastAdministratorStays() {
    admin();
    assertThatThrownBy(() -> accounts.remove("ada")).hasMessageContaining("nobody else has it");
    assertThatThrownBy(() -> accounts.changeRole("ada", Role.VIEWER))
        .hasMessageContaining("nobody else has it");
  }

  @Test
  void aTokenIsLimitedToItsScopesAndCannotWidenThem() {
    Principal ada = admin();
    var wanted = new Bodies.TokenWanted("ci", List.of("stack.*"), Optional.empty());
    String secret = accounts.createToken(ada, wanted).secret();
    Principal ci = who(secret).orElseThrow();
    assertThat(ci.may(Permission.operate("stack.deploy"))).isTrue();
    assertThat(ci.may(Permission.operate("container.exec"))).isFalse();
    var wider = new Bodies.TokenWanted("more", List.of(), Optional.empty());
    assertThatThrownBy(() -> accounts.createToken(ci, wider)).hasMessageContaining("limited");
  }

  @Test
  void aRevokedTokenIsNobody() {
    Principal ada = admin();
    var made = accounts.createToken(ada, new Bodies.TokenWanted("ci", List.of(), Optional.empty()));
    accounts.removeToken(ada, "ci");
    assertThat(who(made.secret())).isEmpty();
    assertThat(who(Ids.secret())).isEmpty();
  }

  private Principal admin() {
    String code = identity.firstRunCode(false).orElseThrow();
    return who(signIn("ada", PASSWORD, Optional.of(code)).token()).orElseThrow();
  }

  private Bodies.SignedIn signIn(String name, String password, Optional<String> code) {
    return sessions.signIn(new Bodies.SignIn(name, password, code), "127.0.0.1");
  }

  private Optional<Principal> who(String secret) {
    return identity.authenticate(new Credentials(Optional.of(secret), Optional.empty()));
  }

  @Test
  void aNameAndAPasswordOrATokenSignInWithoutASession() {
    String code = identity.firstRunCode(false).orElseThrow();
    signIn("ada", PASSWORD, Optional.of(code));
    Principal ada = identity.authenticate("ada", PASSWORD, "here").orElseThrow();
    assertThat(identity.authenticate("ada", PASSWORD, "here")).contains(ada);
    assertThat(identity.authenticate("ada", "wrong", "here")).isEmpty();
    assertThat(identity.authenticate("eve", PASSWORD, "here")).isEmpty();
    var wanted = new Bodies.TokenWanted("ci", List.of("stack.*"), Optional.empty());
    String secret = accounts.createToken(ada, wanted).secret();
    assertThat(identity.authenticate("ada", secret, "here").orElseThrow().scopes()).isPresent();
    assertThat(identity.authenticate("eve", secret, "here")).isEmpty();
  }

  @Test
  void aChangedPasswordIsNotRemembered() {
    String code = identity.firstRunCode(false).orElseThrow();
    signIn("ada", PASSWORD, Optional.of(code));
    Principal ada = identity.authenticate("ada", PASSWORD, "here").orElseThrow();
    accounts.changePassword(
        ada, "ada", new Bodies.PasswordWanted("another horse", Optional.of(PASSWORD)));
    assertThat(identity.authenticate("ada", PASSWORD, "here")).isEmpty();
    assertThat(identity.authenticate("ada", "another horse", "here")).isPresent();
  }

  @Test
  void aLimitedSessionMayDoLess() {
    String code = identity.firstRunCode(false).orElseThrow();
    signIn("ada", PASSWORD, Optional.of(code));
    Principal ada = identity.authenticate("ada", PASSWORD, "here").orElseThrow();
    String secret = identity.openLimited(ada, Set.of("registry.pull"), Duration.ofMinutes(1));
    Principal limited =
        identity.authenticate(new Credentials(Optional.of(secret), Optional.empty())).orElseThrow();
    assertThat(limited.may(Permission.read("registry.pull"))).isTrue();
    assertThat(limited.may(Permission.read("stack.read"))).isFalse();
    assertThat(identity.authenticate("ada", secret, "here")).contains(limited);
    assertThat(identity.authenticate("eve", secret, "here")).isEmpty();
  }
}
