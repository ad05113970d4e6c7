package io.grampus.stacks;

import io.grampus.engine.RegistryAuth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Holds credentials while their rollout runs; in memory only, so a server's end loses them. */
final class LoginKeeper {
  private final Map<String, List<StackLogin>> byRollout = new ConcurrentHashMap<>();

  void keep(String rollout, List<StackLogin> logins) {
    if (!logins.isEmpty()) {
      byRollout.put(rollout, List.copyOf(logins));
    }
  }

  boolean has(String rollout) {
    return byRollout.containsKey(rollout);
  }

  /** What the nodes are to show the registry of a service's image. */
  Optional<RegistryAuth> auth(String rollout, String image) {
    return ImageOrder.auth(byRollout.getOrDefault(rollout, List.of()), image);
  }

  void forget(String rollout) {
    byRollout.remove(rollout);
  }

  void forgetIf(Predicate<String> rollout) {
    byRollout.keySet().removeIf(rollout);
  }
}
