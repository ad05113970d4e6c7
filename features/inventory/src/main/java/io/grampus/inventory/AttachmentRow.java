package io.grampus.inventory;

/** A container's place in a network. */
public record AttachmentRow(String network, String networkId, String ip) {}
