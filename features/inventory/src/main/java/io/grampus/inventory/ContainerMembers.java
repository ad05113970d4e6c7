package io.grampus.inventory;

import io.grampus.kernel.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
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
    OptionalDouble cpu = figures.get().cpu(row.id());
    if (cpu.isPresent()) {
      json.append(",\"cpu\":").append(rounded(cpu.getAsDouble()));
    }
    OptionalLong memory = figures.get().memory(row.id());
    if (memory.isPresent()) {
      json.append(",\"memory\":").append(memory.getAsLong());
    }
  }

  /** The engine's words until it has been asked for the times. */
  private static String status(ContainerRow row, Instant now) {
    boolean known = row.started().isPresent() || row.finished().isPresent();
    return known || row.status().isEmpty() ? StatusText.of(row, now) : row.status();
  }

  private static double rounded(double percent) {
    return Math.round(percent * 100) / 100.0;
  }

  @Override
  public String version() {
    return figures.get().version() + "." + clock.now().getEpochSecond();
  }

  @Override
  public ContainerRow now(ContainerRow row) {
    LiveFigures live = row.running() ? figures.get() : LiveFigures.NONE;
    OptionalDouble cpu = live.cpu(row.id());
    OptionalLong memory = live.memory(row.id());
    return new ContainerRow(
        row.id(),
        row.name(),
        row.image(),
        row.imageId(),
        row.command(),
        row.created(),
        row.state(),
        row.health(),
        status(row, clock.now()),
        row.exitCode(),
        row.restartCount(),
        row.oomKilled(),
        row.pid(),
        row.started(),
        row.finished(),
        row.stack(),
        row.service(),
        row.task(),
        row.slot(),
        row.node(),
        row.ip(),
        row.ports(),
        row.networks(),
        row.mounts(),
        row.labels(),
        cpu.isPresent() ? Optional.of(rounded(cpu.getAsDouble())) : Optional.empty(),
        memory.isPresent() ? Optional.of(memory.getAsLong()) : Optional.empty());
  }
}
