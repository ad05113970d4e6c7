package io.grampus.images;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to pull.
 *
 * @param reference name with tag or digest; without either, the tag latest
 * @param platform such as {@code linux/arm64}; empty for the engine's own
 * @param nodes the names of the nodes that pull it, or {@code all}; empty for the server's own
 * @param login credentials for the registry, for each node
 */
public record PullRequest(
    @JsonSetter(nulls = Nulls.AS_EMPTY) String reference,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String platform,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> nodes,
    @Nullable RegistryLogin login) {

  RegistryLogin credentials() {
    return login == null ? RegistryLogin.NONE : login;
  }
}
