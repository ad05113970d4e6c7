package io.grampus.engine;

import tools.jackson.databind.node.ObjectNode;

/** An exec and how it ended. */
public record ExecInspect(ObjectNode raw) implements View {
  /** Its id. */
  public String id() {
    return text("ID");
  }

  /** The container it runs in. */
  public String container() {
    return text("ContainerID");
  }

  /** Whether it runs. */
  public boolean running() {
    return flag("Running");
  }

  /** How it ended; 0 while it runs. */
  public int exitCode() {
    return (int) number("ExitCode");
  }

  /** The host's id of its process. */
  public int pid() {
    return (int) number("Pid");
  }
}
