package io.grampus.stacks;

import io.grampus.stacks.Plan.Action;
import io.grampus.stacks.Plan.FieldChange;
import io.grampus.stacks.Plan.ServicePlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds out what a deploy would do, without doing it. */
final class StackPlanner {
  private final StackEngine engine;
  private final TargetMaker maker;

  StackPlanner(StackEngine engine, TargetMaker maker) {
    this.engine = engine;
    this.maker = maker;
  }

  Plan plan(String stack, Project project, boolean prune, ImageOrder images) {
    String tried = "plan stack \"" + stack + "\"";
    StackNames.check(tried, stack);
    TargetMaker.Made made = maker.make(tried, stack, project, images);
    Target target = made.target();
    References references = References.read(engine, target);
    StackState state = StackState.read(engine, stack);
    List<ServicePlan> services = new ArrayList<>();
    Set<String> named = new HashSet<>();
    long nodes = engine.nodes().size();
    for (ServiceTarget service : target.services()) {
      named.add(service.fullName());
      Optional<ObjectNode> present = state.service(service.fullName());
      services.add(service(service.name(), references.resolve(service.spec()), present, nodes));
    }
    for (String name : state.services().keySet()) {
      if (!named.contains(name)) {
        Action action = prune ? Action.REMOVE : Action.KEEP;
        services.add(
            new ServicePlan(
                StackNames.shortName(stack, name), action, List.of(), Optional.empty()));
      }
    }
    List<PlanWarning> warnings = new ArrayList<>(project.warnings());
    warnings.addAll(new PlanWarner(engine, target, project).warnings(made.missingImages(), state));
    return new Plan(stack, services, creates(target, references), warnings);
  }

  private static ServicePlan service(
      String name, ObjectNode wanted, Optional<ObjectNode> present, long nodes) {
    if (present.isEmpty()) {
      return new ServicePlan(name, Action.CREATE, List.of(), Optional.empty());
    }
    JsonNode now = present.get().path("Spec");
    List<SpecComparer.Difference> differences = SpecComparer.differences(now, wanted);
    List<FieldChange> changes =
        differences.stream().flatMap(d -> FieldNames.changes(d).stream()).toList();
    Action action = changes.isEmpty() ? Action.NONE : Action.UPDATE;
    return new ServicePlan(
        name, action, changes, ReplacementForecaster.forecast(differences, now, wanted, nodes));
  }

  private static List<String> creates(Target target, References references) {
    List<String> creates = new ArrayList<>();
    target.networks().stream()
        .filter(n -> !n.external() && !references.hasNetwork(n.name()))
        .forEach(n -> creates.add("network " + n.name()));
    target.files().stream()
        .filter(f -> !f.external() && !references.hasFile(f.kind(), f.name()))
        .forEach(f -> creates.add(f.kind().word() + " " + f.name()));
    return creates;
  }
}
