package io.grampus.registry;

/** What the endpoints of pulls need of other registries. */
record Through(PullGate gate, Mirror mirror, BlobFetches fetches) {}
