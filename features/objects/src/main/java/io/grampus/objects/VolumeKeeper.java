package io.grampus.objects;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.Filters;
import io.grampus.engine.Json;
import io.grampus.engine.Volume;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Engines;
import io.grampus.inventory.Kind;
import io.grampus.inventory.Spot;
import io.grampus.kernel.Call;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Pruned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Makes and removes volumes. */
final class VolumeKeeper {
  private static final String TYPE = "volume";
  private static final String ANONYMOUS_LABEL = "com.docker.volume.anonymous";
  private static final Pattern ANONYMOUS_NAME = Pattern.compile("[0-9a-f]{64}");

  private final EngineWork work;

  VolumeKeeper(Engines engines) {
    this.work = new EngineWork(engines, TYPE);
  }

  MadeObject create(VolumeRequest request, String node) {
    String tried = "create volume \"" + request.name() + "\"";
    ObjectNode body = Json.object();
    if (!request.name().isEmpty()) {
      body.put("Name", request.name());
    }
    if (!request.driver().isEmpty()) {
      body.put("Driver", request.driver());
    }
    EngineWork.put(body, "DriverOpts", request.options());
    EngineWork.put(body, "Labels", request.labels());
    return work.run(
        tried,
        request.name(),
        () -> work.engines().on(node),
        e -> {
          boolean there = !request.name().isEmpty() && exists(e, tried, request);
          Volume made = e.volumes().create(body);
          return new MadeObject(made.name(), made.name(), !there, List.of());
        });
  }

  /** The engine would return another volume of the name without a word, whatever its options. */
  private static boolean exists(Engine engine, String tried, VolumeRequest request) {
    try {
      Volume there = engine.volumes().inspect(request.name());
      boolean same =
          there.options().equals(request.options())
              && (request.driver().isEmpty() || request.driver().equals(there.driver()));
      if (!same) {
        String next = "Remove it first, or choose another name.";
        throw new ProblemException(new ObjectProblem.NameTaken(tried, TYPE, request.name(), next));
      }
      return true;
    } catch (EngineException.NotFound e) {
      return false;
    }
  }

  void remove(String volume, String node, boolean force) {
    Spot at = work.engines().meant(Kind.VOLUME, volume, node);
    String name = at.name();
    work.remove(name, at::engine, e -> e.volumes().remove(name, force), e -> users(e, name));
  }

  private static List<String> users(Engine engine, String volume) {
    return engine.containers().list(true, Filters.of(TYPE, volume)).stream()
        .map(c -> "container " + c.name())
        .toList();
  }

  /** The same on every engine: which volumes go is decided here, and each is removed alone. */
  Pruned prune(Call<?> call) {
    boolean all = call.flag("all");
    boolean dryRun = call.flag("dryRun");
    Filters filters = Filters.of("dangling", "true");
    for (String label : call.queries("label")) {
      filters = filters.and("label", label);
    }
    Filters chosen = filters;
    return work.run(
        "remove the volumes that nothing uses",
        "",
        () -> work.engines().on(call.query("node").orElse("")),
        e -> {
          List<Volume> going =
              e.volumes().list(chosen).stream().filter(v -> all || anonymous(v)).toList();
          Map<String, Long> sizes = going.isEmpty() ? Map.of() : sizes(e);
          return dryRun ? plan(going, sizes) : remove(e, going, sizes);
        });
  }

  private static Pruned plan(List<Volume> going, Map<String, Long> sizes) {
    return answer(true, going, List.of(), sizes);
  }

  private static Pruned remove(Engine engine, List<Volume> going, Map<String, Long> sizes) {
    var gone = new ArrayList<Volume>();
    var kept = new ArrayList<Pruned.Kept>();
    for (Volume volume : going) {
      try {
        engine.volumes().remove(volume.name(), false);
        gone.add(volume);
      } catch (EngineException.NotFound e) {
        // gone already
      } catch (EngineException.Refused e) {
        String reason = "The engine refused: " + EngineProblems.words(e) + ".";
        kept.add(new Pruned.Kept(volume.name(), volume.name(), reason));
      }
    }
    return answer(false, gone, kept, sizes);
  }

  private static Pruned answer(
      boolean dryRun, List<Volume> gone, List<Pruned.Kept> kept, Map<String, Long> sizes) {
    List<Pruned.Item> items =
        gone.stream()
            .map(v -> new Pruned.Item(v.name(), v.name(), sizes.getOrDefault(v.name(), 0L)))
            .toList();
    return new Pruned(dryRun, items, kept, items.stream().mapToLong(Pruned.Item::bytes).sum());
  }

  private static Map<String, Long> sizes(Engine engine) {
    var sizes = new HashMap<String, Long>();
    for (Volume volume : engine.system().measuredVolumes()) {
      sizes.put(volume.name(), Math.max(0, volume.size()));
    }
    return sizes;
  }

  private static boolean anonymous(Volume volume) {
    return volume.labels().containsKey(ANONYMOUS_LABEL)
        || ANONYMOUS_NAME.matcher(volume.name()).matches();
  }
}
