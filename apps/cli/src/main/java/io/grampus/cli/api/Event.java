package io.grampus.cli.api;

import tools.jackson.databind.JsonNode;

/** A server-sent event whose data is JSON. */
public record Event(String name, JsonNode data) {}
