package io.grampus.testkit;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the fake engine from being a mere claim. */
class FakeEngineContractTest {
  @TempDir static Path folder;
  private static FakeEngine fake;
  private static EngineSubject subject;

  @BeforeAll
  static void start() {
    fake = FakeEngine.start(folder.resolve("docker.sock"));
    Engine engine = Engine.connect(new EngineAddress.Unix(fake.socket()));
    subject = new EngineSubject(engine, FakeEngine.IMAGE);
  }

  @AfterAll
  static void close() {
    subject.engine().close();
    fake.close();
  }

  @Nested
  class Objects extends EngineContract {
    @Override
    protected EngineSubject subject() {
      return subject;
    }
  }

  @Nested
  class Swarm extends SwarmContract {
    @Override
    protected EngineSubject subject() {
      return subject;
    }
  }
}
