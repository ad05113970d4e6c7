package io.grampus.images;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.ImageInspect;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Engines;
import io.grampus.inventory.Kind;
import io.grampus.inventory.Spot;
import io.grampus.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what an image consists of, and what of it is its own. */
final class LayerReader {
  private static final long UNKNOWN = -1;

  private final Engines engines;
  private final LayerCatalog catalog;

  LayerReader(Engines engines, LayerCatalog catalog) {
    this.engines = engines;
    this.catalog = catalog;
  }

  ImageHistory history(String image, String node) {
    String tried = "read the history of image \"" + image + "\"";
    try {
      Spot at = engines.seen(Kind.IMAGE, image, node);
      ImageInspect inspect = at.engine().images().inspect(at.name());
      return new ImageHistory(inspect.id(), LayerCatalog.steps(at.engine(), inspect.id()));
    } catch (EngineException.NotFound e) {
      throw new ProblemException(new ImageProblem.NotFound(tried, image), e);
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }

  ImageLayers layers(String image, String node) {
    String tried = "read the layers of image \"" + image + "\"";
    try {
      Spot at = engines.seen(Kind.IMAGE, image, node);
      return layers(at.engine(), at.engine().images().inspect(at.name()));
    } catch (EngineException.NotFound e) {
      throw new ProblemException(new ImageProblem.NotFound(tried, image), e);
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }

  private ImageLayers layers(Engine engine, ImageInspect image) {
    List<BuildStep> steps = LayerCatalog.steps(engine, image.id());
    List<ImageLayer> layers = layers(image, steps, catalog.sharers(engine, image.id()));
    LayerFold fold = LayerFold.fold(steps, layers.size());
    long shared =
        layers.stream()
            .filter(l -> !l.sharedWith().isEmpty())
            .mapToLong(l -> Math.max(0, l.size()))
            .sum();
    return new ImageLayers(
        image.id(),
        image.tags(),
        image.size(),
        image.size() - shared,
        shared,
        fold.exact(),
        layers,
        fold.settings().stream().map(BuildStep::command).toList());
  }

  /** The layers, lowest first; a layer whose step is unknown has no size and no command. */
  static List<ImageLayer> layers(
      ImageInspect image, List<BuildStep> steps, Map<String, List<String>> sharers) {
    List<String> diffs = image.layers();
    List<String> chains = LayerChains.of(diffs);
    List<BuildStep> made = LayerFold.fold(steps, diffs.size()).made();
    long told = made.stream().mapToLong(BuildStep::size).sum();
    var layers = new ArrayList<ImageLayer>();
    for (int i = 0; i < diffs.size(); i++) {
      boolean known = i < made.size();
      boolean onlyGap = i == diffs.size() - 1 && i == made.size();
      long rest = onlyGap ? Math.max(0, image.size() - told) : UNKNOWN;
      layers.add(
          new ImageLayer(
              i,
              diffs.get(i),
              chains.get(i),
              known ? made.get(i).size() : rest,
              known ? made.get(i).command() : "",
              sharers.getOrDefault(chains.get(i), List.of())));
    }
    return layers;
  }
}
