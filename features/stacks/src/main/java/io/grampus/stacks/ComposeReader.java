package io.grampus.stacks;

import io.grampus.compose.ComposeBundle;
import io.grampus.compose.ComposeException;
import io.grampus.compose.ComposeProblem;
import io.grampus.compose.ComposeProject;
import io.grampus.compose.SwarmGap;
import io.grampus.compose.SwarmSupport;
import io.grampus.kernel.ProblemException;
import io.grampus.stacks.StackProblem.BadFiles.FileError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a bundle with the Compose loader; only what is in the bundle, nothing of this machine. */
final class ComposeReader implements ProjectReader {
  private static final int SHOWN = 50;

  @Override
  public Project read(String tried, String stack, ComposeBundle bundle) {
    StackNames.check(tried, stack);
    try {
      // the stack's name is the project's, whatever the files say
      var named =
          new ComposeBundle(bundle.request().named(stack), bundle.files(), bundle.secrets());
      ComposeProject project = named.load();
      return new Project(
          project.tree(),
          contents(project),
          history(bundle),
          warnings(project),
          gaps(project),
          Map.of());
    } catch (ComposeException e) {
      List<FileError> errors =
          e.problems().stream().limit(SHOWN).map(ComposeReader::error).toList();
      throw new ProblemException(new StackProblem.BadFiles(tried, errors), e);
    }
  }

  private static FileError error(ComposeProblem problem) {
    String message =
        problem.path().isEmpty() ? problem.message() : problem.path() + ": " + problem.message();
    return new FileError(problem.at().file(), problem.at().line(), message, problem.advice());
  }

  private static List<FileError> gaps(ComposeProject project) {
    return SwarmSupport.gaps(project).stream()
        .filter(g -> g.severity() == SwarmGap.Severity.REFUSED)
        .map(g ->
            new FileError(g.at().file(), g.at().line(), g.path() + ": " + g.message(), g.advice()))
        .toList();
  }

  private static Map<String, byte[]> contents(ComposeProject project) {
    Map<String, byte[]> contents = new HashMap<>();
    for (FileTarget.Kind kind : FileTarget.Kind.values()) {
      for (String key : Trees.members(project.tree().path(kind.plural())).keySet()) {
        project
            .content(kind.plural() + "." + key)
            .ifPresent(c -> contents.put(kind.word() + "/" + key, c));
      }
    }
    return contents;
  }

  /** The bundle keeps secrets apart from the files, so these can be kept as they are. */
  private static Map<String, String> history(ComposeBundle bundle) {
    Map<String, String> files = new TreeMap<>();
    bundle
        .files()
        .forEach((path, bytes) -> files.put(path, new String(bytes, StandardCharsets.UTF_8)));
    return files;
  }

  private static List<PlanWarning> warnings(ComposeProject project) {
    List<PlanWarning> warnings = new ArrayList<>();
    for (ComposeProblem warning : project.warnings()) {
      warnings.add(new PlanWarning("compose", "", warning.message(), warning.at().toString()));
    }
    for (SwarmGap gap : SwarmSupport.gaps(project)) {
      String code =
          switch (gap.severity()) {
            case IGNORED -> "ignored";
            case REFUSED -> "unsupported";
          };
      String message = gap.path() + ": " + gap.message();
      warnings.add(new PlanWarning(code, service(gap.path()), message, gap.at().toString()));
    }
    return warnings;
  }

  private static String service(String path) {
    String[] steps = path.split("\\.");
    return steps.length > 1 && steps[0].equals("services") ? steps[1] : "";
  }
}
