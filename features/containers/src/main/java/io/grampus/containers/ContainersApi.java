package io.grampus.containers;

import io.grampus.engine.Stopping;
import io.grampus.inventory.Engines;
import io.grampus.kernel.Call;
import io.grampus.kernel.Clock;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.LogSkipped;
import io.grampus.kernel.Operation;
import io.grampus.kernel.OperationBuilder;
import io.grampus.kernel.OperationBuilder.Nothing;
import io.grampus.kernel.Permission;
import io.grampus.kernel.Pruned;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What one can do to containers; lists and details are served by the inventory. */
public final class ContainersApi {
  /** Look at containers, their logs and processes. */
  public static final Permission READ = Permission.read("container.read");

  /** Start, stop, pause, rename. */
  public static final Permission OPERATE = Permission.operate("container.operate");

  /** Remove. */
  public static final Permission REMOVE = Permission.operate("container.remove");

  /** Run commands in containers and talk to their processes. */
  public static final Permission EXEC = Permission.operate("container.exec");

  /** Run commands that may do anything to the node. */
  public static final Permission EXEC_PRIVILEGED =
      Permission.administer("container.exec-privileged");

  /** Carry files out, secrets among them, and in. */
  public static final Permission COPY = Permission.operate("container.copy");

  private static final String ONE = "/containers/{container}";
  private static final int LONGEST_STOP = 24 * 60 * 60;
  private static final int OWN_TIMEOUT = -2;

  private final ContainerReader reader;
  private final ContainerOperator operator;
  private final ContainerPruner pruner;
  private final LogSender logs;
  private final ProcessTalker talker;
  private final FileCarrier files;

  /**
   * @param engines the engines of the nodes that containers are on
   */
  public ContainersApi(Engines engines, Clock clock) {
    this.reader = new ContainerReader(engines);
    this.operator = new ContainerOperator(engines, reader);
    this.pruner = new ContainerPruner(engines);
    this.logs = new LogSender(engines, reader, clock);
    this.talker = new ProcessTalker(engines, reader, clock);
    this.files =
        new FileCarrier(engines, reader, new FolderReader(clock, FolderReader.Bounds.USUAL));
  }

  /** The declarations. */
  public List<Operation> operations() {
    return Stream.of(life(), endings(), looks(), conversations(), archives())
        .flatMap(List::stream)
        .toList();
  }

  private List<Operation> life() {
    return List.of(
        step("start", "Start the container").by(c -> operator.start(name(c))),
        stopping("stop", "Stop the container: its signal, then SIGKILL")
            .by(c -> operator.stop(name(c), how(c))),
        stopping("restart", "Stop the container and start it again")
            .by(c -> operator.restart(name(c), how(c))),
        step("pause", "Freeze all processes of the container").by(c -> operator.pause(name(c))),
        step("unpause", "Let a paused container go on").by(c -> operator.unpause(name(c))),
        changing("kill", "Send a signal to the container's first process")
            .query("signal", "Which signal, such as SIGHUP; SIGKILL when left out")
            .gives(ContainerReceipt.class)
            .by(c -> operator.kill(name(c), c.query("signal").orElse(""))),
        changing("rename", "Give the container another name")
            .query("name", "The new name")
            .refuses(ContainerProblem.NameTaken.class, CommonProblem.Invalid.class)
            .gives(ContainerReceipt.class)
            .by(c -> operator.rename(name(c), required(c, "name"))));
  }

  private List<Operation> endings() {
    return List.of(
        Operation.delete(ONE)
            .id("containerRemove")
            .says("Remove the container")
            .needs(REMOVE)
            .query("force", "Kill it first when it runs")
            .query("volumes", "Remove its anonymous volumes as well")
            .refuses(ContainerProblem.NotFound.class, ContainerProblem.WrongState.class)
            .audited("container.remove")
            .gives(ContainerReceipt.class)
            .by(c -> operator.remove(name(c), c.flag("force"), c.flag("volumes"))),
        Operation.post("/containers/prune")
            .id("containerPrune")
            .says("Remove all containers that do not run")
            .needs(REMOVE)
            .query("dryRun", "Only tell what would be removed")
            .queries("label", "Only those with the label, as name or name=value")
            .query("until", "Only those made before this time")
            .query("node", "The node, by name or id; otherwise the server's own")
            .audited("container.prune")
            .gives(Pruned.class)
            .by(pruner::prune));
  }

  private List<Operation> looks() {
    return List.of(
        Operation.get("/containers/rules")
            .id("containerRules")
            .says("Tell what can be done to containers, state by state")
            .needs(READ)
            .gives(ContainerRules.class)
            .by(c -> RuleBook.of(c.context().who())),
        reading("actions", "Tell what can be done to the container now")
            .gives(ContainerActions.class)
            .by(this::actions),
        reading("processes", "List the processes in the container")
            .query("args", "Arguments for ps, such as aux; -ef when left out")
            .gives(ContainerProcesses.class)
            .by(c -> files.processes(name(c), c.query("args").orElse(""))),
        Operation.get("/containers/sizes")
            .id("containerSizes")
            .says("Measure what containers take on the disk, which is slow")
            .needs(READ)
            .query("all", "Also those that do not run")
            .gives(ContainerSizes.class)
            .by(c -> reader.sizes(c.flag("all"))),
        reading("wait", "Wait until the container does not run, and tell how it ended")
            .streams("exit", ContainerExit.class)
            .by(talker::await),
        reading("changes", "List the paths that the container has changed")
            .gives(ContainerChanges.class)
            .by(c -> files.changes(name(c))),
        reading("logs", "Send the lines that the container wrote, and those that it writes")
            .query("follow", "Go on with new lines")
            .query("tail", "Only the last so many lines, or all")
            .query("since", "Only lines from this time on")
            .query("until", "Only lines before this time")
            .query("stdout", "Only standard output, unless stderr is given too")
            .query("stderr", "Only standard error, unless stdout is given too")
            .query("timestamps", "In frames, begin each line with its time")
            .query("details", "In frames, then with what the log driver adds")
            .streams("log", LoggedLine.class)
            .and("skipped", LogSkipped.class)
            .and("end", LogEnd.class)
            .by(logs::send, logs::sendFrames));
  }

