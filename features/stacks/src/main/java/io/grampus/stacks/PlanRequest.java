package io.grampus.stacks;

import io.grampus.compose.ComposeBundle;
import java.util.List;
import java.util.Optional;

/**
 * A question what a deploy would do.
 *
 * @param prune as in {@link DeployRequest}
 * @param keep as in {@link DeployRequest}
 */
public record PlanRequest(
    ComposeBundle bundle, Optional<Boolean> prune, Optional<List<String>> keep) {}
