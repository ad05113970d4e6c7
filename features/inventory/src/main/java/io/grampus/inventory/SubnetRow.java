package io.grampus.inventory;

/** Addresses of a network; the gateway may be empty. */
public record SubnetRow(String subnet, String gateway) {}
