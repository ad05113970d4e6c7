package io.grampus.nodes;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.Node;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Changes nodes: reads the spec, changes what was asked for and nothing else, writes it back. */
final class NodeOperator {
  private static final int TRIES = 8;
  private final Supplier<Engine> engine;
  private final Inventory inventory;
  private final NodeReader reader;
  private final DrainPlanner planner;
  private final NodeFarewell farewell;

  NodeOperator(
      Supplier<Engine> engine,
      Inventory inventory,
      NodeReader reader,
      DrainPlanner planner,
      NodeFarewell farewell) {
    this.engine = engine;
    this.inventory = inventory;
    this.reader = reader;
    this.planner = planner;
    this.farewell = farewell;
  }

  NodeReceipt drain(String node, boolean force) {
    String tried = "drain node \"" + node + "\"";
    NodeFacts before = reader.read(tried, node);
    if (!allowed(NodeVerb.DRAIN, tried, before, force)) {
      return already(NodeVerb.DRAIN, before);
    }
    DrainPlan plan = planner.plan(tried, before.id());
    change(tried, before, spec -> spec.put("Availability", "drain"));
    return NodeReceipt.of(before.available("drain"), true, plan.notes());
  }

  NodeReceipt pause(String node) {
    return available(NodeVerb.PAUSE, node, "pause", "Tasks that run on it go on.");
  }

  NodeReceipt activate(String node) {
    String note =
        "Swarm puts new tasks on it; those that run elsewhere stay there until their services are"
            + " updated (grampus service update --force SERVICE).";
    return available(NodeVerb.ACTIVATE, node, "active", note);
  }

  private NodeReceipt available(NodeVerb verb, String node, String word, String note) {
    String tried = verb.word() + " node \"" + node + "\"";
    NodeFacts before = reader.read(tried, node);
    if (!allowed(verb, tried, before, false)) {
      return already(verb, before);
    }
    change(tried, before, spec -> spec.put("Availability", word));
    return NodeReceipt.of(before.available(word), true, List.of(note));
  }

  NodeReceipt promote(String node) {
    String tried = "promote node \"" + node + "\"";
    NodeFacts before = reader.read(tried, node);
    if (!allowed(NodeVerb.PROMOTE, tried, before, false)) {
      return already(NodeVerb.PROMOTE, before);
    }
    change(tried, before, spec -> spec.put("Role", "manager"));
    NodeFacts after = before.as("manager");
    return NodeReceipt.of(after, true, even(after.fleet().managers()));
  }

  NodeReceipt demote(String node, boolean force) {
    String tried = "demote node \"" + node + "\"";
    NodeFacts before = reader.read(tried, node);
    if (!allowed(NodeVerb.DEMOTE, tried, before, force)) {
      return already(NodeVerb.DEMOTE, before);
    }
    change(tried, before, spec -> spec.put("Role", "worker"));
    NodeFacts after = before.as("worker");
    return NodeReceipt.of(after, true, even(after.fleet().managers()));
  }

  /** An even number of managers bears no more losses than one fewer. */
  private static List<String> even(int managers) {
    return managers % 2 == 1
        ? List.of()
        : List.of(
            "There are "
                + managers
                + " managers now; the Swarm can be managed while more than half of them answer, so "
                + (managers == 2 ? "it can lose none" : "it can lose " + (managers / 2 - 1))
                + ". An odd number is better.");
  }

  NodeReceipt label(String node, LabelRequest request) {
    String tried = "label node \"" + node + "\"";
    Map<String, String> set = request.set().orElse(Map.of());
    List<String> remove = request.remove().orElse(List.of());
    set.keySet().forEach(name -> demandName(tried, name));
    NodeFacts before = reader.read(tried, node);
    allowed(NodeVerb.LABEL, tried, before, false);
    var changed = new ArrayList<Boolean>();
    change(
        tried,
        before,
        spec -> {
          ObjectNode labels = spec.withObject("Labels");
          ObjectNode old = labels.deepCopy();
          remove.forEach(labels::remove);
          set.forEach(labels::put);
          changed.add(!labels.equals(old));
        });
    return NodeReceipt.of(before, changed.getLast(), List.of());
  }

  private static void demandName(String tried, String name) {
    if (name.isBlank() || name.contains("=") || !name.equals(name.strip())) {
      String but = "\"" + name + "\" is no name for a label";
      throw new ProblemException(
          new CommonProblem.Invalid(tried, "set", but, "Give it a name without blanks around it."));
    }
  }

  NodeReceipt remove(String node, boolean force, RequestContext context) {
    String tried = "remove node \"" + node + "\"";
    NodeFacts before = reader.read(tried, node);
    allowed(NodeVerb.REMOVE, tried, before, force);
    try {
      engine.get().nodes().remove(before.id(), force);
    } catch (EngineException.NotFound e) {
      // somebody else was faster: it is gone, as was asked
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
    awaitGone();
    return NodeReceipt.removed(before, farewell.removed(before.id(), before.name(), context));
  }

  /** Whoever ends with the node finds it in no list any more. */
  private void awaitGone() {
    try {
      var _ = inventory.sync(Kind.NODE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there is something to do; throws when it must not be done. */
  private static boolean allowed(NodeVerb verb, String tried, NodeFacts facts, boolean force) {
    return switch (NodeGuards.check(verb, facts)) {
      case Verdict.Fine _ -> true;
      case Verdict.Already _ -> false;
      case Verdict.Forced(String but, String next) -> {
        if (!force) {
          throw new ProblemException(
              new NodeProblem.NeedsForce(tried, facts.name(), "it " + but, next));
        }
        yield true;
      }
      case Verdict.Refused(String but, String next) ->
          throw new ProblemException(
              new NodeProblem.WrongState(tried, facts.name(), "it " + but, next));
    };
  }

  private static NodeReceipt already(NodeVerb verb, NodeFacts facts) {
    String note = NodeGuards.action(verb, facts).reason();
    return NodeReceipt.of(facts, false, List.of(note));
  }

  private void change(String tried, NodeFacts facts, Consumer<ObjectNode> step) {
    for (int i = 0; i < TRIES; i++) {
      try {
        Node node = engine.get().nodes().inspect(facts.id());
        ObjectNode spec = node.spec();
        step.accept(spec);
        if (!spec.equals(node.at("Spec"))) {
          engine.get().nodes().update(facts.id(), node.version(), spec);
          inventory.refresh(Kind.NODE);
        }
        return;
      } catch (EngineException.Conflict e) {
        // somebody else changed the node between the two: read it again
        if (!e.engineMessage().contains("update out of sequence")) {
          throw EngineProblems.of(tried, e);
        }
      } catch (EngineException e) {
        throw EngineProblems.of(tried, e);
      }
    }
    throw new ProblemException(new NodeProblem.Contended(tried, facts.name()));
  }
}
