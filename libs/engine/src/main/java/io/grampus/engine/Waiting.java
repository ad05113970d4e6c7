package io.grampus.engine;

import io.grampus.wire.Response;
import java.io.IOException;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A wait that has begun. */
public final class Waiting implements AutoCloseable {
  private final Calls calls;
  private final Response response;

  /** What is waited for. */
  public enum Until {
    /** It does not run; at once if it does not run now. */
    NOT_RUNNING,
    /** It stops the next time, even if it has not been started yet. */
    NEXT_EXIT,
    /** It is removed. */
    REMOVED;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  Waiting(Calls calls, Response response) {
    this.calls = calls;
    this.response = response;
  }

  /** Blocks until it has happened; the exit code of the process. */
  public int exitCode() {
    try (response) {
      JsonNode node = Json.MAPPER.readTree(response.body());
      String failure = node.path("Error").path("Message").asString("");
      if (!failure.isEmpty()) {
        throw new IOException(failure);
      }
      return node.path("StatusCode").asInt(0);
    } catch (IOException | JacksonException e) {
      throw calls.broken(response, e);
    }
  }

  /** Gives up waiting. */
  @Override
  public void close() {
    response.close();
  }
}
