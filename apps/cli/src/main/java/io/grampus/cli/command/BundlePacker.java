package io.grampus.cli.command;

import io.grampus.cli.api.CliException;
import io.grampus.cli.api.ExitCode;
import io.grampus.compose.ComposeBundle;
import io.grampus.compose.ComposeException;
import io.grampus.compose.ComposeLoader;
import io.grampus.compose.ComposeProblem;
import io.grampus.compose.ComposeRequest;
import io.grampus.compose.FileSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads a Compose project here, so that mistakes are told before anything is sent, and packs the
 * files that it takes.
 */
final class BundlePacker {
  private final Cli cli;

  BundlePacker(Cli cli) {
    this.cli = cli;
  }

  /** The merged project in its canonical form. */
  JsonNode canonical(List<String> files, List<String> envFiles, List<String> profiles) {
    String tried = "read the Compose files";
    return loading(
        tried,
        () -> {
          var project =
              new ComposeLoader(FileSource.disk()).load(request(tried, files, envFiles, profiles));
          warn(project.warnings());
          return project.config();
        });
  }

  /** The names of the images that the project's services run. */
  Set<String> images(List<String> files, List<String> envFiles, List<String> profiles) {
    String tried = "read the Compose files";
    return loading(
        tried,
        () -> {
          Set<String> images = new TreeSet<>();
          var request = request(tried, files, envFiles, profiles);
          var config = new ComposeLoader(FileSource.disk()).load(request).config();
          for (JsonNode service : config.path("services")) {
            images.add(service.path("image").asString(""));
          }
          images.remove("");
          return images;
        });
  }

  /** The project as the server takes it. */
  JsonNode pack(String stack, List<String> files, List<String> envFiles, List<String> profiles) {
    String tried = "load the Compose files of stack \"" + stack + "\"";
    return loading(
        tried,
        () -> {
          ComposeRequest request = request(tried, files, envFiles, profiles).named(stack);
          ComposeBundle bundle = new ComposeLoader(FileSource.disk()).pack(request);
          return JsonMapper.shared().valueToTree(bundle);
        });
  }

  private ComposeRequest request(
      String tried, List<String> files, List<String> envFiles, List<String> profiles) {
    if (files.contains("-")) {
      throw CliException.usage(
          tried,
          "the standard input has no folder for relative paths",
          "Write it to a file first.");
    }
    String folder = Path.of("").toAbsolutePath().toString();
    return ComposeRequest.in(folder)
        .files(files.stream().map(BundlePacker::absolute).toList())
        .envFiles(envFiles.stream().map(BundlePacker::absolute).toList())
        .profiles(profiles)
        .variables(cli.env());
  }

  private static String absolute(String file) {
    return Path.of(file).toAbsolutePath().normalize().toString();
  }

  private void warn(List<ComposeProblem> warnings) {
    warnings.forEach(w -> cli.err().println("  Note: " + w));
  }

  private static <T> T loading(String tried, java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (ComposeException e) {
      int count = e.problems().size();
      String list = e.problems().stream().map(p -> "\n  " + p).collect(Collectors.joining());
      throw new CliException(
          ExitCode.PROBLEM,
          tried,
          (count == 1 ? "there is a problem in them:" : "there are " + count + " problems in them:")
              + list
              + "\nNothing was sent",
          "Correct the files, then run the command again.");
    }
  }
}
