package io.grampus.objects;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;

/**
 * A config to make.
 *
 * @param value the bytes in Base64
 * @param template {@code golang} when the value is a template; else empty
 */
public record ConfigRequest(
    String name,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String value,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> labels,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String template) {

  /** Without the value: configs hold passwords too, though they should not. */
  @Override
  public String toString() {
    return "ConfigRequest[" + name + "]";
  }
}
