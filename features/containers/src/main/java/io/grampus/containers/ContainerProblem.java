package io.grampus.containers;

import io.grampus.kernel.Problem;

/** The refusals of the containers feature. */
public sealed interface ContainerProblem extends Problem {

  /** The state of the container does not allow it. */
  record WrongState(String tried, String container, String state, String but, String next)
      implements ContainerProblem {
    @Override
    public String code() {
      return "container.wrongState";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }
  }

  /** No container has the name or id. */
  record NotFound(String tried, String container) implements ContainerProblem {
    @Override
    public String code() {
      return "container.notFound";
    }

    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }

    @Override
    public String but() {
      return "there is no container \"" + container + "\"";
    }

    @Override
    public String next() {
      return "List the containers: grampus container ls --all.";
    }
  }

  /** The path is not in the container. */
  record NoSuchPath(String tried, String container, String path) implements ContainerProblem {
    @Override
    public String code() {
      return "container.noSuchPath";
    }

    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }

    @Override
    public String but() {
      return "container " + container + " has no \"" + path + "\"";
    }

    @Override
    public String next() {
      return "Give an absolute path that exists in the container.";
    }
  }

  /** Another container has the name. */
  record NameTaken(String tried, String name) implements ContainerProblem {
    @Override
    public String code() {
      return "container.nameTaken";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String but() {
      return "another container is called \"" + name + "\"";
    }

    @Override
    public String next() {
      return "Choose another name, or remove or rename that container.";
    }
  }

  /** The process of an exec ended without the engine telling its exit code. */
  record NoExitCode(String tried, String container) implements ContainerProblem {
    @Override
    public String code() {
      return "container.noExitCode";
    }

    @Override
    public Kind kind() {
      return Kind.UNAVAILABLE;
    }

    @Override
    public String but() {
      return "the connection to the process in container " + container + " broke before it ended";
    }

    @Override
    public String next() {
      return "See whether the container still runs: grampus container inspect " + container + ".";
    }
  }
}
