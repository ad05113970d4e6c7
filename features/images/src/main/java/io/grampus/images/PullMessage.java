package io.grampus.images;

/** Something that the engine says about the pull as a whole. */
public record PullMessage(String text) {}
