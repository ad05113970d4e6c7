package io.grampus.stacks;

import java.util.Optional;

/**
 * A question what a deploy would do.
 *
 * @param prune as in {@link DeployRequest}
 */
public record PlanRequest(Bundle bundle, Optional<Boolean> prune) {}
