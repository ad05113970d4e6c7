package io.grampus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What can be done to the only node of a Swarm, and what is refused of it. */
abstract class NodeSteps extends Steps {
  private static String node(String format) {
    return docker("node", "inspect", "--format", format, "self").strip();
  }

  @Test
  void itsLabelsAreGivenAndTaken() {
    String name = node("{{.Description.Hostname}}");
    shell().ok("node", "label", name, "disk=ssd", "zone=a");
    shell().ok("node", "update", "--label-rm", "zone", "--label-add", "rack=2", name);
    assertThat(node("{{json .Spec.Labels}}")).isEqualTo("{\"disk\":\"ssd\",\"rack\":\"2\"}");
    shell().ok("node", "label", name, "--rm", "disk", "--rm", "rack");
    assertThat(node("{{json .Spec.Labels}}")).isEqualTo("{}");
  }

  @Test
  void theOnlyOneIsDrainedByForceOnly() {
    String name = node("{{.Description.Hostname}}");
    assertThat(shell().ok("node", "drain", "--plan", name)).contains("needs --force");
    assertThat(shell().fails(5, "node", "drain", name)).contains("only node that takes tasks");
    shell().ok("node", "drain", "--force", name);
    assertThat(node("{{.Spec.Availability}}")).isEqualTo("drain");
    shell().ok("node", "pause", name);
    shell().ok("node", "activate", name);
    assertThat(node("{{.Spec.Availability}}")).isEqualTo("active");
  }

  @Test
  void theOnlyManagerStays() {
    String name = node("{{.Description.Hostname}}");
    shell().ok("node", "promote", name);
    assertThat(shell().fails(5, "node", "demote", "--force", name)).contains("only manager");
    assertThat(shell().fails(5, "node", "rm", "--force", name)).contains("Grampus asks");
  }

  @Test
  void itNeedsNoAgentAndOthersGetACode() {
    String name = node("{{.Description.Hostname}}");
    assertThat(shell().ok("node", "join-token", "-q")).matches("[0-9a-z]{25}-[0-9a-f]{64}\\n");
    assertThat(shell().fails(5, "node", "join-token", name)).contains("This node needs no agent");
    assertThat(shell().ok("node", "agents")).startsWith("NODE");
    assertThat(shell().fails(3, "node", "revoke", name)).contains("has no agent");
  }

  @Test
  void aSwarmOnLoopbackTakesNoOtherMachine() {
    String here = shell().fails(2, "node", "add");
    assertThat(here).contains("other machines do not reach", "--listen ADDRESS");
    String lonely = shell().fails(5, "node", "add", "--server", "https://grampus.example:7443");
    assertThat(lonely).contains("listen on this machine alone", "swarm leave --force");
  }

  @Test
  void aFileDeclaresTheNode() {
    String name = node("{{.Description.Hostname}}");
    String file =
        shell()
            .write("cluster.yaml", "nodes:\n  %s:\n    labels: {kept: yes}\n".formatted(name))
            .toString();
    assertThat(shell().ok("cluster", "plan", file)).contains("to do", "labels", "kept=");
    assertThat(shell().fails(2, "cluster", "apply", file)).contains("Give --yes");
    assertThat(shell().ok("cluster", "apply", "--yes", file)).contains("done");
    assertThat(shell().ok("cluster", "apply", file)).isEqualTo("Nothing to do.\n");
    assertThat(node("{{.Spec.Labels}}")).contains("kept:");
    shell().ok("node", "label", "--rm", "kept", name);
  }
}
