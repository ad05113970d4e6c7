package io.grampus.registry;

import io.grampus.kernel.Problem;

/** The refusals of the operations on the registry. */
public sealed interface RegistryProblem extends Problem {

  /** Nothing was pushed under that name. */
  record NoRepository(String tried, String repository) implements RegistryProblem {}

  /** The repository has no such tag or digest. */
  record NoManifest(String tried, String repository, String manifest) implements RegistryProblem {}

  /** What was given is no name of a repository, tag or digest. */
  record BadName(String tried, String name, String said) implements RegistryProblem {}

  @Override
  default Refusal refusal() {
    return switch (this) {
      case NoRepository p ->
          new Refusal(
              Kind.NOT_FOUND,
              "repository.notFound",
              "the registry has no repository \"" + p.repository() + "\"",
              "List them: grampus registry ls.");
      case NoManifest p ->
          new Refusal(
              Kind.NOT_FOUND,
              "manifest.notFound",
              "\"" + p.repository() + "\" has no tag or digest \"" + p.manifest() + "\"",
              "List the tags: grampus registry tags " + p.repository() + ".");
      case BadName p ->
          new Refusal(
              Kind.INVALID,
              "registry.badName",
              p.said(),
              "Write a repository as shop/web, a tag as 1.0, a digest as sha256:….");
    };
  }
}
