package io.grampus.engine;

/** Some bytes of one of a container's outputs, cut wherever the engine cut them. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying output costs
public record Chunk(Output output, byte[] bytes) {}