  private List<Operation> conversations() {
    return List.of(
        command(Operation.post(ONE + "/exec"), "containerExecDetached")
            .givesNothing()
            .by(talker::execDetached),
        command(Operation.get(ONE + "/exec"), "containerExec")
            .query("stdin", "Carry input to it")
            .query("columns", "Width of the terminal")
            .query("rows", "Height of the terminal")
            .converses(ExecFrame.PROTOCOL)
            .by(talker::exec),
        Operation.get(ONE + "/attach")
            .id("containerAttach")
            .says("Talk to the container's first process")
            .needs(EXEC)
            .query("stdin", "Carry input to it")
            .query("logs", "Send what it wrote before, first")
            .query("columns", "Width of the terminal")
            .query("rows", "Height of the terminal")
            .refuses(ContainerProblem.NotFound.class, ContainerProblem.WrongState.class)
            .audited("container.attach")
            .converses(ExecFrame.PROTOCOL)
            .by(talker::attach));
  }

  private List<Operation> archives() {
    return List.of(
        archive(Operation.get(ONE + "/archive"), "containerCopyOut", "Send a path as a tar stream")
            .audited("container.copyOut")
            .sends("application/x-tar")
            .by((c, out) -> files.copyOut(name(c), c.query("path").orElse(""), out)),
        archive(
                Operation.put(ONE + "/archive"),
                "containerCopyIn",
                "Unpack a tar stream into a path")
            .takesBytes("application/x-tar")
            .audited("container.copyIn")
            .givesNothing()
            .by(c -> files.copyIn(name(c), c.query("path").orElse(""), c.stream())),
        archive(Operation.get(ONE + "/stat"), "containerStat", "Tell what is at a path")
            .gives(ContainerPath.class)
            .by(c -> files.stat(name(c), c.query("path").orElse(""))),
        archive(Operation.get(ONE + "/files"), "containerFiles", "List what is in a folder")
            .refuses(CommonProblem.Invalid.class)
            .gives(ContainerFolder.class)
            .by(c -> files.list(name(c), c.query("path").orElse(""))));
  }

  private ContainerActions actions(Call<Nothing> call) {
    ContainerFacts facts =
        reader.read("see what can be done to container \"" + name(call) + "\"", name(call));
    String state = facts.state().name().toLowerCase(Locale.ROOT);
    return new ContainerActions(facts.id(), facts.name(), state, ContainerGuards.actions(facts));
  }

  private static OperationBuilder.Declared<Nothing> reading(String what, String says) {
    return Operation.get(ONE + "/" + what)
        .id(id(what))
        .says(says)
        .needs(READ)
        .refuses(ContainerProblem.NotFound.class, ContainerProblem.WrongState.class);
  }

  private static OperationBuilder.Declared<Nothing> changing(String what, String says) {
    return Operation.post(ONE + "/" + what)
        .id(id(what))
        .says(says)
        .needs(OPERATE)
        .refuses(ContainerProblem.NotFound.class, ContainerProblem.WrongState.class)
        .audited("container." + what);
  }

  private static OperationBuilder.Giving<Nothing, ContainerReceipt> step(String what, String says) {
    return changing(what, says).gives(ContainerReceipt.class);
  }

  private static OperationBuilder.Giving<Nothing, ContainerReceipt> stopping(
      String what, String says) {
    return changing(what, says)
        .query("timeout", "Seconds until SIGKILL; -1 waits without end")
        .query("signal", "The signal to send first; the container's own when left out")
        .gives(ContainerReceipt.class);
  }

  private static OperationBuilder.Declared<Nothing> command(
      OperationBuilder.Unnamed unnamed, String id) {
    String end = id.equals("containerExec") ? "talk to it" : "leave it to itself";
    return unnamed
        .id(id)
        .says("Run a command in the container and " + end)
        .needs(EXEC)
        .queries("command", "The words of the command, in their order")
        .query("tty", "Give it a terminal")
        .query("user", "Run it as this user")
        .query("workdir", "Run it in this directory")
        .queries("env", "Environment variables, as NAME=value")
        .query("privileged", "Give it all rights; needs " + EXEC_PRIVILEGED.name())
        .refuses(ContainerProblem.NotFound.class, ContainerProblem.WrongState.class)
        .audited("container.exec");
  }

  private static OperationBuilder.Declared<Nothing> archive(
      OperationBuilder.Unnamed unnamed, String id, String says) {
    return unnamed
        .id(id)
        .says(says)
        .needs(COPY)
        .query("path", "An absolute path in the container")
        .refuses(ContainerProblem.NotFound.class, ContainerProblem.NoSuchPath.class);
  }

  private static String id(String what) {
    return "container" + what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1);
  }

  private static String name(Call<?> call) {
    return call.path("container");
  }

  private static String required(Call<?> call, String parameter) {
    return call.query(parameter).orElseThrow(() -> ContainerReader.missing(name(call), parameter));
  }

  private static Stopping how(Call<?> call) {
    int seconds = (int) call.number("timeout", OWN_TIMEOUT, -1, LONGEST_STOP);
    return new Stopping(call.query("signal").orElse(""), seconds);
  }
}
