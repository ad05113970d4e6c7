package io.grampus.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The contexts of the docker command line, kept under the hash of their names. */
final class DockerContext {
  private DockerContext() {}

  static EngineAddress read(String name, Path dockerConfig) {
    if (name.equals("default")) {
      return EngineAddress.local();
    }
    String id = sha256(name);
    Path meta = dockerConfig.resolve("contexts/meta").resolve(id).resolve("meta.json");
    if (!Files.isReadable(meta)) {
      throw new AddressException(
          "Tried to use the docker context '"
              + name
              + "', but there is none of that name; see"
              + " docker context ls.");
    }
    try {
      JsonNode endpoint = Json.MAPPER.readTree(meta).path("Endpoints").path("docker");
      EngineAddress address = AddressReader.parse(endpoint.path("Host").asString(""));
      Path tls = dockerConfig.resolve("contexts/tls").resolve(id).resolve("docker");
      boolean skip = endpoint.path("SkipTLSVerify").asBoolean(false);
      if (address instanceof EngineAddress.Tcp(String host, int port)
          && (skip || Files.isDirectory(tls))) {
        return new EngineAddress.Tls(host, port, TlsFiles.in(tls, skip));
      }
      return address;
    } catch (JacksonException e) {
      throw new AddressException(
          "Tried to use the docker context '" + name + "', but " + meta + " is not JSON.", e);
    }
  }

  private static String sha256(String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
