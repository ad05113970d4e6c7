package io.grampus.stacks;

import io.grampus.compose.ComposeBundle;
import java.util.List;
import java.util.Optional;

/**
 * A question what a deploy would do.
 *
 * @param prune as in {@link DeployRequest}
 * @param keep as in {@link DeployRequest}
 * @param resolveImage as in {@link DeployRequest}
 * @param logins as in {@link DeployRequest}, for registries that are asked now
 */
public record PlanRequest(
    ComposeBundle bundle,
    Optional<Boolean> prune,
    Optional<List<String>> keep,
    Optional<ResolveImage> resolveImage,
    Optional<List<StackLogin>> logins) {

  ImageOrder images() {
    return new ImageOrder(resolveImage.orElse(ResolveImage.ALWAYS), logins.orElse(List.of()));
  }
}
