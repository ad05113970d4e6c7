package io.grampus.oci;

import io.grampus.oci.RegistryHttp.Ask;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;

/** A client of one registry (OCI distribution spec 1.1, Docker's token protocol). */
public final class RegistryClient implements AutoCloseable {
  private static final String DOCKER_HUB_HOST = "registry-1.docker.io";
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?next\"?");
  private static final int PAGES = 10_000;

  private final HttpClient client;
  private final RegistryHttp http;
  private final String registry;

  private RegistryClient(HttpClient client, RegistryHttp http, String registry) {
    this.client = client;
    this.http = http;
    this.registry = registry;
  }

  /**
   * How a registry is reached.
   *
   * @param encrypted false only for registries on the own machine or in a closed network
   * @param trust whom to trust besides the usual authorities
   */
  public record Options(
      Optional<Login> login, boolean encrypted, Optional<SSLContext> trust, Patience patience) {

    /** Over TLS, without a login. */
    public static Options usual() {
      return new Options(Optional.empty(), true, Optional.empty(), Patience.usual());
    }

    public Options as(Login wanted) {
      return new Options(Optional.of(wanted), encrypted, trust, patience);
    }

    public Options withoutEncryption() {
      return new Options(login, false, trust, patience);
    }

    public Options trusting(SSLContext wanted) {
      return new Options(login, encrypted, Optional.of(wanted), patience);
    }

    public Options with(Patience wanted) {
      return new Options(login, encrypted, trust, wanted);
    }
  }

  /**
   * A client; nothing is sent yet.
   *
   * @param registry as it stands in a {@link Reference}
   */
  public static RegistryClient of(String registry, Options options) {
    String host = registry.equals(Reference.DOCKER_HUB) ? DOCKER_HUB_HOST : registry;
    var builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            // one stream of a multiplexed connection would wait for another's window
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER);
    options.trust.ifPresent(builder::sslContext);
    HttpClient client = builder.build();
    URI base = URI.create((options.encrypted ? "https://" : "http://") + host);
    var http = new RegistryHttp(client, base, options.login, options.patience);
    return new RegistryClient(client, http, registry);
  }

  /** The name that this registry has in references. */
  public String registry() {
    return registry;
  }

  /** One of its repositories, whether it exists or not. */
  public RegistryRepository repository(RepositoryName name) {
    return new RegistryRepository(this, http, name);
  }

  /**
   * Asks whether it is a registry, and whether the login is good.
   *
   * @throws RegistryException when it is not
   */
  public void ping() throws IOException {
    http.send(get("reach the registry " + registry, "", "/v2/", List.of(200)));
  }

  /** The names of all repositories; not every registry tells them. */
  public List<String> catalog() throws IOException {
    return pages("list the repositories", "registry:catalog:*", "/v2/_catalog", "repositories");
  }

  /** All pages of a list of names. */
  List<String> pages(String tried, String scope, String path, String member) throws IOException {
    List<String> names = new ArrayList<>();
    Optional<String> next = Optional.of(path);
    for (int i = 0; i < PAGES && next.isPresent(); i++) {
      var response = http.send(get(tried, scope, next.get(), List.of(200)));
      JsonNode page = ManifestCodec.tree(response.body(), "the list");
      page.path(member).forEach(name -> names.add(name.asString("")));
      next = response.headers().firstValue("Link").flatMap(RegistryClient::next);
    }
    return names;
  }

  private static Optional<String> next(String link) {
    Matcher next = NEXT.matcher(link);
    return next.find() ? Optional.of(next.group(1)) : Optional.empty();
  }

  private Ask get(String tried, String scope, String path, List<Integer> accepted) {
    var request = HttpRequest.newBuilder(http.base().resolve(path)).GET();
    return new Ask(tried, scope, request, accepted);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
