package io.grampus.stacks;

import io.grampus.kernel.Clock;
import io.grampus.kernel.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes orders for rollouts: whatever it returns from is on disk and will be driven to its end. */
final class Deployer {
  private final StackStore store;
  private final StackEngine engine;
  private final TargetMaker maker;
  private final LoginKeeper logins;
  private final Clock clock;
  private final Runnable nudge;

  Deployer(
      StackStore store,
      StackEngine engine,
      TargetMaker maker,
      LoginKeeper logins,
      Clock clock,
      Runnable nudge) {
    this.logins = logins;
    this.store = store;
    this.engine = engine;
    this.maker = maker;
    this.clock = clock;
    this.nudge = nudge;
  }

  /**
   * What to do besides the files.
   *
   * @param id names the rollout; an order that comes again is answered with the first one's rollout
   * @param supersede whether a rollout that is still running gives way
   */
  record Order(String id, String who, String stack, RolloutOptions options, boolean supersede) {}

  Rollout deploy(Order order, Project project, ImageOrder images) {
    String tried = "deploy stack \"" + order.stack() + "\"";
    StackNames.check(tried, order.stack());
    return once(
        order,
        () -> {
          // before the rollout is there to be driven
          logins.keep(order.id(), images.logins());
          try {
            return deploy(tried, order, project, images);
          } catch (RuntimeException e) {
            logins.forget(order.id());
            throw e;
          }
        });
  }

  private Rollout deploy(String tried, Order order, Project project, ImageOrder images) {
    refuseIfBusy(tried, order);
    TargetMaker.Made made = maker.make(tried, order.stack(), project, images);
    References present = present(made.target());
    checkExternal(tried, made.target(), present);
    createFiles(project, made.target(), present);
    List<String> notes = new ArrayList<>(made.target().notes());
    project.warnings().forEach(w -> notes.add(w.message()));
    var asked = asked(order, Rollout.Kind.DEPLOY, made.target(), notes);
    var revision = new StackStore.NewRevision("deploy", project.files(), made.target());
    return accepted(tried, order, begin(asked, revision, order));
  }

  /** Deploys a revision of the past once more, as a new one. */
  Rollout rollBack(Order order, Optional<Long> to) {
    return once(order, () -> rollBackTo(order, to));
  }

  private Rollout rollBackTo(Order order, Optional<Long> to) {
    String tried = "roll back stack \"" + order.stack() + "\"";
    refuseIfBusy(tried, order);
    long number = to.orElseGet(() -> previous(tried, order.stack()));
    Target target =
        store
            .target(order.stack(), number)
            .orElseThrow(() -> noRevision(tried, order.stack(), number));
    checkFiles(tried, number, target);
    Map<String, String> files = store.files(order.stack(), number).orElse(Map.of());
    var asked = asked(order, Rollout.Kind.ROLLBACK, target, target.notes());
    var revision = new StackStore.NewRevision("rollback to revision " + number, files, target);
    return accepted(tried, order, begin(asked, revision, order));
  }

  /** Takes over from whatever is rolled out; a removal that goes on already is joined. */
  Rollout remove(Order order) {
    return once(order, () -> removeAll(order));
  }

  private Rollout removeAll(Order order) {
    String tried = "remove stack \"" + order.stack() + "\"";
    Optional<Rollout> removal = store.activeOf(order.stack()).filter(r -> doesAsMuch(r, order));
    if (removal.isPresent()) {
      return removal.get();
    }
    if (!exists(order.stack())) {
      throw new ProblemException(new StackProblem.NotFound(tried, order.stack()));
    }
    Target nothing = Target.nothing(order.stack());
    var asked = asked(order, Rollout.Kind.REMOVE, nothing, List.of());
    Rollout begun = store.beginRemoval(asked, order.options());
    nudge.run();
    return begun;
  }

  private boolean doesAsMuch(Rollout active, Order order) {
    return active.kind() == Rollout.Kind.REMOVE
        && (store.options(active.id()).volumes() || !order.options().volumes());
  }

  /** A killed server may have kept the rollout without having told so. */
  private Rollout once(Order order, Supplier<Rollout> begin) {
    return store.rollout(order.id()).orElseGet(begin);
  }

  static ProblemException noRevision(String tried, String stack, long number) {
    return new ProblemException(
        new StackProblem.PartNotFound(
            tried,
            "revision",
            stack + "/" + number,
            "List its revisions: grampus stack history " + stack + "."));
  }

  private StackStore.Begun begin(Rollout asked, StackStore.NewRevision revision, Order order) {
    return store.begin(asked, revision, order.options(), order.supersede());
  }

