package io.grampus.objects;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;

/**
 * A network to make.
 *
 * @param driver empty for the engine's own, bridge
 * @param scope {@code local} or {@code swarm}; empty for the driver's own
 * @param configFrom the config-only network to take the configuration from
 */
public record NetworkRequest(
    String name,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String driver,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String scope,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<NetworkFeature> features,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String configFrom,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String ipamDriver,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> ipamOptions,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<AddressPool> pools,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> options,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> labels) {}
