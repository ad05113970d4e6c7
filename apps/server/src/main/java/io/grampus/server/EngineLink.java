package io.grampus.server;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.engine.EngineException;
import io.grampus.kernel.Reconciler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The connection to the engine, made when first needed and made anew after it broke. */
final class EngineLink implements Supplier<Engine>, Reconciler, AutoCloseable {
  private final EngineAddress address;
  private final AtomicReference<Optional<Engine>> current = new AtomicReference<>(Optional.empty());
  private volatile String trouble = "not asked yet";
  private volatile String version = "";

  EngineLink(EngineAddress address) {
    this.address = address;
  }

  @Override
  public Engine get() {
    Optional<Engine> engine = current.get();
    if (engine.isPresent()) {
      return engine.get();
    }
    Engine fresh = Engine.connect(address);
    if (current.compareAndSet(engine, Optional.of(fresh))) {
      return fresh;
    }
    fresh.close();
    return get();
  }

  StatusApi.EngineState state() {
    String message = trouble;
    String agreed = current.get().map(engine -> engine.apiVersion().toString()).orElse("");
    return new StatusApi.EngineState(
        address.transport().address(), message.isEmpty(), message, version, agreed);
  }

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public Duration period() {
    return Duration.ofSeconds(10);
  }

  /** Asks whether it is there; drops a connection that is not, since its version may change. */
  @Override
  public void reconcile() {
    Optional<Engine> known = current.get();
    try {
      get().system().ping();
      if (version.isEmpty()) {
        version = get().system().version().version();
      }
      trouble = "";
    } catch (EngineException e) {
      trouble = String.valueOf(e.getMessage());
      version = "";
      current.compareAndSet(known, Optional.empty());
      throw e;
    }
  }

  @Override
  public void close() {
    current.getAndSet(Optional.empty()).ifPresent(Engine::close);
  }
}