  private Rollout accepted(String tried, Order order, StackStore.Begun begun) {
    return switch (begun) {
      case StackStore.Begun.Accepted(Rollout rollout) -> {
        nudge.run();
        yield rollout;
      }
      case StackStore.Begun.Busy(Rollout active) -> throw busy(tried, order.stack(), active);
    };
  }

  private void refuseIfBusy(String tried, Order order) {
    Optional<Rollout> active = store.activeOf(order.stack());
    if (active.isPresent() && !order.supersede()) {
      throw busy(tried, order.stack(), active.get());
    }
  }

  private static ProblemException busy(String tried, String stack, Rollout active) {
    Rollout.Origin origin = active.origin();
    return new ProblemException(
        new StackProblem.Busy(
            tried, stack, active.id(), active.does(), origin.who(), origin.startedAt()));
  }

  private Rollout asked(Order order, Rollout.Kind kind, Target target, List<String> notes) {
    List<ServiceProgress> services =
        target.services().stream().map(s -> ServiceProgress.waiting(s.name())).toList();
    var origin = new Rollout.Origin(order.who(), clock.now(), Optional.empty());
    return new Rollout(
        order.id(), order.stack(), kind, 0, new RolloutState.Accepted(), origin, services, notes);
  }

  /** What is there of what has to be there before anything is kept; mostly nothing has to be. */
  private References present(Target target) {
    boolean external = target.networks().stream().anyMatch(NetworkTarget::external);
    return external || !target.files().isEmpty()
        ? References.read(engine, target)
        : References.none();
  }

  private static void checkExternal(String tried, Target target, References references) {
    for (NetworkTarget network : target.networks()) {
      if (network.external() && !references.hasNetwork(network.name())) {
        throw new ProblemException(new StackProblem.Missing(tried, "network", network.name()));
      }
    }
    for (FileTarget file : target.files()) {
      if (file.external() && !references.hasFile(file.kind(), file.name())) {
        throw new ProblemException(
            new StackProblem.Missing(tried, file.kind().word(), file.name()));
      }
    }
  }

  /** Before the acknowledgement, because afterwards nobody has their contents any more. */
  private void createFiles(Project project, Target target, References present) {
    var namer = new FileNamer(target.stack(), project);
    List<FileTarget> missing =
        target.files().stream()
            .filter(f -> !f.external() && !present.hasFile(f.kind(), f.name()))
            .toList();
    Parallel.map(
        missing,
        f -> {
          engine.createFile(f.kind(), namer.create(f));
          return true;
        });
  }

  /** The names of secrets of the latest revision whose content shall stay. */
  Map<String, String> kept(String tried, String stack, List<String> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    long number = store.revisions(stack).stream().findFirst().map(r -> r.number()).orElse(0L);
    Target latest = store.target(stack, number).orElseGet(() -> Target.nothing(stack));
    References present = References.read(engine, latest);
    Map<String, String> kept = new HashMap<>();
    for (FileTarget file : latest.files()) {
      if (file.kind() == FileTarget.Kind.SECRET
          && keys.contains(file.key())
          && present.hasFile(file.kind(), file.name())) {
        kept.put(file.key(), file.name());
      }
    }
    for (String key : keys) {
      if (!kept.containsKey(key)) {
        String but = "no secret \"" + key + "\" of it is deployed that could stay as it is";
        throw new ProblemException(
            new StackProblem.NotRepeatable(tried, but, "Send the content of the secret."));
      }
    }
    return kept;
  }

  private void checkFiles(String tried, long number, Target target) {
    References present = References.read(engine, target);
    for (FileTarget file : target.files()) {
      if (!present.hasFile(file.kind(), file.name())) {
        String but =
            "the "
                + file.kind().word()
                + " \""
                + file.name()
                + "\" of revision "
                + number
                + " is gone, and Grampus keeps no contents";
        throw new ProblemException(
            new StackProblem.NotRepeatable(tried, but, "Deploy that revision's files again."));
      }
    }
  }

  /** The latest revision that was healthy before the one that runs. */
  private long previous(String tried, String stack) {
    List<Rollout> rollouts = store.rolloutsOf(stack);
    long current = rollouts.isEmpty() ? 0 : rollouts.getFirst().revision();
    return rollouts.stream()
        .filter(r -> r.state() instanceof RolloutState.Healthy && r.revision() < current)
        .map(Rollout::revision)
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                new StackProblem.NotRepeatable(
                    tried,
                    "no earlier revision of it was ever healthy",
                    "Name the revision to go back to, or deploy its files.")));
  }

  private boolean exists(String stack) {
    return !engine.services(stack).isEmpty()
        || engine.networks().stream().anyMatch(n -> StackNames.belongs(n, stack))
        || store.activeOf(stack).isPresent();
  }
}
