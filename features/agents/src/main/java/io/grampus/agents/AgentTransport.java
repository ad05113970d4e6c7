package io.grampus.agents;

import io.grampus.wire.Connection;
import io.grampus.wire.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Reaches the engine of a node by its agent. */
record AgentTransport(String node, Supplier<Optional<Session>> session) implements Transport {
  @Override
  public Connection open(Duration within) throws IOException {
    Session connected =
        session.get().orElseThrow(() -> new ConnectException("its agent is not connected"));
    return connected.open(within);
  }

  @Override
  public String address() {
    return "agent://" + node;
  }
}
