package io.grampus.stacks;

import io.grampus.compose.ComposeBundle;
import io.grampus.engine.EngineException;
import io.grampus.inventory.InventoryProblem;
import io.grampus.kernel.Call;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.LogSkipped;
import io.grampus.kernel.Operation;
import io.grampus.kernel.OperationBuilder;
import io.grampus.kernel.OperationBuilder.Nothing;
import io.grampus.kernel.Page;
import io.grampus.kernel.Permission;
import io.grampus.kernel.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What one can do with stacks, their services and their rollouts. */
final class StacksApi {
  static final Permission READ = Permission.read("stack.read");
  static final Permission DEPLOY = Permission.operate("stack.deploy");
  static final Permission REMOVE = Permission.operate("stack.remove");
  static final Permission LOGS = Permission.read("stack.logs");
  static final Permission SCALE = Permission.operate("service.scale");
  static final Permission SERVICE_ROLLBACK = Permission.operate("service.rollback");
  static final Permission SERVICE_REMOVE = Permission.operate("service.remove");
  private static final String ONE = "/stacks/{stack}";
  private static final String SERVICE = "/services/{service}";

  private final Stacks stacks;

  StacksApi(Stacks stacks) {
    this.stacks = stacks;
  }

  List<Operation> operations() {
    return Stream.of(deploys(), stacks.table().operations(), looks(), history(), services(), logs())
        .flatMap(List::stream)
        .toList();
  }

  private List<Operation> deploys() {
    return List.of(
        Operation.post(ONE + "/deploys")
            .id("stackDeploy")
            .says("Run the Compose project as the stack; the rollout goes on after the answer")
            .needs(DEPLOY)
            .takes(DeployRequest.class)
            .refuses(
                StackProblem.BadFiles.class,
                StackProblem.NotForSwarm.class,
                StackProblem.BadName.class,
                StackProblem.Busy.class,
                StackProblem.Missing.class)
            .audited("stack.deploy")
            .gives(202, Rollout.class)
            .by(c -> telling("deploy", c, this::deploy)),
        Operation.post(ONE + "/plan")
            .id("stackPlan")
            .says("Tell what a deploy would do, without doing it")
            .needs(READ)
            .takes(PlanRequest.class)
            .refuses(StackProblem.BadFiles.class, StackProblem.NotForSwarm.class)
            .gives(Plan.class)
            .by(c -> telling("plan", c, this::plan)),
        Operation.post(ONE + "/rollback")
            .id("stackRollback")
            .says("Run an earlier revision of the stack again")
            .needs(DEPLOY)
            .takes(RollbackRequest.class)
            .refuses(
                StackProblem.NotRepeatable.class,
                StackProblem.PartNotFound.class,
                StackProblem.Busy.class)
            .audited("stack.rollback")
            .gives(202, Rollout.class)
            .by(c -> telling("roll back", c, this::rollBack)),
        Operation.delete(ONE)
            .id("stackRemove")
            .says("Remove the stack, whatever is rolled out: services, then what they used")
            .needs(REMOVE)
            .query("volumes", "Remove its volumes on this node as well")
            .refuses(StackProblem.NotFound.class)
            .audited("stack.remove")
            .gives(202, Rollout.class)
            .by(c -> telling("remove", c, this::remove)),
        Operation.post("/rollouts/{rollout}/cancel")
            .id("rolloutCancel")
            .says("Stop driving the rollout; what was applied stays")
            .needs(DEPLOY)
            .refuses(StackProblem.PartNotFound.class, CommonProblem.Conflict.class)
            .audited("rollout.cancel")
            .gives(Rollout.class)
            .by(c -> stacks.cancel(c.path("rollout"), c.context().who().name())));
  }

  private List<Operation> looks() {
    return List.of(
        look(ONE, "stackInspect", "Show the stack with its parts")
            .gives(StackDetail.class)
            .by(c ->
                telling("look at", c, x -> stacks.lister().stack(tried("look at", x), name(x)))),
        look(ONE + "/services", "stackServices", "List the stack's services")
            .lists(StackService.class)
            .by(c -> telling("look at", c, x -> stacks.lister().services(name(x)))),
        look(ONE + "/tasks", "stackTasks", "List the stack's tasks, past ones as well")
            .lists(StackTask.class)
            .by(c -> telling("look at", c, x -> stacks.lister().tasks(name(x)))));
  }

  private List<Operation> history() {
    return List.of(
        look(ONE + "/revisions", "revisionList", "List what was deployed, the latest first")
            .lists(RevisionSummary.class)
            .by(c -> Page.of(stacks.store().revisions(name(c)))),
        look(ONE + "/revisions/{number}", "revisionInspect", "Show a revision's files and changes")
            .gives(Revision.class)
            .by(c -> stacks.revisions().revision(name(c), number(c))),
        look(ONE + "/rollouts", "rolloutList", "List the stack's rollouts, the latest first")
            .lists(Rollout.class)
            .by(c -> Page.of(stacks.store().rolloutsOf(name(c)))),
        look("/rollouts/{rollout}", "rolloutInspect", "Show how far a rollout has come")
            .gives(Rollout.class)
            .by(c -> stacks.watcher().find(c.path("rollout"))),
        look("/rollouts/{rollout}/watch", "rolloutWatch", "Follow a rollout to its end")
            .streams("rollout", Rollout.class)
            .by((c, sink) -> stacks.watcher().rollout(c.path("rollout"), sink)));
  }

