package io.grampus.cli.command;

import io.grampus.cli.api.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives an image another name. */
@Command
final class TagCommand extends Subcommand {
  @Parameters(index = "0", paramLabel = "IMAGE")
  String image = "";

  @Parameters(index = "1", paramLabel = "NEW_NAME[:TAG]")
  String name = "";

  @Mixin NodeOption at = new NodeOption();

  TagCommand(Cli cli) {
    super(cli);
  }

  @Override
  int run() {
    api()
        .post(
            "name image \"" + image + "\" " + name,
            at.on(Route.of("images", image, "tag")).with("name", name));
    return DONE;
  }
}
