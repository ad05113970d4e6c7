package io.grampus.objects;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;

/**
 * Addresses of a network.
 *
 * @param subnet such as {@code 10.5.0.0/16}
 * @param range the part of the subnet that containers get addresses from
 * @param auxiliary addresses that are taken already, by name
 */
public record AddressPool(
    @JsonSetter(nulls = Nulls.AS_EMPTY) String subnet,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String range,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String gateway,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> auxiliary) {}
