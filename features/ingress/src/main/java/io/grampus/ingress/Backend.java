package io.grampus.ingress;

/** A task that a connection can be relayed to. */
record Backend(String task, String address, int port) {}
