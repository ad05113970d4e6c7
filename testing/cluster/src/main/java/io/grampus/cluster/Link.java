package io.grampus.cluster;

import java.util.List;

/**
 * A host's network device eth0 and what it is plugged into.
 *
 * @param control the words that change the far end's state, without up or down
 */
record Link(String address, List<String> control) {

  /** Gives a new host its link. */
  @FunctionalInterface
  interface Layer {
    Link lay(Anchor anchor);

    /** An eth0 that leads nowhere. */
    static Layer lonely() {
      return anchor -> {
        List<String> ip = Command.join(anchor.inNetwork(), "ip");
        Command.of(ip, "link", "add", "eth0", "type", "bridge").run();
        Command.of(ip, "address", "add", "10.99.0.1/24", "dev", "eth0").run();
        Command.of(ip, "link", "set", "eth0", "up").run();
        return new Link("10.99.0.1", Command.join(ip, "link", "set", "eth0"));
      };
    }
  }

  void cut() {
    Command.of(control, "down").run();
  }

  void heal() {
    Command.of(control, "up").run();
  }
}
