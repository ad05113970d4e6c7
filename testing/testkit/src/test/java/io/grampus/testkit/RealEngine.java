package io.grampus.testkit;

import io.grampus.cluster.EngineRelease;
import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Real engines of each release, one in a JVM, as subjects of the contracts. */
final class RealEngine {
  private static final Map<EngineRelease, EngineSubject> SUBJECTS = new ConcurrentHashMap<>();

  private RealEngine() {}

  static EngineSubject of(EngineRelease release) {
    return SUBJECTS.computeIfAbsent(release, RealEngine::start);
  }

  private static EngineSubject start(EngineRelease release) {
    TestEngine host = TestEngine.shared(release);
    host.load(TestImage.BASE);
    host.initSwarm();
    Engine engine = Engine.connect(new EngineAddress.Unix(host.socket()));
    return new EngineSubject(engine, TestImage.BASE.reference());
  }
}
