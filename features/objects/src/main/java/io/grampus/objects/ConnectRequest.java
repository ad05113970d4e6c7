package io.grampus.objects;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;

/**
 * How a container joins a network.
 *
 * @param ipv4 the address it gets; empty for any
 * @param ipv6 the address it gets; empty for any
 * @param links containers that it knows by another name, as {@code container:alias}
 */
public record ConnectRequest(
    String container,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> aliases,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String ipv4,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String ipv6,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> links,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> linkLocal,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> options) {}
