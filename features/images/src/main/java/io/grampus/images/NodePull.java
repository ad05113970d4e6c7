package io.grampus.images;

import io.grampus.engine.Engine;
import io.grampus.engine.EngineException;
import io.grampus.engine.EngineStream;
import io.grampus.engine.Progress;
import io.grampus.inventory.EngineProblems;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.StreamClosedException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The pull of an image on one node.
 *
 * @param node its name in events; empty when only the server's own pulls
 */
record NodePull(String tried, PullRequest request, String node, EventSink sink) {
  private static final Pattern LAYER = Pattern.compile("[0-9a-f]{12}");
  private static final String DIGEST = "Digest: ";
  private static final String UP_TO_DATE = "Status: Image is up to date";

  /** What the messages have told so far. */
  private static final class Outcome {
    private String digest = "";
    private boolean changed = true;
  }

  /** Pulls and ends with an event {@code done}; a problem when it does not come to that. */
  void run(Supplier<Engine> engine) {
    String reference = request.reference();
    try (EngineStream<Progress> stream =
        engine.get().images().pull(reference, request.platform(), request.credentials().auth())) {
      sink.onClose(stream::close);
      Outcome outcome = follow(stream);
      if (!sink.isOpen()) {
        throw new StreamClosedException();
      }
      String id = engine.get().images().inspect(reference).id();
      sink.send("done", new PullDone(node, reference, id, outcome.digest, outcome.changed));
    } catch (EngineException.Refused e) {
      throw new ProblemException(PullFailures.of(tried, reference, EngineProblems.words(e)), e);
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }

  private Outcome follow(EngineStream<Progress> stream) {
    var outcome = new Outcome();
    while (stream.hasNext()) {
      switch (stream.next()) {
        case Progress.Status status -> tell(status, outcome);
        case Progress.Text text -> sink.send("message", new PullMessage(node, text.text()));
        case Progress.Result _ -> {}
        case Progress.Failure failure ->
            throw new ProblemException(
                PullFailures.of(tried, request.reference(), failure.message()));
      }
    }
    return outcome;
  }

  private void tell(Progress.Status status, Outcome outcome) {
    if (LAYER.matcher(status.id()).matches()) {
      sink.send(
          "layer",
          new LayerProgress(node, status.id(), status.status(), status.current(), status.total()));
      return;
    }
    String text = status.status();
    if (text.startsWith(DIGEST)) {
      outcome.digest = text.substring(DIGEST.length());
    }
    outcome.changed &= !text.startsWith(UP_TO_DATE);
    sink.send("message", new PullMessage(node, text));
  }
}
