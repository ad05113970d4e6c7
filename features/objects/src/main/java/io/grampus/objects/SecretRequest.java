package io.grampus.objects;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;

/**
 * A secret to make. Its value goes to the Swarm and to nobody else: no answer, log or audit row has
 * it.
 *
 * @param value the bytes in Base64; empty when a driver provides them
 * @param driver a plugin that provides the value; empty for the Swarm itself
 * @param template {@code golang} when the value is a template; else empty
 */
public record SecretRequest(
    String name,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String value,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> labels,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String driver,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> driverOptions,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String template) {

  /** Without the value. */
  @Override
  public String toString() {
    return "SecretRequest[" + name + "]";
  }
}