  private List<Operation> services() {
    return List.of(
        Operation.post(SERVICE + "/scale")
            .id("serviceScale")
            .says("Set how many replicas the service has; the next deploy sets the file's number")
            .needs(SCALE)
            .takes(ScaleRequest.class)
            .refuses(
                StackProblem.PartNotFound.class,
                StackProblem.ServiceBusy.class,
                CommonProblem.Conflict.class)
            .audited("service.scale")
            .gives(StackService.class)
            .by(c ->
                telling(
                    "scale a service of",
                    c,
                    x -> stacks.operator().scale(x.path("service"), x.body().replicas()))),
        Operation.post(SERVICE + "/rollback")
            .id("serviceRollback")
            .says("Bring the service's previous spec back")
            .needs(SERVICE_ROLLBACK)
            .refuses(
                StackProblem.PartNotFound.class,
                StackProblem.ServiceBusy.class,
                StackProblem.NotRepeatable.class)
            .audited("service.rollback")
            .gives(StackService.class)
            .by(c ->
                telling(
                    "roll back a service of",
                    c,
                    x -> stacks.operator().rollBack(x.path("service")))),
        Operation.delete(SERVICE)
            .id("serviceRemove")
            .says("Remove the service and its tasks")
            .needs(SERVICE_REMOVE)
            .refuses(StackProblem.PartNotFound.class, StackProblem.ServiceBusy.class)
            .audited("service.remove")
            .givesNothing()
            .by(c -> stacks.operator().remove(c.path("service"))));
  }

  private List<Operation> logs() {
    return List.of(
        log(ONE + "/logs", "stackLogs", "Send the lines of all of the stack's tasks, by time")
            .by(
                (c, sink) -> stacks.logs().stack(c, sink),
                (c, sink) -> stacks.logs().stack(c, sink)),
        log(SERVICE + "/logs", "serviceLogs", "Send the lines of all of the service's tasks")
            .by(
                (c, sink) -> stacks.logs().service(c, sink),
                (c, sink) -> stacks.logs().service(c, sink)),
        log("/tasks/{task}/logs", "taskLogs", "Send the task's lines")
            .by(
                (c, sink) -> stacks.logs().task(c, sink),
                (c, sink) -> stacks.logs().task(c, sink)));
  }

  private static OperationBuilder.Declared<Nothing> look(String path, String id, String says) {
    return Operation.get(path).id(id).says(says).needs(READ).refuses(StackProblem.NotFound.class);
  }

  private static OperationBuilder.Streaming<Nothing> log(String path, String id, String says) {
    return Operation.get(path)
        .id(id)
        .says(says)
        .needs(LOGS)
        .query("follow", "Go on with new lines")
        .query("tail", "Only the last so many lines of each task, or all")
        .query("since", "Only lines from this time on")
        .query("timestamps", "In frames, begin each line with its time")
        .query("prefix", "In frames, then with its task")
        .refuses(
            StackProblem.NotFound.class,
            CommonProblem.NotFound.class,
            InventoryProblem.Ambiguous.class)
        .streams("log", StackLogLine.class)
        .and("skipped", LogSkipped.class)
        .and("end", StackLogEnd.class);
  }

  private Rollout deploy(Call<DeployRequest> call) {
    DeployRequest request = call.body();
    Project project = project("deploy", call, request.bundle(), request.keep());
    if (!project.gaps().isEmpty() && !request.acceptGaps().orElse(false)) {
      throw new ProblemException(new StackProblem.BadFiles(tried("deploy", call), project.gaps()));
    }
    boolean supersede = request.supersede().orElse(false);
    return stacks
        .deployer()
        .deploy(order(call, request.options(), supersede), project, request.images());
  }

  private Plan plan(Call<PlanRequest> call) {
    PlanRequest request = call.body();
    Project project = project("plan", call, request.bundle(), request.keep());
    boolean prune = request.prune().orElse(false);
    return stacks.planner().plan(name(call), project, prune, request.images());
  }

  private Project project(
      String verb, Call<?> call, ComposeBundle bundle, Optional<List<String>> keep) {
    String tried = tried(verb, call);
    Project project = stacks.reader().read(tried, name(call), bundle);
    return project.keeping(stacks.deployer().kept(tried, name(call), keep.orElse(List.of())));
  }

  private Rollout rollBack(Call<RollbackRequest> call) {
    RollbackRequest request = call.body();
    boolean supersede = request.supersede().orElse(false);
    return stacks
        .deployer()
        .rollBack(order(call, RolloutOptions.usual(), supersede), request.revision());
  }

  private Rollout remove(Call<Nothing> call) {
    var options = RolloutOptions.removing(call.flag("volumes"));
    return stacks.deployer().remove(order(call, options, true));
  }

  private static Deployer.Order order(Call<?> call, RolloutOptions options, boolean supersede) {
    var context = call.context();
    return new Deployer.Order(
        context.change(), context.who().name(), name(call), options, supersede);
  }

  private static String name(Call<?> call) {
    return call.path("stack");
  }

  private static long number(Call<?> call) {
    try {
      return Long.parseLong(call.path("number"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String tried(String verb, Call<?> call) {
    return verb + " stack \"" + name(call) + "\"";
  }

  private static <B, R> R telling(String verb, Call<B> call, Function<Call<B>, R> work) {
    try {
      return work.apply(call);
    } catch (EngineException e) {
      throw new ProblemException(
          new StackProblem.EngineRefused(
              verb + " a stack", String.valueOf(e.getMessage()), "See whether Docker runs."),
          e);
    }
  }
}
