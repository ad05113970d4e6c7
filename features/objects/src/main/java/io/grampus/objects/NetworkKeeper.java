package io.grampus.objects;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.Filters;
import io.grampus.engine.Network;
import io.grampus.engine.Service;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Engines;
import io.grampus.inventory.Kind;
import io.grampus.inventory.Spot;
import io.grampus.kernel.Call;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Pruned;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Makes and removes networks, and lets containers join and leave them. */
final class NetworkKeeper {
  private static final String TYPE = "network";
  private static final Set<String> OWN =
      Set.of("bridge", "host", "none", "ingress", "docker_gwbridge");

  private final EngineWork work;

  NetworkKeeper(Engines engines) {
    this.work = new EngineWork(engines, TYPE);
  }

  MadeObject create(NetworkRequest request, String node) {
    String tried = "create network \"" + request.name() + "\"";
    return work.run(
        tried,
        request.name(),
        () -> work.engines().on(node),
        e -> {
          try {
            var made = e.networks().create(NetworkBody.of(request));
            String warning = made.text("Warning");
            List<String> warnings = warning.isEmpty() ? List.of() : List.of(warning);
            return new MadeObject(made.id(), request.name(), true, warnings);
          } catch (EngineException.Conflict taken) {
            String next = "Use the one that exists, remove it, or choose another name.";
            throw new ProblemException(
                new ObjectProblem.NameTaken(tried, TYPE, request.name(), next), taken);
          }
        });
  }

  void remove(String network, String node) {
    Spot at = work.engines().meant(Kind.NETWORK, network, node);
    String name = at.name();
    work.remove(name, at::engine, e -> e.networks().remove(name), e -> users(e, name));
  }

  /** On the node that has the container. */
  private Spot at(String network, String container) {
    Spot of = work.engines().seen(Kind.CONTAINER, container, "");
    String name = work.engines().seen(Kind.NETWORK, network, of.node()).name();
    return new Spot(of.engine(), name, of.node());
  }

  void connect(String network, ConnectRequest request) {
    String tried = "connect container \"" + request.container() + "\" to network " + network;
    Spot at = at(network, request.container());
    work.run(
        tried,
        network,
        at::engine,
        e -> {
          e.networks().connect(at.name(), request.container(), NetworkBody.endpoint(request));
          return network;
        });
  }

  void disconnect(String network, DisconnectRequest request) {
    String tried = "disconnect container \"" + request.container() + "\" from network " + network;
    Spot at = at(network, request.container());
    work.run(
        tried,
        network,
        at::engine,
        e -> {
          e.networks().disconnect(at.name(), request.container(), request.force());
          return network;
        });
  }

  Pruned prune(Call<?> call) {
    boolean dryRun = call.flag("dryRun");
    Filters filters = Filters.of("type", "custom");
    for (String label : call.queries("label")) {
      filters = filters.and("label", label);
    }
    Filters chosen = filters;
    return work.run(
        "remove the networks that nothing uses",
        "",
        () -> work.engines().on(call.query("node").orElse("")),
        e -> {
          Set<String> used = usedByServices(e);
          List<Network> going =
              e.networks().list(chosen).stream().filter(n -> unused(e, n, used)).toList();
          return dryRun ? answer(true, going, List.of()) : remove(e, going);
        });
  }

  private static Pruned remove(Engine engine, List<Network> going) {
    var gone = new ArrayList<Network>();
    var kept = new ArrayList<Pruned.Kept>();
    for (Network network : going) {
      try {
        engine.networks().remove(network.id());
        gone.add(network);
      } catch (EngineException.NotFound e) {
        // gone already
      } catch (EngineException.Refused e) {
        String reason = "The engine refused: " + EngineProblems.words(e) + ".";
        kept.add(new Pruned.Kept(network.id(), network.name(), reason));
      }
    }
    return answer(false, gone, kept);
  }

  private static Pruned answer(boolean dryRun, List<Network> gone, List<Pruned.Kept> kept) {
    List<Pruned.Item> items = gone.stream().map(n -> new Pruned.Item(n.id(), n.name(), 0)).toList();
    return new Pruned(dryRun, items, kept, 0);
  }

  private static boolean unused(Engine engine, Network network, Set<String> used) {
    if (OWN.contains(network.name()) || network.ingress() || used.contains(network.id())) {
      return false;
    }
    // a stopped container holds a network too: it could not be started again without
    return engine.containers().list(true, Filters.of(TYPE, network.id())).isEmpty();
  }

  private static Set<String> usedByServices(Engine engine) {
    var used = new HashSet<String>();
    for (Service service : services(engine)) {
      used.addAll(targets(service));
    }
    return used;
  }

  private static List<String> users(Engine engine, String name) {
    Network network = engine.networks().inspect(name);
    var users = new ArrayList<String>();
    for (Service service : services(engine)) {
      List<String> targets = targets(service);
      if (targets.contains(network.id()) || targets.contains(network.name())) {
        users.add("service " + service.name());
      }
    }
    engine
        .containers()
        .list(true, Filters.of(TYPE, network.id()))
        .forEach(c -> users.add("container " + c.name()));
    return users;
  }

  private static List<String> targets(Service service) {
    var targets = new ArrayList<String>();
    for (JsonNode network : service.at("Spec", "TaskTemplate", "Networks")) {
      targets.add(network.path("Target").asString(""));
    }
    for (JsonNode network : service.at("Spec", "Networks")) {
      targets.add(network.path("Target").asString(""));
    }
    return targets;
  }

  private static List<Service> services(Engine engine) {
    try {
      return engine.services().list(Filters.none());
    } catch (EngineException.NoSwarm e) {
      return List.of();
    }
  }
}
