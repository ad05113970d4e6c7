package io.grampus.nodes;

import io.grampus.engine.Engine;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.InventoryProblem;
import io.grampus.inventory.Kind;
import io.grampus.kernel.Action;
import io.grampus.kernel.Call;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Operation;
import io.grampus.kernel.OperationBuilder;
import io.grampus.kernel.OperationBuilder.Nothing;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What one can do to nodes; lists and details are served by the inventory. */
public final class NodesApi {
  /** Drain, pause, activate and label nodes. */
  public static final Permission OPERATE = Permission.operate("node.operate");

  /** Make managers and workers of nodes, and remove them. */
  public static final Permission MANAGE = Permission.administer("node.manage");

  private static final String ONE = "/nodes/{node}";

  private final NodeReader reader;
  private final NodeOperator operator;
  private final DrainPlanner planner;
  private final RoomMeter meter;
  private final NodeInviter inviter;

  /**
   * @param engine the engine to use at the moment
   * @param farewell what ends together with a removed node
   */
  public NodesApi(Supplier<Engine> engine, Inventory inventory, NodeFarewell farewell) {
    this.reader = new NodeReader(engine, inventory);
    this.planner = new DrainPlanner(engine, inventory, reader);
    this.operator = new NodeOperator(engine, inventory, reader, planner, farewell);
    this.meter = new RoomMeter(engine, inventory);
    this.inviter = new NodeInviter(engine);
  }

  /** The declarations. */
  public List<Operation> operations() {
    return Stream.of(availability(), membership(), looks()).flatMap(List::stream).toList();
  }

  private List<Operation> availability() {
    return List.of(
        changing("drain", "Move the node's tasks to other nodes and give it no new ones", OPERATE)
            .query("force", "Also when no other node takes tasks, so that all of them stop")
            .refuses(NodeProblem.NeedsForce.class)
            .gives(NodeReceipt.class)
            .by(c -> operator.drain(name(c), c.flag("force"))),
        changing("pause", "Give the node no new tasks; those that it has go on", OPERATE)
            .gives(NodeReceipt.class)
            .by(c -> operator.pause(name(c))),
        changing("activate", "Let the node take tasks", OPERATE)
            .gives(NodeReceipt.class)
            .by(c -> operator.activate(name(c))),
        Operation.post(ONE + "/labels")
            .id("nodeLabel")
            .says("Give the node labels and take others from it; the rest stay")
            .needs(OPERATE)
            .takes(LabelRequest.class)
            .refuses(
                CommonProblem.NotFound.class,
                InventoryProblem.Ambiguous.class,
                CommonProblem.Invalid.class,
                NodeProblem.WrongState.class,
                NodeProblem.Contended.class)
            .audited("node.label")
            .gives(NodeReceipt.class)
            .by(c -> operator.label(c.path("node"), c.body())));
  }

  private List<Operation> membership() {
    return List.of(
        Operation.post("/nodes/invites")
            .id("nodeInvite")
            .says("Tell with which token and by which managers a machine joins the Swarm")
            .needs(MANAGE)
            .takes(NodeInviteWanted.class)
            .refuses(CommonProblem.Invalid.class, NodeProblem.LonelySwarm.class)
            .audited("node.invite")
            .gives(201, NodeInvite.class)
            .by(c -> inviter.invite(c.body().role().orElse("worker"))),
        changing("promote", "Make a manager of the worker", MANAGE)
            .gives(NodeReceipt.class)
            .by(c -> operator.promote(name(c))),
        changing("demote", "Make a worker of the manager", MANAGE)
            .query("force", "Also when it is the manager that Grampus asks")
            .refuses(NodeProblem.NeedsForce.class)
            .gives(NodeReceipt.class)
            .by(c -> operator.demote(name(c), c.flag("force"))),
        Operation.delete(ONE)
            .id("nodeRemove")
            .says("Forget a node that has left the Swarm, and revoke its agent")
            .needs(MANAGE)
            .query("force", "Also when it is not down")
            .refuses(
                CommonProblem.NotFound.class,
                InventoryProblem.Ambiguous.class,
                NodeProblem.WrongState.class,
                NodeProblem.NeedsForce.class)
            .audited("node.remove")
            .gives(NodeReceipt.class)
            .by(c -> operator.remove(name(c), c.flag("force"), c.context())));
  }

  private List<Operation> looks() {
    return List.of(
        Operation.get("/nodes/rules")
            .id("nodeRules")
            .says("Tell what can be done to each node now")
            .needs(Kind.NODE.permission())
            .gives(NodeRules.class)
            .by(c -> rules(c.context().who())),
        Operation.get(ONE + "/drain")
            .id("nodeDrainPlan")
            .says("Tell what a drain would do to the node's tasks, without doing it")
            .needs(Kind.NODE.permission())
            .refuses(CommonProblem.NotFound.class, InventoryProblem.Ambiguous.class)
            .gives(DrainPlan.class)
            .by(c -> planner.plan("plan the drain of node \"" + name(c) + "\"", name(c))),
        Operation.get("/services/{service}/room")
            .id("serviceRoom")
            .says("Tell how many more tasks of the service the nodes have room for")
            .needs(Kind.SERVICE.permission())
            .refuses(CommonProblem.NotFound.class, InventoryProblem.Ambiguous.class)
            .gives(Room.class)
            .by(c -> meter.measure(c.path("service"))));
  }

  private NodeRules rules(Principal who) {
    return new NodeRules(
        reader.all("see what can be done to nodes").stream()
            .map(facts -> new NodeRules.OneNode(facts.id(), facts.name(), actions(who, facts)))
            .toList());
  }

  private static List<Action> actions(Principal who, NodeFacts facts) {
    return Arrays.stream(NodeVerb.values()).map(verb -> action(who, verb, facts)).toList();
  }

  private static Action action(Principal who, NodeVerb verb, NodeFacts facts) {
    Permission needed =
        switch (verb) {
          case DRAIN, PAUSE, ACTIVATE, LABEL -> OPERATE;
          case PROMOTE, DEMOTE, REMOVE -> MANAGE;
        };
    return who.may(needed)
        ? NodeGuards.action(verb, facts)
        : Action.refused(verb.word(), "You need the permission " + needed.name() + ".");
  }

  private static OperationBuilder.Declared<Nothing> changing(
      String what, String says, Permission permission) {
    return Operation.post(ONE + "/" + what)
        .id("node" + what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1))
        .says(says)
        .needs(permission)
        .refuses(
            CommonProblem.NotFound.class,
            InventoryProblem.Ambiguous.class,
            NodeProblem.WrongState.class,
            NodeProblem.Contended.class)
        .audited("node." + what);
  }

  private static String name(Call<Nothing> call) {
    return call.path("node");
  }
}
