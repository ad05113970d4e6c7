package io.grampus.stacks;

import io.grampus.engine.Capability;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.engine.Filters;
import io.grampus.engine.LogLine;
import io.grampus.engine.LogOptions;
import io.grampus.engine.RegistryAuth;
import io.grampus.engine.Services.Update;
import io.grampus.engine.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Stacks' view of a real engine. */
final class SwarmEngine implements StackEngine {
  private static final Duration LOG_PATIENCE = Duration.ofSeconds(3);
  private final Supplier<Engine> engine;

  private final Function<String, RegistryAuth> kept;

  /**
   * @param kept the credentials that are kept for a registry, for calls that bring none
   */
  SwarmEngine(Supplier<Engine> engine, Function<String, RegistryAuth> kept) {
    this.engine = engine;
    this.kept = kept;
  }

  private RegistryAuth auth(String image, RegistryAuth given) {
    return given.isNone() ? kept.apply(RegistryAuth.registryOf(image)) : given;
  }

  private RegistryAuth auth(ObjectNode spec, RegistryAuth given) {
    return auth(Trees.text("", spec, "TaskTemplate", "ContainerSpec", "Image"), given);
  }

  @Override
  public boolean supports(Capability capability) {
    return engine.get().supports(capability);
  }

  @Override
  public List<ObjectNode> nodes() {
    return raw(engine.get().nodes().list(Filters.none()));
  }

  @Override
  public List<ObjectNode> services() {
    return raw(engine.get().services().list(Filters.none()));
  }

  @Override
  public List<ObjectNode> services(String stack) {
    return raw(engine.get().services().list(ofStack(stack)));
  }

  @Override
  public Optional<ObjectNode> service(String idOrName) {
    return unless404(() -> engine.get().services().inspect(idOrName).raw());
  }

  @Override
  public boolean createService(ObjectNode spec, RegistryAuth auth) {
    return unlessThere(() -> engine.get().services().create(spec, auth(spec, auth)));
  }

  @Override
  public boolean updateService(String id, long version, ObjectNode spec, RegistryAuth auth) {
    return unlessRaced(() -> engine.get().services().update(id, version, spec, auth(spec, auth)));
  }

  @Override
  public boolean rollBackService(String id, long version, ObjectNode spec) {
    return unlessRaced(() ->
        engine.get().services().update(id, version, spec, Update.ROLLBACK, RegistryAuth.none()));
  }

  @Override
  public void removeService(String id) {
    removed(() -> engine.get().services().remove(id));
  }

  @Override
  public List<ObjectNode> networks() {
    return raw(engine.get().networks().list(Filters.none()));
  }

  @Override
  public Optional<String> createNetwork(ObjectNode body) {
    var id = new AtomicReference<>("");
    unlessThere(() -> id.set(engine.get().networks().create(body).id()));
    return Optional.of(id.get()).filter(i -> !i.isEmpty());
  }

  @Override
  public boolean removeNetwork(String id) {
    return removed(() -> engine.get().networks().remove(id));
  }

  @Override
  public List<ObjectNode> files(FileTarget.Kind kind) {
    return switch (kind) {
      case SECRET -> raw(engine.get().secrets().list(Filters.none()));
      case CONFIG -> raw(engine.get().configs().list(Filters.none()));
    };
  }

  @Override
  public void createFile(FileTarget.Kind kind, ObjectNode spec) {
    unlessThere(() -> {
      switch (kind) {
        case SECRET -> engine.get().secrets().create(spec);
        case CONFIG -> engine.get().configs().create(spec);
      }
    });
  }

  @Override
  public boolean removeFile(FileTarget.Kind kind, String id) {
    return removed(() -> {
      switch (kind) {
        case SECRET -> engine.get().secrets().remove(id);
        case CONFIG -> engine.get().configs().remove(id);
      }
    });
  }

  @Override
  public Optional<ObjectNode> image(String reference) {
    return unless404(() -> engine.get().images().inspect(reference).raw());
  }

  @Override
  public Optional<String> digest(String reference, Duration patience, RegistryAuth auth) {
    // the engine itself waits minutes for a registry that does not answer
    return within(patience, () -> digest(reference, auth)).filter(d -> !d.isEmpty());
  }

  private String digest(String reference, RegistryAuth auth) {
    try {
      return engine.get().images().distribution(reference, auth(reference, auth)).digest();
    } catch (EngineException e) {
      return "";
    }
  }

  @Override
  public Optional<ObjectNode> container(String id) {
    return unless404(() -> engine.get().containers().inspect(id).raw());
  }

  @Override
  public List<String> lastLines(String task, int lines) {
    // the node that has the log may be away, and the engine then waits without end
    return within(LOG_PATIENCE, () -> read(task, lines)).orElse(List.of());
  }

  private static <T> Optional<T> within(Duration patience, Supplier<T> asked) {
    var result = new ArrayBlockingQueue<T>(1);
    Thread reader = Thread.ofVirtual().start(() -> result.offer(asked.get()));
    try {
      return Optional.ofNullable(result.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      reader.interrupt();
    }
  }

  private List<String> read(String task, int lines) {
    List<String> texts = new ArrayList<>();
    LogOptions options = LogOptions.all().tail(lines);
    try (EngineStream<LogLine> log = engine.get().tasks().logs(task, options)) {
      while (log.hasNext() && texts.size() < lines) {
        texts.add(log.next().text());
      }
    } catch (EngineException e) {
      return texts;
    }
    return texts;
  }

  @Override
  public List<ObjectNode> volumes(String stack) {
    return raw(engine.get().volumes().list(ofStack(stack)));
  }

  @Override
  public boolean removeVolume(String name) {
    return removed(() -> engine.get().volumes().remove(name, false));
  }

  private static Filters ofStack(String stack) {
    return Filters.of("label", Mapping.NAMESPACE + "=" + stack);
  }

  private static List<ObjectNode> raw(List<? extends View> views) {
    return views.stream().map(View::raw).toList();
  }

  private static Optional<ObjectNode> unless404(Supplier<ObjectNode> call) {
    try {
      return Optional.of(call.get());
    } catch (EngineException.NotFound e) {
      return Optional.empty();
    }
  }

  private static boolean unlessThere(Runnable call) {
    try {
      call.run();
      return true;
    } catch (EngineException.Refused e) {
      if (!e.engineMessage().contains("already exists")) {
        throw e;
      }
      return false;
    }
  }

  private static boolean unlessRaced(Runnable call) {
    try {
      call.run();
      return true;
    } catch (EngineException.Conflict e) {
      return false;
    }
  }

  /** The engine calls "in use" 403, 409, 400 or 500, by kind of object and by release. */
  private static boolean removed(Runnable call) {
    try {
      call.run();
      return true;
    } catch (EngineException.NotFound e) {
      return true;
    } catch (EngineException.Refused e) {
      String said = e.engineMessage();
      if (said.contains("not found")) {
        // 20.10 says so with status 500 of a network that is gone from the Swarm and not yet here
        return true;
      }
      if (said.contains("in use") || said.contains("active endpoints")) {
        return false;
      }
      throw e;
    }
  }
}
