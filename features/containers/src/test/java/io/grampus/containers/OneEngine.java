package io.grampus.containers;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.inventory.Engines;
import io.grampus.kernel.Clock;
import io.grampus.testkit.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A real engine with a small image, shared by the tests of this process. */
final class OneEngine {
  static final TestEngine HOST = TestEngine.shared().load(TestImage.BASE);
  static final Engine ENGINE = Engine.connect(new EngineAddress.Unix(HOST.socket()));
  static final Operations API =
      new Operations(new ContainersApi(Engines.only(() -> ENGINE), Clock.system()).operations());

  private OneEngine() {}

  /** Starts a container that runs the command; its id. */
  static String run(String... command) {
    return run(List.of(), command);
  }

  static String run(List<String> options, String... command) {
    var words = new ArrayList<String>(List.of("run", "--detach"));
    words.addAll(options);
    words.add(TestImage.BASE.reference());
    words.addAll(Arrays.asList(command));
    return HOST.docker(words.toArray(String[]::new)).strip();
  }

  /** Runs a command to its end; the id of the container that is left. */
  static String ran(List<String> options, String... command) {
    String id = run(options, command);
    HOST.docker("wait", id);
    return id;
  }
}
