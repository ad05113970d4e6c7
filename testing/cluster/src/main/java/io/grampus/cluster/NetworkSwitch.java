package io.grampus.cluster;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A bridge in a network namespace of its own, into which hosts are plugged. */
final class NetworkSwitch implements AutoCloseable {
  private static final String NETWORK = "10.98.0.";
  private final Anchor anchor;
  private final AtomicInteger ports = new AtomicInteger();

  private NetworkSwitch(Anchor anchor) {
    this.anchor = anchor;
  }

  static NetworkSwitch start() {
    Requirements.demand();
    NetworkSwitch made =
        new NetworkSwitch(Anchor.drop(HostFolder.create(), "switch", Optional.empty()));
    made.ip("link", "add", "wire", "type", "bridge");
    made.ip("link", "set", "wire", "up");
    return made;
  }

  Link plug(Anchor host) {
    int number = ports.incrementAndGet();
    String port = "port" + number;
    String address = NETWORK + number;
    ip("link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", "" + host.pid());
    ip("link", "set", port, "master", "wire", "up");
    List<String> hostIp = Command.join(host.inNetwork(), "ip");
    Command.of(hostIp, "address", "add", address + "/24", "dev", "eth0").run();
    Command.of(hostIp, "link", "set", "eth0", "up").run();
    return new Link(address, Command.join(anchor.inNetwork(), "ip", "link", "set", port));
  }

  private void ip(String... words) {
    Command.of(Command.join(anchor.inNetwork(), "ip"), words).run();
  }

  @Override
  public void close() {
    anchor.lift();
  }
}
