package io.grampus.objects;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Engines;
import io.grampus.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Has the engine do something to one kind of object, and words what it refuses. */
record EngineWork(Engines engines, String type) {

  /** Finds out who uses an object, for the words of a refusal. */
  interface Users {
    List<String> of(Engine engine);
  }

  <T> T run(String tried, String name, Function<Engine, T> work) {
    return run(tried, name, engines::here, work);
  }

  /**
   * On the engine of a node.
   *
   * @param engine gives it; may throw what connecting throws
   */
  <T> T run(String tried, String name, Supplier<Engine> engine, Function<Engine, T> work) {
    try {
      return work.apply(engine.get());
    } catch (EngineException.NotFound e) {
      throw new ProblemException(new ObjectProblem.NotFound(tried, type, name), e);
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }

  /** Removes; when the engine refuses because of somebody, that somebody is named. */
  void remove(String name, Consumer<Engine> work, Users users) {
    remove(name, engines::here, work, users);
  }

  /** The same on the engine of a node. */
  void remove(String name, Supplier<Engine> engine, Consumer<Engine> work, Users users) {
    String tried = "remove " + type + " \"" + name + "\"";
    run(
        tried,
        name,
        engine,
        e -> {
          try {
            work.accept(e);
          } catch (EngineException.NotFound gone) {
            throw gone;
          } catch (EngineException.Refused refused) {
            throw refused(tried, name, users.of(e), refused);
          }
          return name;
        });
  }

  private ProblemException refused(
      String tried, String name, List<String> users, EngineException.Refused refused) {
    if (!users.isEmpty()) {
      return new ProblemException(new ObjectProblem.InUse(tried, type, name, users), refused);
    }
    String words = refused.engineMessage();
    return words.contains("pre-defined")
        ? new ProblemException(new ObjectProblem.Predefined(tried, type, name), refused)
        : EngineProblems.of(tried, refused);
  }

  /** Writes a map of texts into a body. */
  static void put(ObjectNode body, String member, Map<String, String> texts) {
    ObjectNode map = body.putObject(member);
    texts.forEach(map::put);
  }
}
