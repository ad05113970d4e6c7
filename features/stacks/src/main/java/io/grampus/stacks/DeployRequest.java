package io.grampus.stacks;

import io.grampus.compose.ComposeBundle;
import java.util.List;
import java.util.Optional;

/**
 * An order to run a project.
 *
 * @param prune whether services that the files do not have are removed
 * @param supersede whether a rollout that is still running gives way
 * @param patienceMs how long a service may make no progress before it counts as failed
 * @param keep secrets of the file whose content stays as deployed; their files are sent empty
 * @param resolveImage when registries are asked; at every deploy when left out
 * @param logins credentials for registries, also for the nodes that pull
 * @param acceptGaps whether to go on though Swarm has no place for something that the files ask for
 */
public record DeployRequest(
    ComposeBundle bundle,
    Optional<Boolean> prune,
    Optional<Boolean> supersede,
    Optional<Long> patienceMs,
    Optional<Boolean> acceptGaps,
    Optional<List<String>> keep,
    Optional<ResolveImage> resolveImage,
    Optional<List<StackLogin>> logins) {

  RolloutOptions options() {
    long patience = patienceMs.orElse(RolloutOptions.PATIENCE_MS);
    var guarded = logins.filter(l -> !l.isEmpty()).map(_ -> true);
    return new RolloutOptions(prune.orElse(false), false, patience, guarded);
  }

  ImageOrder images() {
    return new ImageOrder(resolveImage.orElse(ResolveImage.ALWAYS), logins.orElse(List.of()));
  }
}
