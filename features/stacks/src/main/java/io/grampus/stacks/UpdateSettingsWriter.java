package io.grampus.stacks;

import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import io.grampus.stacks.ServiceUpdateRequest.UpdateSettings;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Writes into a service's spec how its tasks are replaced; what is not told stays. */
final class UpdateSettingsWriter {
  private static final long NANOS = 1_000_000;
  private static final long LONGEST = 24L * 60 * 60 * 1000;
  private static final long MOST = 100_000;
  private final String tried;

  UpdateSettingsWriter(String tried) {
    this.tried = tried;
  }

  void write(ObjectNode spec, UpdateSettings settings) {
    demandRange("parallelism", settings.parallelism().orElse(0L), MOST);
    demandRange("delayMs", settings.delayMs().orElse(0L), LONGEST);
    demandRange("monitorMs", settings.monitorMs().orElse(0L), LONGEST);
    ObjectNode config = spec.withObject("UpdateConfig");
    settings.parallelism().ifPresent(v -> config.put("Parallelism", v));
    settings.delayMs().ifPresent(v -> config.put("Delay", v * NANOS));
    settings.monitorMs().ifPresent(v -> config.put("Monitor", v * NANOS));
    settings
        .failureAction()
        .ifPresent(v -> config.put("FailureAction", word("failureAction", v, ACTIONS)));
    settings.order().ifPresent(v -> config.put("Order", word("order", v, ORDERS)));
    settings.maxFailureRatio().ifPresent(v -> config.put("MaxFailureRatio", ratio(v)));
  }

  private static final Set<String> ACTIONS = Set.of("pause", "continue", "rollback");
  private static final Set<String> ORDERS = Set.of("stop-first", "start-first");

  private void demandRange(String field, long value, long most) {
    if (value < 0 || value > most) {
      throw invalid(field, value + " is not between 0 and " + most, "Give a number in that range.");
    }
  }

  private double ratio(double value) {
    // not the other way round, for what is no number
    if (value >= 0 && value <= 1) {
      return value;
    }
    throw invalid(
        "maxFailureRatio", value + " is not between 0 and 1", "Give a part of one, such as 0.2.");
  }

  private String word(String field, String value, Set<String> words) {
    if (words.contains(value)) {
      return value;
    }
    String next = "Give one of " + String.join(", ", words.stream().sorted().toList()) + ".";
    throw invalid(field, "\"" + value + "\" is no " + field, next);
  }

  private ProblemException invalid(String field, String but, String next) {
    return new ProblemException(new CommonProblem.Invalid(tried, field, but, next));
  }
}
