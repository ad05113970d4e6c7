package io.grampus.images;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.RegistryAuth;
import io.grampus.inventory.EngineProblems;
import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Json;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Problem;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.SecretBox;
import io.grampus.kernel.Sql;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The other registries that the server is signed in to, for whoever pulls through it. */
public final class RegistryLogins {
  private final Supplier<Engine> engine;
  private final LoginStore store;
  private final SecretBox box;
  private final Clock clock;

  /**
   * @param engine the engine that tries credentials out, as it reaches registries
   * @param box encrypts them
   */
  public RegistryLogins(Supplier<Engine> engine, Sql sql, SecretBox box, Clock clock) {
    this.engine = engine;
    this.store = new LoginStore(sql);
    this.box = box;
    this.clock = clock;
  }

  /**
   * What to show a registry: nothing when the server is not signed in to it, or when the key is not
   * the one that the credentials were encrypted with.
   */
  public RegistryAuth of(String registry) {
    return store
        .sealed(registry)
        .flatMap(sealed -> box.open(registry, sealed))
        .map(text -> auth(registry, Json.MAPPER.readTree(text)))
        .orElseGet(RegistryAuth::none);
  }

  private static RegistryAuth auth(String registry, JsonNode kept) {
    return new RegistryAuth(
        kept.path("user").asString(""),
        kept.path("password").asString(""),
        kept.path("token").asString(""),
        RegistryAuth.addressOf(registry));
  }

  List<LoginRow> all() {
    return store.all();
  }

  /** Keeps credentials that the registry has accepted just now. */
  LoginRow add(LoginWanted wanted, String who) {
    String registry = named(wanted.registry());
    String tried = "sign in to registry \"" + registry + "\"";
    RegistryAuth given =
        new RegistryAuth(
            wanted.user().orElse(""),
            wanted.password().orElse(""),
            wanted.token().orElse(""),
            RegistryAuth.addressOf(registry));
    if (registry.contains("/")) {
      throw invalid(tried, "registry", "that is no address of a registry", "Name HOST[:PORT].");
    }
    if (given.isNone()) {
      throw invalid(tried, "user", "it does not say as whom", "Name a user with a password.");
    }
    String token = checked(tried, registry, given);
    var row = new LoginRow(registry, given.user(), clock.now(), who);
    store.keep(row, box.close(registry, text(given, token)));
    return row;
  }

  private static ProblemException invalid(String tried, String field, String but, String next) {
    return new ProblemException(new CommonProblem.Invalid(tried, field, but, next));
  }

  /**
   * As {@code docker login} does: what a registry calls itself is not how images name Docker Hub.
   */
  private static String named(String registry) {
    String bare = registry.strip().replaceFirst("^https?://", "").replaceFirst("/+$", "");
    return bare.isEmpty() || bare.startsWith("index.docker.io") ? RegistryAuth.HUB : bare;
  }

  private String checked(String tried, String registry, RegistryAuth auth) {
    try {
      return engine.get().system().signIn(auth);
    } catch (EngineException.Refused e) {
      throw new ProblemException(failure(tried, registry, EngineProblems.words(e)), e);
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }

  private static Problem failure(String tried, String registry, String said) {
    return switch (PullFailures.of(tried, registry, said)) {
      case ImageProblem.Unauthorized refused -> refused;
      case ImageProblem.RegistryUnreachable unreachable -> unreachable;
      case ImageProblem.RegistryUntrusted untrusted ->
          new ImageProblem.RegistryUntrusted(tried, registry, untrusted.said());
      default -> new ImageProblem.TransferFailed(tried, registry, said);
    };
  }

  /** A registry that gives a token in place of the password is shown that from now on. */
  private static String text(RegistryAuth given, String token) {
    var kept = Json.MAPPER.createObjectNode().put("user", given.user());
    String identity = token.isEmpty() ? given.identityToken() : token;
    if (identity.isEmpty()) {
      kept.put("password", given.password());
    } else {
      kept.put("token", identity);
    }
    return kept.toString();
  }

  void remove(String registry) {
    String name = named(registry);
    if (!store.remove(name)) {
      throw new ProblemException(
          new CommonProblem.NotFound(
              "sign out of registry \"" + name + "\"",
              "sign-in to registry",
              name,
              "List them: grampus registry ls --external."));
    }
  }

  /**
   * The pull with what is kept for its registry, unless it brought credentials along.
   *
   * @param otherwise what to show a registry for which nothing is kept
   */
  public PullRequest completed(PullRequest request, Function<String, RegistryAuth> otherwise) {
    if (!request.credentials().auth().isNone()) {
      return request;
    }
    String registry = RegistryAuth.registryOf(request.reference());
    RegistryAuth kept = of(registry);
    RegistryAuth shown = kept.isNone() ? otherwise.apply(registry) : kept;
    var login =
        new RegistryLogin(
            shown.user(), shown.password(), shown.identityToken(), shown.serverAddress());
    return new PullRequest(request.reference(), request.platform(), request.nodes(), login);
  }

  /** The declarations. */
  public List<Operation> operations() {
    return new RegistryLoginsApi(this).operations();
  }
}
