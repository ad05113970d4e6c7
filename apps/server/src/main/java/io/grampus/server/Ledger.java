package io.grampus.server;

import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Operation;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.RequestContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a change happen once per Idempotency-Key, and answers a repetition with the first answer.
 *
 * <p>Only successes are kept: a refusal changed nothing, so a repetition may try again. A request
 * that a killed server left in flight may be tried again too; operations are made to bear that.
 */
final class Ledger {
  static final String HEADER = "Idempotency-Key";
  static final Duration KEPT = Duration.ofHours(24);
  private static final int LONGEST_KEY = 200;

  private final LedgerStore store;
  private final Clock clock;

  Ledger(LedgerStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What makes two requests the same one. */
  static String hash(String pathQuery, byte[] body) {
    return Digests.sha256(pathQuery.getBytes(StandardCharsets.UTF_8), new byte[] {0}, body);
  }

  AnswerWriter.Answered once(
      RequestContext context,
      Operation operation,
      Optional<String> key,
      String request,
      Supplier<AnswerWriter.Answered> change) {
    if (key.isEmpty() || context.principal().isEmpty()) {
      return change.get();
    }
    if (key.get().length() > LONGEST_KEY) {
      throw new ProblemException(
          Problems.invalid(
              Gate.tried(operation),
              HEADER,
              "the key is longer than " + LONGEST_KEY + " characters",
              "Use a random UUID."));
    }
    var seal = new Seal(key.get());
    String entry =
        Digests.sha256(
            (context.who().id() + "\n" + operation.id() + "\n" + key.get())
                .getBytes(StandardCharsets.UTF_8));
    return switch (store.begin(entry, request, clock.now())) {
      case LedgerStore.Found.Fresh _ -> perform(entry, seal, change);
      case LedgerStore.Found.Answered a when a.request().equals(request) ->
          new AnswerWriter.Answered(a.status(), seal.open(a.sealed()));
      case LedgerStore.Found.InFlight f when f.request().equals(request) ->
          throw new ProblemException(
              new CommonProblem.Conflict(
                  Gate.tried(operation),
                  "the same request is still being carried out",
                  "Wait a moment and ask again with the same key."));
      case LedgerStore.Found.Answered _, LedgerStore.Found.InFlight _ ->
          throw new ProblemException(
              Problems.invalid(
                  Gate.tried(operation),
                  HEADER,
                  "this key was used for a different request",
                  "Use a fresh key for every request."));
    };
  }

  private AnswerWriter.Answered perform(
      String entry, Seal seal, Supplier<AnswerWriter.Answered> change) {
    boolean done = false;
    try {
      AnswerWriter.Answered answered = change.get();
      store.finish(entry, answered.status(), seal.close(answered.body()), clock.now());
      done = true;
      return answered;
    } finally {
      if (!done) {
        store.forget(entry);
      }
    }
  }
}
