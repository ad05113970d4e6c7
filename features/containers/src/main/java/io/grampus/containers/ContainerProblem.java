package io.grampus.containers;

import io.grampus.kernel.Problem;

/** The refusals of the containers feature. */
public sealed interface ContainerProblem extends Problem {

  /** The state of the container does not allow it. */
  record WrongState(String tried, String container, String state, String but, String next)
      implements ContainerProblem {}

  /** No container has the name or id. */
  record NotFound(String tried, String container) implements ContainerProblem {}

  /** The path is not in the container. */
  record NoSuchPath(String tried, String container, String path) implements ContainerProblem {}

  /** Another container has the name. */
  record NameTaken(String tried, String name) implements ContainerProblem {}

  /** The process of an exec ended without the engine telling its exit code. */
  record NoExitCode(String tried, String container) implements ContainerProblem {}

  @Override
  default Refusal refusal() {
    return switch (this) {
      case WrongState p -> new Refusal(Kind.CONFLICT, "container.wrongState", p.but(), p.next());
      case NotFound p ->
          new Refusal(
              Kind.NOT_FOUND,
              "container.notFound",
              "there is no container \"" + p.container() + "\"",
              "List the containers: grampus container ls --all.");
      case NoSuchPath p ->
          new Refusal(
              Kind.NOT_FOUND,
              "container.noSuchPath",
              "container " + p.container() + " has no \"" + p.path() + "\"",
              "Give an absolute path that exists in the container.");
      case NameTaken p ->
          new Refusal(
              Kind.CONFLICT,
              "container.nameTaken",
              "another container is called \"" + p.name() + "\"",
              "Choose another name, or remove or rename that container.");
      case NoExitCode p ->
          new Refusal(
              Kind.UNAVAILABLE,
              "container.noExitCode",
              "the connection to the process in container "
                  + p.container()
                  + " broke before it ended",
              "See whether the container still runs: grampus container inspect "
                  + p.container()
                  + ".");
    };
  }
}
