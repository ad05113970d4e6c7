package io.grampus.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.engine.Filters;
import io.grampus.engine.ImageSummary;
import io.grampus.inventory.Engines;
import io.grampus.inventory.Kind;
import io.grampus.inventory.Spot;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Pruned;
import io.grampus.testkit.FakeEngine;
import io.grampus.testkit.Operations;
import io.grampus.testkit.TestCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes, each with an image that lost its name. */
@Timeout(60)
class ImagePrunerTest {
  @TempDir Path folder;
  private final TreeMap<String, FakeEngine> fakes = new TreeMap<>();
  private final TreeMap<String, Engine> nodes = new TreeMap<>();
  private final TreeMap<String, String> nameless = new TreeMap<>();
  private final Operations api =
      new Operations(new ImagesApi(new Both(), (r, _) -> r).operations());

  /** The first node is the own one. */
  private final class Both implements Engines {
    @Override
    public Engine here() {
      return nodes.firstEntry().getValue();
    }

    @Override
    public Engine of(String container) {
      return here();
    }

    @Override
    public String task(String name) {
      return name;
    }

    @Override
    public Engine on(String node) {
      return Optional.ofNullable(nodes.get(node)).orElseGet(this::here);
    }

    @Override
    public List<String> nodes() {
      return List.copyOf(nodes.keySet());
    }

    @Override
    public Spot seen(Kind<?> kind, String name, String node) {
      return new Spot(on(node), name, node);
    }

    @Override
    public Spot meant(Kind<?> kind, String name, String node) {
      return seen(kind, name, node);
    }
  }

  @BeforeEach
  void start() {
    for (String node : List.of("h1", "h2")) {
      FakeEngine fake = FakeEngine.start(folder.resolve(node + ".sock"));
      Engine engine = Engine.connect(new EngineAddress.Unix(fake.socket()));
      nameless.put(node, fake.addImage("web:1", 2, 1000));
      fake.addImage("new:1", 1, 10);
      engine.images().tag("new:1", "web", "1");
      fakes.put(node, fake);
      nodes.put(node, engine);
    }
  }

  @AfterEach
  void stop() {
    nodes.values().forEach(Engine::close);
    fakes.values().forEach(FakeEngine::close);
  }

  private String nameless(String node) {
    return Optional.ofNullable(nameless.get(node)).orElseThrow();
  }

  private Pruned prune(TestCall call) {
    return api.answer("imagePrune", call, Pruned.class);
  }

  private List<String> images(String node) {
    return new Both()
        .on(node).images().list(false, Filters.none()).stream().map(ImageSummary::id).toList();
  }

  @Test
  void oneNodeIsCleanedUpAndItsItemsNameNone() {
    Pruned done = prune(TestCall.to().query("node", "h2"));
    assertThat(done.removed()).containsExactly(new Pruned.Item(nameless("h2"), nameless("h2"), 0));
    assertThat(images("h2")).doesNotContain(nameless("h2"));
    assertThat(images("h1")).contains(nameless("h1"));
  }

  @Test
  void allNodesAreCleanedUpAndItemsTellWhere() {
    Pruned plan = prune(TestCall.to().flagged("dryRun").flagged("all").query("nodes", "all"));
    assertThat(plan.dryRun()).isTrue();
    assertThat(plan.removed())
        .extracting(Pruned.Item::id, Pruned.Item::node)
        .contains(
            tuple(nameless("h1"), Optional.of("h1")), tuple(nameless("h2"), Optional.of("h2")));
    assertThat(images("h1")).contains(nameless("h1"));
    Pruned done = prune(TestCall.to().query("nodes", "h1,h2"));
    assertThat(done.removed())
        .extracting(Pruned.Item::id, Pruned.Item::node)
        .containsExactly(
            tuple(nameless("h1"), Optional.of("h1")), tuple(nameless("h2"), Optional.of("h2")));
    assertThat(done.bytes()).isEqualTo(4000);
    assertThat(done.failed()).isEmpty();
    assertThat(images("h1")).doesNotContain(nameless("h1"));
    assertThat(images("h2")).doesNotContain(nameless("h2"));
  }

  @Test
  void aNodeThatIsAwayKeepsNoOtherFromIt() {
    fakes.lastEntry().getValue().stop();
    Pruned done = prune(TestCall.to().query("nodes", "all"));
    assertThat(done.removed()).extracting(Pruned.Item::id).containsExactly(nameless("h1"));
    assertThat(done.failed())
        .singleElement()
        .satisfies(failed -> {
          assertThat(failed.node()).isEqualTo("h2");
          assertThat(failed.reason()).contains("does not answer");
        });
  }

  @Test
  void whereNothingCouldBeDoneIsAProblem() {
    fakes.lastEntry().getValue().stop();
    assertThatThrownBy(() -> prune(TestCall.to().query("nodes", "h2")))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("image.onNodes"))
        .hasMessageContaining("h2");
  }
}
