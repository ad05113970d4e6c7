package io.grampus.server;

import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Principal;
import io.grampus.kernel.Problem;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a change happen once per Idempotency-Key, and answers a repetition with the first answer.
 *
 * <p>Only successes are kept: a refusal changed nothing, so a repetition may try again. A request
 * that a killed server left in flight is carried out again when it is repeated; nobody knows how
 * far it came, so a refusal then says that the first try may be its cause.
 */
final class Ledger {
  static final String HEADER = "Idempotency-Key";
  static final Duration KEPT = Duration.ofHours(24);
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
  private static final int LONGEST_KEY = 200;

  private final LedgerStore store;
  private final Clock clock;
  private final Map<String, String> running = new ConcurrentHashMap<>();

  Ledger(LedgerStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A client's key with all that makes two requests the same one.
   *
   * @param entry of which user and operation the key is
   * @param request what was asked for
   */
  record Key(String text, String entry, String request) {

    /** Names the change among all that were ever asked for. */
    String change() {
      return Digests.sha256((entry + request).getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }
  }

  /** The key of a signed-in user's request, if it has one. */
  static Optional<Key> key(
      Exchange exchange, Operation operation, Optional<Principal> principal, byte[] body) {
    List<String> given = exchange.request().getHeaders().getValuesList(HEADER);
    if (given.isEmpty() || principal.isEmpty()) {
      return Optional.empty();
    }
    String text = given.getFirst();
    if (given.size() > 1) {
      throw refused(operation, "there are " + given.size() + " of them", "Send one.");
    }
    if (text.isBlank() || text.length() > LONGEST_KEY) {
      String but = "the key does not have 1 to " + LONGEST_KEY + " characters";
      throw refused(operation, but, "Use a random UUID.");
    }
    String owner = principal.get().id() + "\n" + operation.id() + "\n" + text;
    String pathQuery = exchange.request().getHttpURI().getPathQuery();
    return Optional.of(
        new Key(
            text,
            Digests.sha256(owner.getBytes(StandardCharsets.UTF_8)),
            Digests.sha256(pathQuery.getBytes(StandardCharsets.UTF_8), new byte[] {0}, body)));
  }

  AnswerWriter.Answered once(
      Operation operation, Optional<Key> asked, Supplier<AnswerWriter.Answered> change) {
    if (asked.isEmpty()) {
      return change.get();
    }
    Key key = asked.get();
    Optional<String> other = Optional.ofNullable(running.putIfAbsent(key.entry, key.request));
    if (other.isPresent()) {
      requireSame(operation, key, other.get());
      throw new ProblemException(
          new CommonProblem.Conflict(
              Gate.tried(operation),
              "the same request is still being carried out",
              "Wait a moment and ask again with the same key."));
    }
    try {
      return begun(operation, key, change);
    } finally {
      running.remove(key.entry);
    }
  }

  private AnswerWriter.Answered begun(
      Operation operation, Key key, Supplier<AnswerWriter.Answered> change) {
    return switch (store.begin(key.entry, key.request, clock.now())) {
      case LedgerStore.Found.Fresh _ -> perform(key, change);
      case LedgerStore.Found.Cut cut -> {
        requireSame(operation, key, cut.request());
        yield performAgain(operation, key, change);
      }
      case LedgerStore.Found.Answered a -> {
        requireSame(operation, key, a.request());
        byte[] answer = seal(key).open("", a.sealed()).orElseThrow();
        yield new AnswerWriter.Answered(a.status(), answer);
      }
    };
  }

  private AnswerWriter.Answered perform(Key key, Supplier<AnswerWriter.Answered> change) {
    try {
      return kept(key, change.get());
    } catch (RuntimeException | Error e) {
      asFarAsThereIsRoom(() -> store.forget(key.entry));
      throw e;
    }
  }

  private AnswerWriter.Answered performAgain(
      Operation operation, Key key, Supplier<AnswerWriter.Answered> change) {
    try {
      return kept(key, change.get());
    } catch (ProblemException e) {
      Problem.Kind kind = e.problem().kind();
      if (kind != Problem.Kind.CONFLICT && kind != Problem.Kind.NOT_FOUND) {
        throw e;
      }
      String next =
          "The server was stopped while it carried this request out for the first time, so this may"
              + " be its own doing: look before you ask again with a fresh key.";
      throw new ProblemException(
          new CommonProblem.Conflict(Gate.tried(operation), e.problem().but(), next), e);
    }
  }

  /** Some answers hold a token, so the key to a kept answer is one that only the client knows. */
  private static Seal seal(Key key) {
    byte[] text = ("grampus answer\n" + key.text).getBytes(StandardCharsets.UTF_8);
    return new Seal(HexFormat.of().parseHex(Digests.sha256(text)));
  }

  /** The change is done: an answer that can't be kept must not make it look as if it were not. */
  private AnswerWriter.Answered kept(Key key, AnswerWriter.Answered answered) {
    asFarAsThereIsRoom(() ->
        store.finish(
            key.entry, answered.status(), seal(key).close("", answered.body()), clock.now()));
    return answered;
  }

  private static void asFarAsThereIsRoom(Runnable write) {
    try {
      write.run();
    } catch (RuntimeException e) {
      LOG.warn("The ledger of requests could not be written: {}", Databases.reason(e));
    }
  }

  private static void requireSame(Operation operation, Key key, String request) {
    if (!request.equals(key.request)) {
      String next = "Use a fresh key for every request.";
      throw refused(operation, "this key was used for a different request", next);
    }
  }

  private static ProblemException refused(Operation operation, String but, String next) {
    return new ProblemException(Problems.invalid(Gate.tried(operation), HEADER, but, next));
  }
}
