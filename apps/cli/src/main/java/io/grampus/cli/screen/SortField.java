package io.grampus.cli.screen;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/** By what the live view is ordered. */
public enum SortField {
  NAME("name"),
  CPU("CPU"),
  MEMORY("memory"),
  NETWORK("network"),
  DISK("block I/O"),
  PIDS("processes"),
  STATE("state"),
  UPTIME("uptime");

  private final String words;

  SortField(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  Comparator<TopRow> order(Function<TopRow, Usage> usage) {
    Comparator<TopRow> order =
        switch (this) {
          case NAME -> Comparator.comparing(TopRow::name);
          case STATE -> Comparator.comparing(TopRow::state);
          case UPTIME -> Comparator.comparing(r -> r.started().orElse(Instant.MAX));
          case CPU -> most(usage, Usage::cpu);
          case MEMORY -> most(usage, u -> (double) u.memory());
          case NETWORK -> most(usage, u -> (double) (u.netIn() + u.netOut()));
          case DISK -> most(usage, u -> (double) (u.diskIn() + u.diskOut()));
          case PIDS -> most(usage, u -> (double) u.pids());
        };
    return order.thenComparing(TopRow::name);
  }

  private static Comparator<TopRow> most(
      Function<TopRow, Usage> usage, Function<Usage, Double> figure) {
    return Comparator.<TopRow, Double>comparing(r -> figure.apply(usage.apply(r))).reversed();
  }
}
