package io.grampus.containers;

import io.grampus.engine.Containers;
import io.grampus.engine.EngineException;
import io.grampus.engine.Stopping;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Engines;
import io.grampus.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts, stops and removes containers, one step at a time, as far as their state allows. */
final class ContainerOperator {
  private static final String REMOVED = "removed";

  private final Engines engines;
  private final ContainerReader reader;

  ContainerOperator(Engines engines, ContainerReader reader) {
    this.engines = engines;
    this.reader = reader;
  }

  ContainerReceipt start(String container) {
    return step(ContainerVerb.START, container, c -> on(c).start(c.id()));
  }

  ContainerReceipt stop(String container, Stopping how) {
    return step(ContainerVerb.STOP, container, c -> on(c).stop(c.id(), how));
  }

  ContainerReceipt restart(String container, Stopping how) {
    return step(ContainerVerb.RESTART, container, c -> on(c).restart(c.id(), how));
  }

  ContainerReceipt kill(String container, String signal) {
    return step(ContainerVerb.KILL, container, c -> on(c).kill(c.id(), signal));
  }

  ContainerReceipt pause(String container) {
    return step(ContainerVerb.PAUSE, container, c -> on(c).pause(c.id()));
  }

  ContainerReceipt unpause(String container) {
    return step(ContainerVerb.UNPAUSE, container, c -> on(c).unpause(c.id()));
  }

  ContainerReceipt rename(String container, String name) {
    String tried = "rename container \"" + container + "\" to \"" + name + "\"";
    ContainerFacts facts = reader.readFor(ContainerVerb.RENAME, tried, container);
    try {
      on(facts).rename(facts.id(), name);
    } catch (EngineException.Conflict e) {
      throw new ProblemException(new ContainerProblem.NameTaken(tried, name), e);
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
    return receipt(tried, facts, true, List.of());
  }

  ContainerReceipt remove(String container, boolean force, boolean volumes) {
    String tried = "remove container \"" + container + "\"";
    ContainerFacts facts =
        force
            ? reader.read(tried, container)
            : reader.readFor(ContainerVerb.REMOVE, tried, container);
    try {
      on(facts).remove(facts.id(), force, volumes);
    } catch (EngineException.NotFound e) {
      // somebody else was faster: it is gone, as was asked
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
    return new ContainerReceipt(
        facts.id(), facts.name(), REMOVED, true, notes(ContainerVerb.REMOVE, facts), List.of());
  }

  private ContainerReceipt step(
      ContainerVerb verb, String container, Consumer<ContainerFacts> work) {
    String tried = verb.word() + " container \"" + container + "\"";
    ContainerFacts before = reader.read(tried, container);
    return switch (ContainerGuards.check(verb, before)) {
      case Verdict.Refused(String but, String next) ->
          throw ContainerReader.wrongState(tried, before, but, next);
      case Verdict.Already(String but) ->
          receipt(tried, before, false, List.of("Container " + before.name() + " " + but + "."));
      case Verdict.Fine _ -> {
        run(tried, before, work);
        yield receipt(tried, before, true, notes(verb, before));
      }
    };
  }

  private static void run(String tried, ContainerFacts facts, Consumer<ContainerFacts> work) {
    try {
      work.accept(facts);
    } catch (EngineException.NotFound e) {
      throw new ProblemException(new ContainerProblem.NotFound(tried, facts.name()), e);
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }

  private ContainerReceipt receipt(
      String tried, ContainerFacts before, boolean changed, List<String> notes) {
    Optional<ContainerFacts> now = reader.find(tried, before.id());
    return now.map(c ->
            new ContainerReceipt(
                c.id(),
                c.name(),
                c.state().name().toLowerCase(Locale.ROOT),
                changed,
                notes,
                ContainerGuards.actions(c)))
        .orElseGet(() ->
            new ContainerReceipt(before.id(), before.name(), REMOVED, changed, notes, List.of()));
  }

  private static List<String> notes(ContainerVerb verb, ContainerFacts facts) {
    var notes = new ArrayList<String>();
    boolean ends = verb == ContainerVerb.STOP || verb == ContainerVerb.REMOVE;
    if (facts.inService() && (ends || verb == ContainerVerb.KILL)) {
      notes.add(
          "Swarm runs this container for service "
              + facts.service()
              + " and will start another one in its place. To have fewer: grampus service scale "
              + facts.service()
              + "=N.");
    }
    if (facts.inService() && verb == ContainerVerb.PAUSE) {
      notes.add(
          "Swarm runs this container for service "
              + facts.service()
              + "; a health check that fails while it is paused makes Swarm replace it.");
    }
    return notes;
  }

  private Containers on(ContainerFacts facts) {
    return engines.of(facts.id()).containers();
  }
}
