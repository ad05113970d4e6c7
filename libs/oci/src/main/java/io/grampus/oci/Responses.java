package io.grampus.oci;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What registries say when they refuse. */
final class Responses {
  private static final int SHOWN = 200;

  private Responses() {}

  static RegistryException refused(String tried, HttpResponse<byte[]> response) {
    return refused(tried, response.statusCode(), response.body());
  }

  static RegistryException refused(String tried, int status, byte[] body) {
    String code = "";
    String said = "";
    try {
      JsonNode error = ManifestCodec.tree(body, "the error").path("errors").path(0);
      code = ManifestCodec.text(error, "code").orElse("").toUpperCase(Locale.ROOT);
      said = ManifestCodec.text(error, "message").orElse("");
    } catch (OciException noJson) {
      String text = new String(body, StandardCharsets.UTF_8).strip();
      said = text.substring(0, Math.min(SHOWN, text.length()));
    }
    String words = said.isEmpty() ? code : said;
    return new RegistryException(
        status,
        code,
        "could not %s: the registry answered %d%s"
            .formatted(tried, status, words.isEmpty() ? "" : ", " + words));
  }
}
