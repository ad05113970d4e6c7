package io.grampus.engine;

import io.grampus.engine.ContainerStreams.Hijack;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Commands run beside a container's own process. */
public final class Execs {
  private final Calls calls;

  Execs(Calls calls) {
    this.calls = calls;
  }

  /**
   * The body of {@link #create}: that command, with both outputs and, if asked, stdin and a tty.
   */
  public static ObjectNode body(List<String> command, boolean stdin, boolean tty) {
    ObjectNode body = Json.object();
    ArrayNode cmd = body.putArray("Cmd");
    command.forEach(cmd::add);
    return body.put("AttachStdin", stdin)
        .put("AttachStdout", true)
        .put("AttachStderr", true)
        .put("Tty", tty);
  }

  /** Prepares an exec in a running container; its id. */
  public String create(String container, ObjectNode body) {
    String path = "/containers/" + Calls.segment(container) + "/exec";
    return calls.post(path, Query.none(), body).path("Id").asString("");
  }

  /** Starts it and connects to its streams; {@code tty} as it was created. */
  public HijackedStream start(String exec, boolean tty) {
    ObjectNode body = Json.object().put("Detach", false).put("Tty", tty);
    return Hijack.open(calls, calls.json("POST", path(exec, "/start"), Query.none(), body), tty);
  }

  /** As {@link #start(String, boolean)} with a tty, whose size is right from the beginning. */
  public HijackedStream start(String exec, int columns, int rows) {
    ObjectNode body = Json.object().put("Detach", false).put("Tty", true);
    // engines before API 1.42 take no size here, and do not mind it
    body.putArray("ConsoleSize").add(rows).add(columns);
    return Hijack.open(calls, calls.json("POST", path(exec, "/start"), Query.none(), body), true);
  }

  /** Starts it without any streams. */
  public void startDetached(String exec, boolean tty) {
    calls.post(
        path(exec, "/start"), Query.none(), Json.object().put("Detach", true).put("Tty", tty));
  }

  /** Whether it runs, and how it ended. */
  public ExecInspect inspect(String exec) {
    return new ExecInspect(calls.object(path(exec, "/json")));
  }

  /** Tells its tty how large the terminal is. */
  public void resize(String exec, int columns, int rows) {
    Query query = Query.none().and("h", rows).and("w", columns);
    calls.run("POST", path(exec, "/resize"), query);
  }

  private static String path(String exec, String action) {
    return "/exec/" + Calls.segment(exec) + action;
  }
}
