package io.grampus.objects;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a network can be beyond a plain one. */
public enum NetworkFeature {
  /** Without a way out. */
  @JsonProperty("internal")
  INTERNAL,
  /** Open to containers that Swarm did not start. */
  @JsonProperty("attachable")
  ATTACHABLE,
  /** The one that carries Swarm's routing mesh. */
  @JsonProperty("ingress")
  INGRESS,
  /** With IPv6 addresses. */
  @JsonProperty("ipv6")
  IPV6,
  /** Only a configuration that others are made from. */
  @JsonProperty("configOnly")
  CONFIG_ONLY
}
