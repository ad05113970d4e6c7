package io.grampus.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** Finds the engine that the docker command line would use. */
record AddressReader(Map<String, String> environment, Path home) {
  private static final String DEFAULT_CONTEXT = "default";

  EngineAddress read() {
    String host = variable("DOCKER_HOST");
    if (!host.isEmpty()) {
      return withTls(parse(host));
    }
    String context = variable("DOCKER_CONTEXT");
    if (context.isEmpty()) {
      context = currentContext();
    }
    return context.isEmpty() || context.equals(DEFAULT_CONTEXT)
        ? EngineAddress.local()
        : DockerContext.read(context, config());
  }

  private EngineAddress withTls(EngineAddress address) {
    boolean verify = !variable("DOCKER_TLS_VERIFY").isEmpty();
    boolean tls = verify || !variable("DOCKER_TLS").isEmpty();
    if (tls && address instanceof EngineAddress.Tcp(String host, int port)) {
      String certificates = variable("DOCKER_CERT_PATH");
      Path directory = certificates.isEmpty() ? config() : Path.of(certificates);
      return new EngineAddress.Tls(host, port, TlsFiles.in(directory, !verify));
    }
    return address;
  }

  private Path config() {
    String config = variable("DOCKER_CONFIG");
    return config.isEmpty() ? home.resolve(".docker") : Path.of(config);
  }

  private String currentContext() {
    Path file = config().resolve("config.json");
    if (!Files.isReadable(file)) {
      return "";
    }
    try {
      return Json.MAPPER.readTree(file).path("currentContext").asString("");
    } catch (JacksonException e) {
      throw new AddressException(
          "Tried to find the current docker context, but " + file + " is not JSON.", e);
    }
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  static EngineAddress parse(String text) {
    if (text.startsWith("unix://")) {
      String path = text.substring("unix://".length());
      return path.isEmpty() ? EngineAddress.local() : new EngineAddress.Unix(Path.of(path));
    }
    if (text.startsWith("/")) {
      return new EngineAddress.Unix(Path.of(text));
    }
    if (text.startsWith("tcp://") || text.startsWith("http://")) {
      return tcp(text, 2375);
    }
    if (text.startsWith("https://")) {
      EngineAddress.Tcp tcp = tcp(text, 2376);
      return new EngineAddress.Tls(tcp.host(), tcp.port(), TlsFiles.none());
    }
    throw new AddressException(
        "Tried to read the engine's address '"
            + text
            + "', but it begins with neither unix:// nor tcp://. Addresses of ssh:// and npipe:// are"
            + " not supported: run Grampus on that machine.");
  }

  private static EngineAddress.Tcp tcp(String text, int usualPort) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() == null) {
        throw new AddressException(
            "Tried to read the engine's address '" + text + "', but it has no host.");
      }
      String host = uri.getHost().replace("[", "").replace("]", "");
      return new EngineAddress.Tcp(host, uri.getPort() < 0 ? usualPort : uri.getPort());
    } catch (URISyntaxException e) {
      throw new AddressException(
          "Tried to read the engine's address '" + text + "', but it is not a URL.", e);
    }
  }
}
