package io.grampus.inventory;

import io.grampus.engine.Engine;
import java.util.function.Supplier;

/** The engines of the nodes, by what is on them. */
public interface Engines {
  /** The engine that Grampus asks for all that is not on one node alone. */
  Engine here();

  /**
   * The engine of the node that has the container, by its id, the beginning of it, or its name; the
   * own one when no node is known to have it.
   */
  Engine of(String container);

  /**
   * The id of the container that runs a task, for the name of a service ({@code web}) or of a task
   * ({@code web.2}); any other name as it is.
   */
  String task(String name);

  /** One engine alone. */
  static Engines only(Supplier<Engine> engine) {
    return new Engines() {
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
    };
  }
}
