package io.grampus.containers;

import io.grampus.engine.ContainerInspect;
import io.grampus.engine.EngineException;
import io.grampus.engine.Filters;
import io.grampus.inventory.EngineProblems;
import io.grampus.inventory.Engines;
import io.grampus.kernel.CommonProblem;
import io.grampus.kernel.ProblemException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what the guards need to know of a container, from the engine itself. */
final class ContainerReader {
  private static final String SERVICE = "com.docker.swarm.service.name";

  /** What may be asked of a service's task by the service's name, since it changes nothing. */
  private static final Set<ContainerVerb> TALKS =
      Set.of(
          ContainerVerb.EXEC,
          ContainerVerb.ATTACH,
          ContainerVerb.LOGS,
          ContainerVerb.TOP,
          ContainerVerb.COPY);

  private final Engines engines;

  ContainerReader(Engines engines) {
    this.engines = engines;
  }

  /** The container; a problem when there is none. */
  ContainerFacts read(String tried, String container) {
    return find(tried, container)
        .orElseThrow(() -> new ProblemException(new ContainerProblem.NotFound(tried, container)));
  }

  /** The container; empty when there is none. */
  Optional<ContainerFacts> find(String tried, String container) {
    try {
      return Optional.of(facts(engines.of(container).containers().inspect(container)));
    } catch (EngineException.NotFound e) {
      return Optional.empty();
    } catch (EngineException e) {
      throw EngineProblems.of(tried, e);
    }
  }

  /** What containers take on the disk. */
  ContainerSizes sizes(boolean all) {
    try {
      return new ContainerSizes(
          engines.here().containers().list(all, Filters.none(), true).stream()
              .map(c -> new ContainerSizes.Size(c.id(), c.sizeRw(), c.sizeRootFs()))
              .toList());
    } catch (EngineException e) {
      throw EngineProblems.of("measure containers", e);
    }
  }

  /** The container, when the verb's guard lets it pass; {@code Already} is refused too. */
  ContainerFacts readFor(ContainerVerb verb, String tried, String container) {
    boolean talks = TALKS.contains(verb);
    ContainerFacts facts = read(tried, talks ? engines.task(container) : container);
    switch (ContainerGuards.check(verb, facts)) {
      case Verdict.Fine _ -> {}
      case Verdict.Already(String but) -> throw wrongState(tried, facts, but, "Nothing to do.");
      case Verdict.Refused(String but, String next) -> throw wrongState(tried, facts, but, next);
    }
    return facts;
  }

  static ProblemException wrongState(String tried, ContainerFacts facts, String but, String next) {
    String state = facts.state().name().toLowerCase(Locale.ROOT);
    return new ProblemException(
        new ContainerProblem.WrongState(tried, facts.name(), state, "it " + but, next));
  }

  static ProblemException missing(String container, String parameter) {
    return new ProblemException(
        new CommonProblem.Invalid(
            "change container \"" + container + "\"",
            parameter,
            "the parameter " + parameter + " is missing",
            "Give it in the query."));
  }

  private static ContainerFacts facts(ContainerInspect inspect) {
    return new ContainerFacts(
        inspect.id(),
        inspect.name(),
        ContainerState.of(inspect.state()),
        inspect.tty(),
        inspect.logDriver(),
        inspect.labels().getOrDefault(SERVICE, ""));
  }
}
