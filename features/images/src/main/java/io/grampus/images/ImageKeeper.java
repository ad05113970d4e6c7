package io.grampus.images;

import io.grampus.engine.ContainerSummary;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.engine.Filters;
import io.grampus.engine.ImageInspect;
import io.grampus.engine.ImageRemoval;
import io.grampus.engine.Progress;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Engines;
import io.grampus.inventory.Kind;
import io.grampus.inventory.Spot;
import io.grampus.kernel.Problem;
import io.grampus.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Names, removes, loads and saves images. */
final class ImageKeeper {
  private static final List<String> LOADED = List.of("Loaded image: ", "Loaded image ID: ");

  private final Engines engines;

  ImageKeeper(Engines engines) {
    this.engines = engines;
  }

  void tag(String image, String node, String name) {
    String tried = "give image \"" + image + "\" the name \"" + name + "\"";
    int colon = name.lastIndexOf(':');
    boolean tagged = colon > name.lastIndexOf('/');
    String repository = tagged ? name.substring(0, colon) : name;
    String tag = tagged ? name.substring(colon + 1) : "latest";
    on(
        tried,
        image,
        () -> engines.seen(Kind.IMAGE, image, node),
        (e, known) -> {
          e.images().tag(known, repository, tag);
          return tag;
        });
  }

  /** From the node that has it, of several the one that is named. */
  ImageRemoved remove(String image, String node, boolean force, boolean keepParents) {
    return remove(image, () -> engines.meant(Kind.IMAGE, image, node), force, keepParents);
  }

  /** From each of the nodes that has it; those that fail do not keep the others from it. */
  ImageRemoved removeEach(String image, List<String> nodes, boolean force, boolean keepParents) {
    List<ImageRemoved> removed = new ArrayList<>();
    Map<String, Problem> failed = new TreeMap<>();
    for (String node : nodes) {
      try {
        removed.add(remove(image, () -> engines.seen(Kind.IMAGE, image, node), force, keepParents));
      } catch (ProblemException e) {
        if (!(e.problem() instanceof ImageProblem.NotFound)) {
          failed.put(node, e.problem());
        }
      }
    }
    String tried = "remove image \"" + image + "\" from " + String.join(", ", nodes);
    if (!failed.isEmpty()) {
      throw new ProblemException(ImageProblem.OnNodes.of(tried, image, failed));
    }
    if (removed.isEmpty()) {
      throw new ProblemException(new ImageProblem.NotFound(tried, image));
    }
    return new ImageRemoved(
        removed.stream().flatMap(r -> r.untagged().stream()).distinct().toList(),
        removed.stream().flatMap(r -> r.deleted().stream()).distinct().toList());
  }

  private ImageRemoved remove(
      String image, Supplier<Spot> place, boolean force, boolean keepParents) {
    String tried = "remove image \"" + image + "\"";
    return on(
        tried,
        image,
        place,
        (e, known) -> {
          try {
            return removed(e.images().remove(known, force, keepParents));
          } catch (EngineException.Conflict conflict) {
            throw new ProblemException(inUse(e, tried, known, conflict), conflict);
          }
        });
  }

  ImagesLoaded load(InputStream tar, String node) {
    String tried = "load images from a tar stream";
    try (EngineStream<Progress> stream = engines.on(node).images().load(tar::transferTo)) {
      var images = new ArrayList<String>();
      while (stream.hasNext()) {
        switch (stream.next()) {
          case Progress.Text text -> loaded(text.text().strip(), images);
          case Progress.Failure failure ->
              throw new ProblemException(
                  new ImageProblem.TransferFailed(tried, "", failure.message()));
          case Progress.Status _, Progress.Result _ -> {}
        }
      }
      return new ImagesLoaded(images);
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }

  void save(List<String> images, String node, OutputStream out) throws IOException {
    String named = String.join(", ", images);
    String tried = "save " + named;
    InputStream opened =
        on(
            tried,
            named,
            () -> engines.seen(Kind.IMAGE, images.getFirst(), node),
            (e, first) -> {
              List<String> known = new ArrayList<>(images);
              known.set(0, first);
              // the engine would answer 200 and break off in the middle
              known.forEach(image -> e.images().inspect(image));
              return e.images().save(known);
            });
    try (InputStream tar = opened) {
      tar.transferTo(out);
    }
  }

  private static void loaded(String text, List<String> images) {
    LOADED.stream()
        .filter(text::startsWith)
        .forEach(prefix -> images.add(text.substring(prefix.length())));
  }

  private static ImageRemoved removed(List<ImageRemoval> removals) {
    return new ImageRemoved(
        removals.stream()
            .map(ImageRemoval::untagged)
            .filter(Predicate.not(String::isEmpty))
            .toList(),
        removals.stream()
            .map(ImageRemoval::deleted)
            .filter(Predicate.not(String::isEmpty))
            .toList());
  }

  private static ImageProblem inUse(
      Engine engine, String tried, String image, EngineException.Conflict conflict) {
    ImageInspect inspect = engine.images().inspect(image);
    List<ContainerSummary> containers =
        engine.containers().list(true, Filters.of("ancestor", inspect.id()));
    List<String> users =
        new ArrayList<>(containers.stream().map(c -> "container " + c.name()).toList());
    if (users.isEmpty() && inspect.tags().size() > 1) {
      inspect.tags().forEach(tag -> users.add("the name " + tag));
      return new ImageProblem.InUse(
          tried, image, users, "Remove one name at a time, or all of them by force.");
    }
    if (users.isEmpty()) {
      return new ImageProblem.InUse(
          tried,
          image,
          List.of("something else: " + EngineProblems.words(conflict)),
          "Remove the images that are built on it first.");
    }
    boolean running = containers.stream().anyMatch(c -> c.state().equals("running"));
    return new ImageProblem.InUse(
        tried,
        image,
        users,
        running
            ? "Stop and remove the containers first."
            : "Remove the containers first, or use force.");
  }

  private static <T> T on(
      String tried, String image, Supplier<Spot> place, BiFunction<Engine, String, T> work) {
    try {
      Spot at = place.get();
      return work.apply(at.engine(), at.name());
    } catch (EngineException.NotFound e) {
      throw new ProblemException(new ImageProblem.NotFound(tried, image), e);
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }
}
