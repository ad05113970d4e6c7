package io.grampus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.engine.BuildOptions;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.engine.Filters;
import io.grampus.engine.Images;
import io.grampus.engine.Progress;
import io.grampus.engine.RegistryAuth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every real engine does with images as streams: build, save, load, import, pull. */
@Timeout(180)
public abstract class ImageContract {
  private static final String NAME = "grampus-contract/made:1";

  /** Checks the engine that {@link #subject()} gives. */
  protected ImageContract() {}

  /** The engine to check; the same for all tests of a class. */
  protected abstract EngineSubject subject();

  private Engine engine() {
    return subject().engine();
  }

  private Images images() {
    return engine().images();
  }

  @AfterEach
  void clean() {
    subject().clean();
    if (!images().list(true, Filters.of("reference", NAME)).isEmpty()) {
      images().remove(NAME, true, false);
    }
  }

  private static List<Progress> all(EngineStream<Progress> stream) {
    try (stream) {
      List<Progress> words = new ArrayList<>();
      stream.forEachRemaining(words::add);
      return words;
    }
  }

  private List<Progress> build(String dockerfile) {
    byte[] context = new Tar().file("Dockerfile", dockerfile).file("f", "content\n").bytes();
    return all(images().build(BuildOptions.none().tag(NAME), out -> out.write(context)));
  }

  @Test
  void anImageIsBuilt() {
    List<Progress> words = build("FROM " + subject().image() + "\nCOPY f /f\nLABEL a=b\n");
    assertThat(words).anyMatch(w -> w instanceof Progress.Text t && t.text().contains("Step 1/3"));
    String id = images().inspect(NAME).id();
    assertThat(words).anyMatch(w -> w instanceof Progress.Result r && r.id().equals(id));
    assertThat(images().inspect(NAME).labels()).containsEntry("a", "b");
    assertThat(images().inspect(NAME).layers())
        .containsAll(images().inspect(subject().image()).layers());
  }

  @Test
  void aBuildThatFailsEndsWithTheReason() {
    List<Progress> words = build("FROM " + subject().image() + "\nRUN exit 9\n");
    assertThat(words.getLast())
        .isInstanceOfSatisfying(
            Progress.Failure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(9);
              assertThat(failure.message()).contains("exit 9");
            });
  }

  @Test
  void aDockerfileThatIsNoneIsRefused() {
    assertThatThrownBy(() -> build("NONSENSE\n"))
        .isInstanceOf(EngineException.Refused.class)
        .hasMessageContaining("POST /v")
        .hasMessageContaining("/build at ");
  }

  @Test
  void whatIsSavedCanBeLoaded() throws IOException {
    build("FROM " + subject().image() + "\nCOPY f /f\n");
    String id = images().inspect(NAME).id();
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    try (InputStream tar = images().save(List.of(NAME))) {
      tar.transferTo(saved);
    }
    images().remove(NAME, true, false);
    List<Progress> words = all(images().load(out -> out.write(saved.toByteArray())));
    assertThat(words).noneMatch(Progress.Failure.class::isInstance);
    assertThat(images().inspect(NAME).id()).isEqualTo(id);
  }

  @Test
  void aRootFileSystemIsImported() {
    byte[] tar = Tar.of("hello", "hello\n");
    List<Progress> words =
        all(
            images()
                .importTar(
                    "grampus-contract/made", "1", List.of("LABEL a=b"), out -> out.write(tar)));
    assertThat(words).noneMatch(Progress.Failure.class::isInstance);
    assertThat(images().inspect(NAME).labels()).containsEntry("a", "b");
    assertThat(images().inspect(NAME).layers()).hasSize(1);
  }

  @Test
  void whatCannotBePulledIsSaid() {
    // nothing listens on port 1
    assertThatThrownBy(() -> pullAll("localhost:1/none:1"))
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining("refused");
  }

  private void pullAll(String reference) {
    for (Progress word : all(images().pull(reference, RegistryAuth.none()))) {
      if (word instanceof Progress.Failure failure) {
        throw new IllegalStateException(failure.message());
      }
    }
  }

  @Test
  void whatIsUnusedIsPruned() {
    build("FROM " + subject().image() + "\nCOPY f /f\n");
    String first = images().inspect(NAME).id();
    build("FROM " + subject().image() + "\nCOPY f /g\n");
    assertThat(images().prune(Filters.none()).removed()).contains(first);
    assertThat(engine().system().diskUsage().layersSize()).isPositive();
  }
}
