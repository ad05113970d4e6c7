package io.grampus.server;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.engine.EngineException;
import io.grampus.kernel.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** What {@code up} and {@code down} do to the engine of this machine. */
final class EngineHost {
  /** Left in the data directory so that {@code down --leave-swarm} undoes only our own. */
  static final String SWARM_MADE = "swarm-made";

  private static final String TAKEN = "address already in use";
  private static final int GOSSIP_PORT = 7946;
  private static final String ANOTHER_ENGINE =
      "Another Docker Engine of this machine has a Swarm, or another program its ports (ss -ltnp shows"
          + " who has 2377 and 7946). Stop that one, or use that engine: DOCKER_HOST=unix:///its/socket"
          + " ./grampus up. Without a Swarm all but stacks and services works.";

  private final EngineAddress address;
  private final String advertised;

  private EngineHost(EngineAddress address, String advertised) {
    this.address = address;
    this.advertised = advertised;
  }

  static EngineHost of(Settings settings) {
    return new EngineHost(settings.engineAddress(), advertised(settings.listen()));
  }

  /** The address for other nodes; loopback when the server listens on all, or by a name. */
  private static String advertised(String listen) {
    try {
      return InetAddress.ofLiteral(listen).isAnyLocalAddress() ? Settings.LISTEN : listen;
    } catch (IllegalArgumentException name) {
      return Settings.LISTEN;
    }
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
      var host = engine.system().info();
      return switch (host.swarmState()) {
        case "inactive" -> Optional.of(initSwarm(engine, data));
        case "active" -> Optional.empty();
        case "locked" ->
            throw noSwarm("it is locked", "Unlock it: docker swarm unlock, then run this again.");
        default -> {
          String why = host.raw().path("Swarm").path("Error").asString("");
          throw noSwarm(
              "its state is " + host.swarmState() + (why.isEmpty() ? "" : ": " + why),
              why.contains(TAKEN) ? ANOTHER_ENGINE : "See the engine's log.");
        }
      };
    } catch (EngineException.Refused e) {
      boolean taken = e.engineMessage().contains(TAKEN);
      throw noSwarm(
          "the engine said: " + e.engineMessage(), taken ? ANOTHER_ENGINE : "See its log.");
    } catch (EngineException e) {
      throw new ProblemException(unreachable(e), e);
    } catch (IOException e) {
      throw new ProblemException(DataFolder.explain(data, e), e);
    }
  }

  private String initSwarm(Engine engine, Path data) throws IOException {
    // the engine would say nothing of this port, but its overlay networks would not work
    if (address.equals(EngineAddress.local()) && isTaken(GOSSIP_PORT)) {
      throw noSwarm("port " + GOSSIP_PORT + " of this machine is in use", ANOTHER_ENGINE);
    }
    var body = JsonNodeFactory.instance.objectNode();
    String host = advertised.contains(":") ? "[" + advertised + "]" : advertised;
    body.put("ListenAddr", host + ":2377").put("AdvertiseAddr", advertised);
    engine.swarm().init(body);
    Files.writeString(data.resolve(SWARM_MADE), advertised + "\n");
    return "Made Docker Engine a Swarm of one node (advertising " + advertised + ").";
  }

  private static boolean isTaken(int port) {
    try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return !free.isBound();
    } catch (IOException taken) {
      return true;
    }
  }

  private static ProblemException noSwarm(String but, String next) {
    return new ProblemException(new StartProblem.NoSwarm(but, next));
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
