package io.grampus.inventory;

import io.grampus.engine.Engine;
import java.util.List;
import java.util.function.Supplier;

/** A single engine, which has everything. */
record OneEngine(Supplier<Engine> engine) implements Engines {
  @Override
  public Engine here() {
    return engine.get();
  }

  @Override
  public Engine of(String container) {
    return engine.get();
  }

  @Override
  public String task(String name) {
    return name;
  }

  @Override
  public Engine on(String node) {
    return engine.get();
  }

  @Override
  public List<String> nodes() {
    return List.of("");
  }

  @Override
  public Spot seen(Kind<?> kind, String name, String node) {
    return new Spot(engine.get(), name, node);
  }

  @Override
  public Spot meant(Kind<?> kind, String name, String node) {
    return new Spot(engine.get(), name, node);
  }
}
