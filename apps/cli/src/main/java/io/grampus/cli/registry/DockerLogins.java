package io.grampus.cli.registry;

import io.grampus.cli.api.CliException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Docker's {@code config.json} as its command line does: a helper for the registry, else the
 * store for all, else what stands in the file.
 */
public final class DockerLogins {
  private final Map<String, String> env;
  private final Path file;
  private final JsonNode config;

  public DockerLogins(Map<String, String> env) {
    this.env = env;
    String folder =
        env.getOrDefault(
            "DOCKER_CONFIG", Path.of(env.getOrDefault("HOME", ""), ".docker").toString());
    this.file = Path.of(folder, "config.json");
    this.config = read(file);
  }

  private static JsonNode read(Path file) {
    if (!Files.exists(file)) {
      return JsonMapper.shared().createObjectNode();
    }
    try {
      return JsonMapper.shared().readTree(Files.readString(file));
    } catch (IOException | JacksonException e) {
      // the parser's own words may quote a secret
      throw unreadable(file);
    }
  }

  private static CliException unreadable(Path file) {
    return CliException.usage(
        "read Docker's credentials from " + file, "it is not readable as JSON", "Correct it.");
  }

  /** The credentials for a registry, if there are any. */
  public Optional<DockerLogin> of(String registry) {
    String own = config.path("credHelpers").path(RegistryName.key(registry)).asString("");
    String helper = own.isEmpty() ? config.path("credsStore").asString("") : own;
    return helper.isEmpty() ? inFile(registry) : new CredentialProgram(helper, env).get(registry);
  }

  private Optional<DockerLogin> inFile(String registry) {
    JsonNode auths = config.path("auths");
    JsonNode exact = auths.path(RegistryName.key(registry));
    if (exact.isObject()) {
      return login(registry, exact);
    }
    String host = RegistryName.host(RegistryName.key(registry));
    return auths.properties().stream()
        .filter(entry -> RegistryName.host(entry.getKey()).equals(host))
        .findFirst()
        .flatMap(entry -> login(registry, entry.getValue()));
  }

  private Optional<DockerLogin> login(String registry, JsonNode entry) {
    String user = entry.path("username").asString("");
    String password = entry.path("password").asString("");
    String both = entry.path("auth").asString("");
    if (!both.isEmpty()) {
      String plain = decoded(both);
      int colon = plain.indexOf(':');
      if (colon < 0) {
        throw unreadable(file);
      }
      user = plain.substring(0, colon);
      password = plain.substring(colon + 1);
    }
    String token = entry.path("identitytoken").asString("");
    return user.isEmpty() && token.isEmpty()
        ? Optional.empty()
        : Optional.of(new DockerLogin(registry, user, token.isEmpty() ? password : "", token));
  }

  private String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw unreadable(file);
    }
  }
}
