package io.grampus.ingress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Holds a port of loopback until its input ends. */
final class HeldPort {
  private HeldPort() {}

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      System.out.println("held " + socket.getLocalPort());
      while (System.in.read() >= 0) {
        // nothing is expected but the end
      }
    }
  }
}
