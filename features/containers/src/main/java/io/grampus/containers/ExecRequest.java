package io.grampus.containers;

import io.grampus.engine.Execs;
import io.grampus.kernel.Call;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is to be run beside a container's own process. */
record ExecRequest(
    List<String> command,
    boolean stdin,
    boolean tty,
    boolean privileged,
    String user,
    String directory,
    List<String> environment,
    WindowSize size) {

  static ExecRequest read(Call<?> call) {
    List<String> command = call.queries("command");
    if (command.isEmpty() || command.getFirst().isEmpty()) {
      throw new ProblemException(
          new CommonProblem.Invalid(
              "run a command in container \"" + call.path("container") + "\"",
              "command",
              "no command was given",
              "Give the parameter command once for each word of the command."));
    }
    return new ExecRequest(
        command,
        call.flag("stdin"),
        call.flag("tty"),
        call.flag("privileged"),
        call.query("user").orElse(""),
        call.query("workdir").orElse(""),
        call.queries("env"),
        WindowSize.read(call));
  }

  /** The body of the engine's call, Docker Engine API "ExecCreate". */
  ObjectNode body() {
    ObjectNode body = Execs.body(command, stdin, tty);
    body.put("Privileged", privileged);
    body.put("User", user);
    body.put("WorkingDir", directory);
    ArrayNode env = body.putArray("Env");
    environment.forEach(env::add);
    return body;
  }
}
