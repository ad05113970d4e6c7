package io.grampus.server;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.engine.EngineException;
import io.grampus.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** What {@code up} and {@code down} do to the engine of this machine. */
final class EngineHost {
  /** Left in the data directory so that {@code down --leave-swarm} undoes only our own. */
  static final String SWARM_MADE = "swarm-made";

  private final EngineAddress address;

  private EngineHost(EngineAddress address) {
    this.address = address;
  }

  static EngineHost of(Settings settings) {
    return new EngineHost(settings.engineAddress());
  }

  /** One line about the engine, or the problem of reaching it. */
  String describe() {
    try (Engine engine = connect()) {
      var host = engine.system().info();
      return "Docker Engine " + host.serverVersion() + " answers at " + engine.address() + ".";
    } catch (EngineException e) {
      throw new ProblemException(unreachable(e), e);
    }
  }

  /** Makes a Swarm of this one node if the engine is none; the line to tell then. */
  Optional<String> makeSwarm(Path data) {
    try (Engine engine = connect()) {
      var state = engine.system().info().swarmState();
      if (!state.equals("inactive")) {
        return Optional.empty();
      }
      var body = JsonNodeFactory.instance.objectNode();
      body.put("ListenAddr", "127.0.0.1:2377").put("AdvertiseAddr", "127.0.0.1");
      engine.swarm().init(body);
      Files.writeString(data.resolve(SWARM_MADE), "127.0.0.1\n");
      return Optional.of("Made Docker Engine a Swarm of one node (advertising 127.0.0.1).");
    } catch (EngineException e) {
      throw new ProblemException(unreachable(e), e);
    } catch (IOException e) {
      throw new ProblemException(DataFolder.explain(data, e), e);
    }
  }

  void leaveSwarm() {
    try (Engine engine = connect()) {
      engine.swarm().leave(true);
    } catch (EngineException e) {
      throw new ProblemException(unreachable(e), e);
    }
  }

  private Engine connect() {
    return Engine.connect(address);
  }

  private StartProblem unreachable(EngineException e) {
    boolean usual = address.equals(EngineAddress.local());
    if (e instanceof EngineException.Denied) {
      String next =
          "Add yourself to the group docker (sudo usermod -aG docker $USER, then sign in anew),"
              + " or run this as root.";
      return new StartProblem.EngineAccess(e.address(), next);
    }
    if (e instanceof EngineException.Unreachable) {
      String next =
          usual ? "Start it: systemctl start docker." : "Check DOCKER_HOST or the docker context.";
      return new StartProblem.NoEngine(e.address(), usual, next);
    }
    String but =
        e instanceof EngineException.Refused refused
            ? "it said: " + refused.engineMessage()
            : "it failed: " + e.getMessage();
    return new StartProblem.EngineTrouble(e.address(), but);
  }
}
