package io.grampus.testkit;

import io.grampus.cluster.EngineRelease;
import org.junit.jupiter.api.Nested;

/** All contracts against the Docker Engine of Debian's bookworm. */
class BookwormContractIT {
  private static EngineSubject real() {
    return RealEngine.of(EngineRelease.BOOKWORM);
  }

  @Nested
  class Objects extends EngineContract {
    @Override
    protected EngineSubject subject() {
      return real();
    }
  }

  @Nested
  class Swarm extends SwarmContract {
    @Override
    protected EngineSubject subject() {
      return real();
    }
  }

  @Nested
  class Streams extends StreamContract {
    @Override
    protected EngineSubject subject() {
      return real();
    }
  }

  @Nested
  class Images extends ImageContract {
    @Override
    protected EngineSubject subject() {
      return real();
    }
  }
}
