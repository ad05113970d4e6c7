package io.grampus.objects;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;

/**
 * A volume to make.
 *
 * @param name empty to have the engine find one
 * @param driver empty for the engine's own
 */
public record VolumeRequest(
    @JsonSetter(nulls = Nulls.AS_EMPTY) String name,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String driver,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> options,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> labels) {}
