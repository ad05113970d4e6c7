package io.grampus.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Several hosts on one switch, joined into one Swarm. */
public final class TestSwarm implements AutoCloseable {
  private final NetworkSwitch network;
  private final List<TestEngine> hosts;

  private TestSwarm(NetworkSwitch network, List<TestEngine> hosts) {
    this.network = network;
    this.hosts = List.copyOf(hosts);
  }

  /** One manager, h1, and workers h2 to hN, all with the chosen engine. */
  public static TestSwarm start(int hosts) {
    return start(1, hosts - 1);
  }

  public static TestSwarm start(int managers, int workers) {
    List<HostSpec> specs =
        IntStream.rangeClosed(1, managers + workers)
            .mapToObj(number -> HostSpec.of(EngineRelease.chosen()).named("h" + number))
            .toList();
    return start(specs, managers);
  }

  /** A Swarm of the given hosts, of which the first ones are managers. */
  public static TestSwarm start(List<HostSpec> specs, int managers) {
    TestSwarm swarm = unjoined(specs);
    try {
      swarm.join(managers);
      return swarm;
    } catch (RuntimeException failed) {
      swarm.close();
      throw failed;
    }
  }

  /** Hosts that reach each other and are in no Swarm yet. */
  public static TestSwarm unjoined(List<HostSpec> specs) {
    NetworkSwitch network = NetworkSwitch.start();
    List<TestEngine> hosts = new ArrayList<>();
    try {
      for (HostSpec spec : specs) {
        hosts.add(TestEngine.start(spec, network::plug));
      }
      return new TestSwarm(network, hosts);
    } catch (RuntimeException failed) {
      hosts.forEach(TestEngine::close);
      network.close();
      throw failed;
    }
  }

  private void join(int managers) {
    leader().initSwarm();
    for (TestEngine host : hosts.subList(1, hosts.size())) {
      String role = hosts.indexOf(host) < managers ? "manager" : "worker";
      String token = leader().docker("swarm", "join-token", "--quiet", role);
      host.docker("swarm", "join", "--token", token, leader().address() + ":2377");
    }
  }

  /** All hosts, managers first. */
  public List<TestEngine> hosts() {
    return hosts;
  }

  /** The host that the Swarm began on. */
  public TestEngine leader() {
    return hosts.getFirst();
  }

  /** The host of that number, from 1. */
  public TestEngine host(int number) {
    return hosts.get(number - 1);
  }

  /** A fresh Debian on the same switch, with no engine; whoever asks for it closes it. */
  public BareHost bare() {
    return BareHost.start(network::plug);
  }

  /** One with systemd and sudo, as a user's machine has them. */
  public BareHost booted() {
    return BareHost.boot(network::plug);
  }

  /** Loads an image on every host. */
  public TestSwarm load(TestImage image) {
    hosts.forEach(host -> host.load(image));
    return this;
  }

  @Override
  public void close() {
    hosts.forEach(TestEngine::close);
    network.close();
  }
}
