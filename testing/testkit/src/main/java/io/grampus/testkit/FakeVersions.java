package io.grampus.testkit;

import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/** The versions that Swarm's objects carry: an update must name the one that it saw. */
final class FakeVersions {
  private final AtomicLong index = new AtomicLong(10);

  /** A new object with that spec. */
  ObjectNode fresh(ObjectNode spec) {
    String id = FakeJson.swarmId();
    String now = FakeJson.now().toString();
    ObjectNode object = FakeJson.object().put("ID", id);
    object.putObject("Version").put("Index", index.incrementAndGet());
    object.put("CreatedAt", now).put("UpdatedAt", now).set("Spec", spec);
    return object;
  }

  void demandCurrent(ObjectNode object, String version) {
    if (!object.at("/Version/Index").asString("").equals(version)) {
      throw new FakeRefusal(500, "rpc error: code = Unknown desc = update out of sequence");
    }
  }

  void touch(ObjectNode object) {
    object.withObject("Version").put("Index", index.incrementAndGet());
    object.put("UpdatedAt", FakeJson.now().toString());
  }
}
