package io.grampus.images;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.engine.Progress;
import io.grampus.inventory.EngineProblems;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.StreamClosedException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Has an engine pull an image, and tells how far it is; a client that leaves ends the pull. */
final class ImagePuller {
  private static final Pattern LAYER = Pattern.compile("[0-9a-f]{12}");
  private static final String DIGEST = "Digest: ";
  private static final String UP_TO_DATE = "Status: Image is up to date";

  private final Supplier<Engine> engine;

  ImagePuller(Supplier<Engine> engine) {
    this.engine = engine;
  }

  /** What the messages have told so far. */
  private static final class Outcome {
    private String digest = "";
    private boolean changed = true;
  }

  void pull(PullRequest request, EventSink sink) {
    String reference = request.reference();
    String tried = "pull image \"" + reference + "\"";
    if (reference.isBlank()) {
      throw new ProblemException(
          new CommonProblem.Invalid(
              tried, "reference", "no image is named", "Name an image, such as nginx:1.27."));
    }
    try (EngineStream<Progress> stream =
        engine.get().images().pull(reference, request.platform(), request.credentials().auth())) {
      sink.onClose(stream::close);
      Outcome outcome = follow(tried, reference, stream, sink);
      if (!sink.isOpen()) {
        throw new StreamClosedException();
      }
      String id = engine.get().images().inspect(reference).id();
      sink.send("done", new PullDone(reference, id, outcome.digest, outcome.changed));
    } catch (EngineException.Refused e) {
      throw new ProblemException(PullFailures.of(tried, reference, EngineProblems.words(e)), e);
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }

  private static Outcome follow(
      String tried, String reference, EngineStream<Progress> stream, EventSink sink) {
    var outcome = new Outcome();
    while (stream.hasNext()) {
      switch (stream.next()) {
        case Progress.Status status -> tell(status, sink, outcome);
        case Progress.Text text -> sink.send("message", new PullMessage(text.text()));
        case Progress.Result _ -> {}
        case Progress.Failure failure ->
            throw new ProblemException(PullFailures.of(tried, reference, failure.message()));
      }
    }
    return outcome;
  }

  private static void tell(Progress.Status status, EventSink sink, Outcome outcome) {
    if (LAYER.matcher(status.id()).matches()) {
      sink.send(
          "layer",
          new LayerProgress(status.id(), status.status(), status.current(), status.total()));
      return;
    }
    String text = status.status();
    if (text.startsWith(DIGEST)) {
      outcome.digest = text.substring(DIGEST.length());
    }
    outcome.changed &= !text.startsWith(UP_TO_DATE);
    sink.send("message", new PullMessage(text));
  }
}
