package io.grampus.engine;

import tools.jackson.databind.node.ObjectNode;

/** One word of a pull, push, load, import or build. */
public sealed interface Progress extends View {
  /** What is done with a layer ({@code id}, may be empty), and how far it is (total 0: unknown). */
  record Status(ObjectNode raw) implements Progress {
    /** The layer or the image's tag; empty when the whole is meant. */
    public String id() {
      return text("id");
    }

    /** What is done, as {@code Downloading}. */
    public String status() {
      return text("status");
    }

    /** The bytes that are done. */
    public long current() {
      return number("progressDetail", "current");
    }

    /** The bytes in all; 0 when unknown. */
    public long total() {
      return number("progressDetail", "total");
    }
  }

  /** Output of a build's step. */
  record Text(ObjectNode raw) implements Progress {
    /** The output, with its line ends. */
    public String text() {
      return text("stream");
    }
  }

  /** A result for programs: the id of what was built, the digest of what was pushed. */
  record Result(ObjectNode raw) implements Progress {
    /** The image that was built; empty otherwise. */
    public String id() {
      return text("aux", "ID");
    }

    /** The digest that was pushed; empty otherwise. */
    public String digest() {
      return text("aux", "Digest");
    }
  }

  /** It failed, and this is the last word. */
  record Failure(ObjectNode raw) implements Progress {
    /** Why, in the engine's words. */
    public String message() {
      String detail = text("errorDetail", "message");
      return detail.isEmpty() ? text("error") : detail;
    }

    /** The exit code of a build's command that failed; 0 otherwise. */
    public int code() {
      return (int) number("errorDetail", "code");
    }
  }

  /** Which of them an object is. */
  static Progress of(ObjectNode raw) {
    if (raw.has("error") || raw.has("errorDetail")) {
      return new Failure(raw);
    }
    if (raw.has("aux")) {
      return new Result(raw);
    }
    return raw.has("stream") ? new Text(raw) : new Status(raw);
  }
}
