package io.grampus.engine;

import tools.jackson.databind.JsonNode;

/** Which kind of service it is. */
public sealed interface ServiceMode {
  /** That many tasks, wherever there is room. */
  record Replicated(long replicas) implements ServiceMode {}

  /** A task on each node. */
  record Global() implements ServiceMode {}

  /** Tasks that end, that many in all, some of them at a time. */
  record ReplicatedJob(long completions, long concurrent) implements ServiceMode {}

  /** A task that ends on each node. */
  record GlobalJob() implements ServiceMode {}

  /** Which one the Mode of a specification is. */
  static ServiceMode of(JsonNode mode) {
    if (mode.has("Global")) {
      return new Global();
    }
    if (mode.has("GlobalJob")) {
      return new GlobalJob();
    }
    JsonNode job = mode.path("ReplicatedJob");
    if (job.isObject()) {
      long concurrent = job.path("MaxConcurrent").asLong(1);
      return new ReplicatedJob(job.path("TotalCompletions").asLong(concurrent), concurrent);
    }
    return new Replicated(mode.path("Replicated").path("Replicas").asLong(1));
  }
}
