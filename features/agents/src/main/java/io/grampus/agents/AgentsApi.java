package io.grampus.agents;

import io.grampus.inventory.InventoryProblem;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Page;
import io.grampus.kernel.Permission;
import java.util.List;

/** The declarations of the agents feature. */
final class AgentsApi {
  static final Permission READ = Permission.read("agent.read");
  static final Permission MANAGE = Permission.administer("agent.manage");

  private final Enrolment enrolment;
  private final Sessions sessions;

  AgentsApi(Enrolment enrolment, Sessions sessions) {
    this.enrolment = enrolment;
    this.sessions = sessions;
  }

  List<Operation> operations() {
    return List.of(list(), invite(), remove());
  }

  private Operation list() {
    return Operation.get("/agents")
        .id("agentList")
        .says("List the agents of nodes and whether they are connected")
        .needs(READ)
        .lists(AgentRow.class)
        .by(call -> Page.of(sessions.rows()));
  }

  private Operation invite() {
    return Operation.post("/agents/invites")
        .id("agentInvite")
        .says("Make a join code, with which the agent of a node is let in once")
        .needs(MANAGE)
        .takes(InviteWanted.class)
        .refuses(
            CommonProblem.Invalid.class,
            CommonProblem.NotFound.class,
            InventoryProblem.Ambiguous.class)
        .audited("agent.invite")
        .gives(201, Invite.class)
        .by(call -> enrolment.invite(call.body()));
  }

  private Operation remove() {
    return Operation.delete("/agents/{agent}")
        .id("agentRemove")
        .says("Revoke the certificates of a node's agent and cut it off")
        .needs(MANAGE)
        .refuses(AgentProblem.NotFound.class)
        .audited("agent.remove")
        .givesNothing()
        .by(call -> enrolment.remove(call.path("agent")));
  }
}
