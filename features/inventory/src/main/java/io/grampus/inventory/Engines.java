package io.grampus.inventory;

import io.grampus.engine.Engine;
import java.util.List;
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

  /**
   * The engine of a node, by its name or id; the own one for an empty text. A problem when there is
   * no such node, or it has no agent.
   */
  Engine on(String node);

  /** The names of the nodes whose engines can be asked, the own one first. */
  List<String> nodes();

  /**
   * Where an image, volume or network is that is to be looked at. When several nodes have it, it is
   * the own one's, or else that of any node with the same.
   *
   * @param node the name or id of the node that is meant; empty when none was named
   */
  Spot seen(Kind<?> kind, String name, String node);

  /**
   * Where an image, volume or network is that is to be changed. A problem when several nodes have
   * one and none was named.
   *
   * @param node the name or id of the node that is meant; empty when none was named
   */
  Spot meant(Kind<?> kind, String name, String node);

  /** One engine alone. */
  static Engines only(Supplier<Engine> engine) {
    return new OneEngine(engine);
  }
}
