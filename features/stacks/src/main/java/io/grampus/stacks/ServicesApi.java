package io.grampus.stacks;

import io.grampus.engine.EngineException;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Kind;
import io.grampus.kernel.Action;
import io.grampus.kernel.Call;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import java.util.List;
import java.util.stream.Stream;

/** What one can do with single services, beside scaling and rolling back. */
final class ServicesApi {
  static final Permission UPDATE = Permission.operate("service.update");
  private static final String NO_PAUSE =
      "Swarm cannot be told to pause an update; it pauses by itself when one fails, with the"
          + " failure action pause. Roll back to stop one.";

  private final ServiceUpdater updater;

  ServicesApi(ServiceUpdater updater) {
    this.updater = updater;
  }

  List<Operation> operations() {
    return List.of(
        Operation.post("/services/{service}/update")
            .id("serviceUpdate")
            .says("Change the service's image or update settings, or replace its tasks")
            .needs(UPDATE)
            .takes(ServiceUpdateRequest.class)
            .refuses(
                StackProblem.PartNotFound.class,
                CommonProblem.Invalid.class,
                CommonProblem.Conflict.class)
            .audited("service.update")
            .gives(ServiceUpdated.class)
            .by(this::update),
        Operation.get("/services/rules")
            .id("serviceRules")
            .says("Tell what can be done to services, mode by mode")
            .needs(Kind.SERVICE.permission())
            .gives(ServiceRules.class)
            .by(c -> rules(c.context().who())));
  }

  private ServiceUpdated update(Call<ServiceUpdateRequest> call) {
    String service = call.path("service");
    try {
      return updater.update(service, call.body());
    } catch (EngineException e) {
      throw EngineProblems.of("update service \"" + service + "\"", e);
    }
  }

  static ServiceRules rules(Principal who) {
    return new ServiceRules(
        Stream.of("replicated", "global", "replicated-job", "global-job")
            .map(mode -> new ServiceRules.ModeRules(mode, actions(who, mode)))
            .toList());
  }

  private static List<Action> actions(Principal who, String mode) {
    boolean job = mode.endsWith("-job");
    String noScale = "A global service or a job has no number of replicas to choose.";
    String noSettings = "Jobs have no update settings: their tasks are not replaced one by one.";
    return List.of(
        action(who, "scale", StacksApi.SCALE, mode.equals("replicated") ? "" : noScale),
        action(who, "redeploy", UPDATE, ""),
        action(who, "settings", UPDATE, job ? noSettings : ""),
        action(who, "pause", UPDATE, NO_PAUSE),
        action(who, "rollback", StacksApi.SERVICE_ROLLBACK, ""),
        action(who, "remove", StacksApi.SERVICE_REMOVE, ""));
  }

  private static Action action(Principal who, String name, Permission needed, String reason) {
    if (!who.may(needed)) {
      return Action.refused(name, "You need the permission " + needed.name() + ".");
    }
    return reason.isEmpty() ? Action.allowed(name) : Action.refused(name, reason);
  }
}
