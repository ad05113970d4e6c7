package io.grampus.inventory;

import io.grampus.kernel.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a container row says anew each time: its status in words, and its live figures. */
final class ContainerMembers implements LiveMembers<ContainerRow> {
  private final Clock clock;
  private final Supplier<LiveFigures> figures;

  ContainerMembers(Clock clock, Supplier<LiveFigures> figures) {
    this.clock = clock;
    this.figures = figures;
  }

  @Override
  public List<String> names() {
    return List.of("status", "cpu", "memory");
  }

  @Override
  public Instant instant() {
    return clock.now();
  }

  @Override
  public void append(ContainerRow row, Instant now, StringBuilder json) {
    json.append(",\"status\":\"").append(status(row, now)).append('"');
    if (!row.running()) {
      return;
    }
    Optional<LiveFigure> figure = figures.get().of(row.id());
    if (figure.isPresent()) {
      hundredths(json.append(",\"cpu\":"), figure.get().cpu());
      json.append(",\"memory\":").append(figure.get().memory());
    }
  }

  /** A number of at most two decimals, without the cost of writing any double. */
  private static void hundredths(StringBuilder json, double number) {
    long hundredths = Math.max(0, Math.round(number * 100));
    json.append(hundredths / 100);
    int rest = (int) (hundredths % 100);
    if (rest > 0) {
      json.append('.').append((char) ('0' + rest / 10));
      if (rest % 10 > 0) {
        json.append((char) ('0' + rest % 10));
      }
    }
  }

  /** The engine's words until it has been asked for the times. */
  private static String status(ContainerRow row, Instant now) {
    boolean known = row.started().isPresent() || row.finished().isPresent();
    return known || row.status().isEmpty() ? StatusText.of(row, now) : row.status();
  }

  @Override
  public String version() {
    return figures.get().version() + "." + clock.now().getEpochSecond();
  }

  @Override
  public ContainerRow now(ContainerRow row) {
    LiveFigures live = row.running() ? figures.get() : LiveFigures.NONE;
    return row.now(status(row, clock.now()), live.of(row.id()));
  }
}
