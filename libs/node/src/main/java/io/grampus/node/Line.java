package io.grampus.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A flat JSON object of texts; numbers are read as their text, anything deeper is left out. */
public record Line(Map<String, String> members) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Keeps a copy. */
  public Line {
    members = Map.copyOf(members);
  }

  /** A line of names and values, alternately. */
  public static Line of(String... namesAndValues) {
    Map<String, String> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Line(members);
  }

  /** The member of that name; empty when there is none. */
  public String text(String name) {
    return members.getOrDefault(name, "");
  }

  /** The member of that name as a number; zero when it is none. */
  public int number(String name) {
    try {
      return Integer.parseInt(text(name));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The member of that name as a moment, milliseconds since 1970; empty when it is none. */
  public Optional<Instant> time(String name) {
    try {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(text(name))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A moment as a member tells it. */
  static String time(Optional<Instant> at) {
    return at.map(moment -> "" + moment.toEpochMilli()).orElse("");
  }

  /** The bytes with the line feed. */
  public byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      members.forEach(json::writeStringProperty);
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  /** Reads the object that the bytes hold. */
  public static Line parse(byte[] bytes) throws IOException {
    Map<String, String> members = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("a line is not a JSON object");
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        if (json.nextToken().isScalarValue()) {
          members.put(name, json.getString());
        } else {
          json.skipChildren();
        }
      }
      return new Line(members);
    } catch (JacksonException e) {
      throw new IOException("a line is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Reads the next line; empty at the end. */
  public static Optional<Line> read(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return Optional.empty();
      }
      bytes.write(b);
      if (bytes.size() > Words.LONGEST_LINE) {
        throw new IOException("a line is longer than " + Words.LONGEST_LINE + " bytes");
      }
    }
    return Optional.of(parse(bytes.toByteArray()));
  }

  @Override
  public String toString() {
    return new String(bytes(), StandardCharsets.UTF_8).strip();
  }
}
