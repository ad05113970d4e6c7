package io.grampus.registry;

import static io.grampus.kernel.Operation.get;
import static io.grampus.kernel.Operation.post;

import io.grampus.kernel.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The declarations of what the registry takes on its disk, and of how to have it back. */
final class SpaceApi {
  private final Contents contents;
  private final GarbageCollector collector;

  SpaceApi(Contents contents, GarbageCollector collector) {
    this.contents = contents;
    this.collector = collector;
  }

  List<Operation> operations() {
    return List.of(usage(), collect());
  }

  private Operation usage() {
    return get("/registry/usage")
        .id("registryUsage")
        .says("Tell what the registry takes on its disk")
        .needs(RegistryAccess.PULL)
        .gives(RegistryUsage.class)
        .by(call -> {
          try {
            return contents.usage(collector.latest());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Operation collect() {
    return post("/registry/collections")
        .id("registryCollect")
        .says("Remove the contents of the registry that no image needs")
        .needs(RegistryAccess.DELETE)
        .query("untagged", "Also manifests without a tag that nothing refers to")
        .query("dryRun", "Only tell what would be removed")
        .audited("registry.collect")
        .gives(Collected.class)
        .by(call ->
            call.flag("dryRun")
                ? collector.rehearse(call.flag("untagged"))
                : collector.collect(call.flag("untagged")));
  }
}
