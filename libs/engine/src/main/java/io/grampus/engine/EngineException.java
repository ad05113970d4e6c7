package io.grampus.engine;

/** A call that the engine did not answer as hoped; the message names method, path and address. */
public abstract sealed class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String request;
  private final String address;

  private EngineException(Call call, String but, Throwable cause) {
    super("Tried to " + call.request() + " at " + call.address() + ", but " + but, cause);
    this.request = call.request();
    this.address = call.address();
  }

  private EngineException(Call call, String but) {
    super("Tried to " + call.request() + " at " + call.address() + ", but " + but);
    this.request = call.request();
    this.address = call.address();
  }

  /** What was asked of whom. */
  record Call(String request, String address) {}

  /** Method and path, as {@code GET /v1.41/info}. */
  public String request() {
    return request;
  }

  /** The engine's address. */
  public String address() {
    return address;
  }

  /** No engine listens at the address, or it went away in the middle of the call. */
  public static final class Unreachable extends EngineException {
    private static final long serialVersionUID = 1L;

    Unreachable(Call call, String but, Throwable cause) {
      super(call, but, cause);
    }
  }

  /** This process may not use the socket, or the engine's certificate was not accepted. */
  public static final class Denied extends EngineException {
    private static final long serialVersionUID = 1L;

    Denied(Call call, String but, Throwable cause) {
      super(call, but, cause);
    }
  }

  /** The engine did not answer in time; whether it did what was asked is unknown. */
  public static final class TimedOut extends EngineException {
    private static final long serialVersionUID = 1L;

    TimedOut(Call call, String but, Throwable cause) {
      super(call, but, cause);
    }
  }

  /** What answered does not speak the Engine API as it is known, or is too old. */
  public static final class Protocol extends EngineException {
    private static final long serialVersionUID = 1L;

    Protocol(Call call, String but, Throwable cause) {
      super(call, but, cause);
    }

    Protocol(Call call, String but) {
      super(call, but);
    }
  }

  /** The engine answered with a refusal and a message of its own. */
  public abstract static sealed class Refused extends EngineException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String engineMessage;

    private Refused(Call call, int status, String engineMessage) {
      super(call, "the engine answered " + status + ": " + engineMessage);
      this.status = status;
      this.engineMessage = engineMessage;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }

    /** What the engine said, in its words. */
    public String engineMessage() {
      return engineMessage;
    }
  }

  /** 404: what was named does not exist. */
  public static final class NotFound extends Refused {
    private static final long serialVersionUID = 1L;

    NotFound(Call call, String engineMessage) {
      super(call, 404, engineMessage);
    }
  }

  /** 409, or an update of an outdated version: it does not fit the present state. */
  public static final class Conflict extends Refused {
    private static final long serialVersionUID = 1L;

    Conflict(Call call, int status, String engineMessage) {
      super(call, status, engineMessage);
    }
  }

  /** Other 4xx: the engine does not accept the request. */
  public static final class Invalid extends Refused {
    private static final long serialVersionUID = 1L;

    Invalid(Call call, int status, String engineMessage) {
      super(call, status, engineMessage);
    }
  }

  /** 503 of a Swarm call: this engine is no Swarm manager, or the Swarm has no leader. */
  public static final class NoSwarm extends Refused {
    private static final long serialVersionUID = 1L;

    NoSwarm(Call call, String engineMessage) {
      super(call, 503, engineMessage);
    }
  }

  /** 5xx: the engine failed. */
  public static final class ServerError extends Refused {
    private static final long serialVersionUID = 1L;

    ServerError(Call call, int status, String engineMessage) {
      super(call, status, engineMessage);
    }
  }

  /** The agreed API version does not have what was asked for. */
  public static final class Unsupported extends EngineException {
    private static final long serialVersionUID = 1L;

    private final Capability capability;

    Unsupported(Call call, Capability capability, ApiVersion has) {
      super(
          call,
          "it needs API "
              + capability.since()
              + " ("
              + capability.says()
              + ") and the engine has "
              + has
              + ".");
      this.capability = capability;
    }

    /** What the engine lacks. */
    public Capability capability() {
      return capability;
    }
  }
}
