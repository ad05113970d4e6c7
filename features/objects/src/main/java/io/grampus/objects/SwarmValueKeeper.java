package io.grampus.objects;

import io.grampus.engine.Created;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.Filters;
import io.grampus.engine.Json;
import io.grampus.engine.Service;
import io.grampus.inventory.Engines;
import io.grampus.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes and removes the Swarm's secrets and configs. */
final class SwarmValueKeeper {
  private final EngineWork secrets;
  private final EngineWork configs;

  SwarmValueKeeper(Engines engines) {
    this.secrets = new EngineWork(engines, "secret");
    this.configs = new EngineWork(engines, "config");
  }

  MadeObject createSecret(SecretRequest request) {
    String tried = "create secret \"" + request.name() + "\"";
    ValueRules.checkName(tried, secrets.type(), request.name());
    ObjectNode body = Json.object().put("Name", request.name());
    EngineWork.put(body, "Labels", request.labels());
    if (request.driver().isEmpty()) {
      ValueRules.checkValue(tried, secrets.type(), request.value(), ValueRules.SECRET);
      body.put("Data", request.value());
    } else {
      ObjectNode driver = body.putObject("Driver").put("Name", request.driver());
      EngineWork.put(driver, "Options", request.driverOptions());
    }
    template(body, request.template());
    return create(secrets, tried, request.name(), e -> e.secrets().create(body));
  }

  MadeObject createConfig(ConfigRequest request) {
    String tried = "create config \"" + request.name() + "\"";
    ValueRules.checkName(tried, configs.type(), request.name());
    ValueRules.checkValue(tried, configs.type(), request.value(), ValueRules.CONFIG);
    ObjectNode body = Json.object().put("Name", request.name()).put("Data", request.value());
    EngineWork.put(body, "Labels", request.labels());
    template(body, request.template());
    return create(configs, tried, request.name(), e -> e.configs().create(body));
  }

  void removeSecret(String secret) {
    secrets.remove(
        secret,
        e -> e.secrets().remove(secret),
        e -> users(e, "Secrets", "SecretID", e.secrets().inspect(secret).id()));
  }

  void removeConfig(String config) {
    configs.remove(
        config,
        e -> e.configs().remove(config),
        e -> users(e, "Configs", "ConfigID", e.configs().inspect(config).id()));
  }

  private static MadeObject create(
      EngineWork work, String tried, String name, Function<Engine, Created> making) {
    return work.run(
        tried,
        name,
        e -> {
          try {
            return new MadeObject(making.apply(e).id(), name, true, List.of());
          } catch (EngineException.Conflict taken) {
            String next = "Choose another name: a value is never changed, only replaced.";
            throw new ProblemException(
                new ObjectProblem.NameTaken(tried, work.type(), name, next), taken);
          }
        });
  }

  private static void template(ObjectNode body, String template) {
    if (!template.isEmpty()) {
      body.putObject("Templating").put("Name", template);
    }
  }

  private static List<String> users(Engine engine, String list, String member, String id) {
    var users = new ArrayList<String>();
    for (Service service : engine.services().list(Filters.none())) {
      for (JsonNode used : service.at("Spec", "TaskTemplate", "ContainerSpec", list)) {
        if (used.path(member).asString("").equals(id)) {
          users.add("service " + service.name());
        }
      }
    }
    return users;
  }
}
