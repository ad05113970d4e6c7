package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists images, a line for each name. */
@Command
final class ImageListCommand extends ListCommand {
  @Parameters(
      paramLabel = "REPOSITORY[:TAG]",
      arity = "0..1",
      description = "Only images of that name.",
      defaultValue = "")
  String repository = "";

  @Option(
      names = {"-a", "--all"},
      description = "As with Docker; images without a name are always shown.")
  boolean all;

  @Option(names = "--digests", description = "As with Docker: a column with the digests.")
  boolean digests;

  ImageListCommand(Cli cli) {
    super(cli, Views.IMAGES);
  }

  @Override
  List<String> conditions() {
    return repository.isEmpty() ? List.of() : List.of("reference=" + repository);
  }

  @Override
  Route route() {
    if (digests && format.isEmpty()) {
      format =
          "table {{.Repository}}\t{{.Tag}}\t{{.Digest}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}";
    }
    return super.route();
  }
}
