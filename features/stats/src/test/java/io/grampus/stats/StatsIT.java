package io.grampus.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grampus.cgroup.CgroupMeter;
import io.grampus.cgroup.Counters;
import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.inventory.ContainerRow;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Sql;
import io.grampus.testkit.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counters of containers of a real engine. */
@Tag("engines")
class StatsIT {
  private static List<TestEngine> hosts = List.of();
  private static List<Engine> engines = List.of();
  @TempDir private Path folder = Path.of("");
  private List<AutoCloseable> open = List.of();

  @BeforeAll
  static void startHost() {
    hosts = List.of(TestEngine.start().load(TestImage.BASE));
    engines = List.of(Engine.connect(EngineAddress.parse(host().dockerHost())));
    host()
        .docker(
            "run",
            "-d",
            "--name",
            "busy",
            "--memory",
            "64m",
            TestImage.BASE.reference(),
            "sh",
            "-c",
            "while :; do :; done");
    host().docker("run", "-d", "--name", "idle", TestImage.BASE.reference(), "sleep", "600");
  }

  @AfterAll
  static void stopHost() {
    engines.forEach(Engine::close);
    host().close();
  }

  private static TestEngine host() {
    return hosts.getFirst();
  }

  private Inventory inventory() throws InterruptedException {
    var inventory = new Inventory(engines::getFirst, Clock.system());
    open = List.of(inventory);
    inventory.start();
    boolean read =
        inventory.await(
            Kind.CONTAINER,
            rows -> running(rows, "busy") && running(rows, "idle"),
            Duration.ofSeconds(30));
    assertThat(read).isTrue();
    return inventory;
  }

  private static boolean running(Collection<ContainerRow> rows, String name) {
    return rows.stream().anyMatch(row -> row.name().equals(name) && row.pid() > 0);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  @Test
  void theKernelsFilesSayWhatTheEngineSays() throws InterruptedException {
    ContainerRow row = inventory().find(Kind.CONTAINER, "busy");
    Path proc = Path.of("/proc");
    var files = new KernelCounters(CgroupMeter.on(proc, Clock.system()::nanos));
    var asked = new EngineCounters(engines::getFirst, Clock.system());
    Counters before = files.read(row).orElseThrow();
    Counters engine = asked.read(row).orElseThrow();
    Counters after = files.read(row).orElseThrow();
    assertThat(engine.cpu()).isBetween(before.cpu(), after.cpu());
    assertThat(engine.memoryLimit()).isEqualTo(64L << 20).isEqualTo(after.memoryLimit());
    assertThat((double) after.memory()).isCloseTo(engine.memory(), within(1_000_000.0));
    assertThat(after.pids()).isEqualTo(engine.pids());
    assertThat(after.received()).isBetween(engine.received(), engine.received() + 100_000);
  }

  @Test
  void aBusyContainerIsSeenBusyAndIsRemembered() throws InterruptedException {
    Inventory inventory = inventory();
    Sql sql = Sql.open(folder.resolve("stats.db"), Sql.Durability.RELAXED);
    var stats = new Stats(engines::getFirst, inventory, sql, Clock.system());
    open = List.of(stats, sql, inventory);
    stats.start();
    String busy = inventory.find(Kind.CONTAINER, "busy").id();
    Eventually.within(Duration.ofSeconds(40))
        .until(() -> stats.container(busy).filter(f -> f.cpu() > 20).isPresent());
    assertThat(inventory.rows(Kind.CONTAINER, "cpu>20 state:running"))
        .extracting(ContainerRow::name)
        .containsExactly("busy");
    stats.close();
    assertThat(history(sql, "container/" + busy)).anyMatch(point -> point.cpuMax() > 20);
  }

  private static List<StatsPoint> history(Sql sql, String object) {
    Instant now = Instant.now();
    return new HistoryKeeper(new StatsStore(sql, 1000), Clock.system())
        .history(object, "", now.minusSeconds(600), now.plusSeconds(60), Duration.ZERO)
        .points();
  }

  @Test
  void theContainersOfAServiceAreSummedUp() throws InterruptedException {
    host().initSwarm();
    String create = "service create -d --name twins --replicas 2 %s sleep 600";
    host().docker(create.formatted(TestImage.BASE.reference()).split(" "));
    String service = host().docker("service", "inspect", "--format", "{{.ID}}", "twins").strip();
    Inventory inventory = inventory();
    Sql sql = Sql.open(folder.resolve("stats.db"), Sql.Durability.RELAXED);
    var stats = new Stats(engines::getFirst, inventory, sql, Clock.system());
    open = List.of(stats, sql, inventory);
    stats.start();
    Eventually.within(Duration.ofSeconds(60))
        .until(() -> stats.service(service).filter(f -> f.containers() == 2).isPresent());
    assertThat(stats.service(service).orElseThrow().memory()).isPositive();
    stats.close();
    assertThat(history(sql, "service/" + service))
        .anyMatch(point -> point.pids() == 2 && point.memory() > 0);
  }
}
