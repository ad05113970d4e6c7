package io.grampus.stacks;

import io.grampus.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Makes of a project what Swarm is asked for. */
final class TargetMaker {
  private final StackEngine engine;
  private final boolean virtualIps;

  TargetMaker(StackEngine engine, boolean virtualIps) {
    this.engine = engine;
    this.virtualIps = virtualIps;
  }

  /**
   * A target and what was found out on the way.
   *
   * @param missingImages references that neither engine nor registry has
   */
  record Made(Target target, List<String> missingImages) {}

  Made make(String tried, String stack, Project project, ImageOrder order) {
    try {
      List<FileTarget> files = new FileNamer(stack, project).targets();
      var images = new ImageResolver(engine, stack, order).resolve(images(project.tree()));
      var mapping =
          new Mapping(stack, project.tree(), virtualIps, images.runs(), FileNamer.names(files));
      Target target = new ProjectMapper(mapping).map(files);
      List<String> notes = new ArrayList<>(images.notes());
      notes.addAll(target.notes());
      notes.addAll(new EngineLimits(engine).notes(target.services()));
      return new Made(
          new Target(stack, target.networks(), files, target.services(), notes), images.missing());
    } catch (UnmappableException e) {
      String next = "Change that in the file; Swarm has no other way to run it.";
      String but = String.valueOf(e.getMessage());
      throw new ProblemException(new StackProblem.NotForSwarm(tried, but, next), e);
    }
  }

  private static Set<String> images(JsonNode tree) {
    Set<String> images = new TreeSet<>();
    Trees.members(tree.path("services"))
        .forEach((name, service) -> {
          String image = Trees.text("", service, "image");
          if (image.isEmpty()) {
            throw new UnmappableException(
                "the service " + name + " names no image, and Swarm does not build");
          }
          images.add(image);
        });
    if (images.isEmpty()) {
      throw new UnmappableException("the file has no services");
    }
    return images;
  }
}
