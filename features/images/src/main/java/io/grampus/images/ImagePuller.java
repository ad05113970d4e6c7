package io.grampus.images;

import io.grampus.inventory.Engines;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.EventSink;
import io.grampus.kernel.Problem;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.StreamClosedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Has engines pull an image, and tells how far each is; a client that leaves ends the pulls. */
final class ImagePuller {
  private final Engines engines;

  ImagePuller(Engines engines) {
    this.engines = engines;
  }

  void pull(PullRequest request, EventSink sink) {
    String reference = request.reference();
    String tried = "pull image \"" + reference + "\"";
    if (reference.isBlank()) {
      throw new ProblemException(
          new CommonProblem.Invalid(
              tried, "reference", "no image is named", "Name an image, such as nginx:1.27."));
    }
    List<String> nodes = NodeNames.of(request.nodes(), engines);
    if (nodes.isEmpty()) {
      new NodePull(tried, request, "", sink).run(engines::here);
    } else {
      pull(tried, request, nodes, new SharedSink(sink));
    }
  }

  private void pull(String tried, PullRequest request, List<String> nodes, SharedSink sink) {
    Map<String, Problem> failed = new ConcurrentSkipListMap<>();
    List<Thread> threads = new ArrayList<>();
    for (String node : nodes) {
      Runnable one = () -> pull(tried, request, node, sink, failed);
      threads.add(Thread.ofVirtual().name("pull-" + node).start(one));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
      throw new StreamClosedException();
    }
    if (!sink.isOpen()) {
      throw new StreamClosedException();
    }
    if (!failed.isEmpty()) {
      throw new ProblemException(
          ImageProblem.OnNodes.of(
              tried + " on " + String.join(", ", nodes), request.reference(), failed));
    }
    sink.send("end", new PullEnd(request.reference(), nodes));
  }

  private void pull(
      String tried,
      PullRequest request,
      String node,
      SharedSink sink,
      Map<String, Problem> failed) {
    try {
      new NodePull(tried, request, node, sink).run(() -> engines.on(node));
    } catch (ProblemException e) {
      failed.put(node, e.problem());
      tell(sink, PullFailed.of(node, e.problem()));
    } catch (StreamClosedException e) {
      // there is nobody to tell
    } catch (RuntimeException e) {
      Problem bug =
          new CommonProblem.Unavailable(tried, "it broke off: " + e, "See the server's log.");
      failed.put(node, bug);
      tell(sink, PullFailed.of(node, bug));
    }
  }

  private static void tell(SharedSink sink, PullFailed failed) {
    try {
      sink.send("failed", failed);
    } catch (StreamClosedException e) {
      // there is nobody to tell
    }
  }
}
