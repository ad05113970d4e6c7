package io.grampus.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Knows where in a Compose file each key belongs, for keys that were put somewhere else. */
final class KeyPlaces {
  private static final List<String> SECTIONS =
      List.of("deploy", "build", "healthcheck", "logging", "develop");

  private final Map<String, List<String>> places = new HashMap<>();

  private KeyPlaces(JsonNode schema) {
    JsonNode service = schema.at("/definitions/service/properties");
    for (String key : service.propertyNames()) {
      note(key, "under services.NAME");
    }
    note("deploy", schema.at("/definitions/deployment/properties"));
    note("deploy.resources", schema.at("/definitions/deployment/properties/resources/properties"));
    note("healthcheck", schema.at("/definitions/healthcheck/properties"));
    note("build", service.at("/build/oneOf/1/properties"));
    note("logging", service.at("/logging/properties"));
    for (String key : schema.path("properties").propertyNames()) {
      note(key, "at the top level");
    }
  }

  static KeyPlaces of(JsonNode schema) {
    return new KeyPlaces(schema);
  }

  private void note(String section, JsonNode properties) {
    properties.propertyNames().forEach(k -> note(k, "under services.NAME." + section));
  }

  private void note(String key, String place) {
    places.computeIfAbsent(key, k -> new ArrayList<>()).add(place);
  }

  /** Where the key belongs; empty if nowhere, or if it isn't clear. */
  String where(String key, String path) {
    List<String> found = places.getOrDefault(key, List.of());
    boolean inService = path.matches("services\\.[^.]+");
    for (String section : SECTIONS) {
      String place = "under services.NAME." + section;
      if (inService && found.contains(place)) {
        return place.replace("services.NAME", path);
      }
    }
    return found.isEmpty() ? "" : found.getFirst();
  }
}
