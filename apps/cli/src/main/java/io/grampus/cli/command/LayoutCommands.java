package io.grampus.cli.command;

import io.grampus.cli.image.ImagePlace;
import io.grampus.cli.image.OpenImage;
import io.grampus.cli.text.Amounts;
import io.grampus.oci.AppcImporter;
import io.grampus.oci.BundleOptions;
import io.grampus.oci.BundleUnpacker;
import io.grampus.oci.ImportedImage;
import io.grampus.oci.Platform;
import io.grampus.oci.RuntimeBundle;
import io.grampus.oci.UnpackLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Images in layouts, archives and registries, handled here: no server is asked. */
final class LayoutCommands {
  private LayoutCommands() {}

  /** Unpacks an image to a bundle. */
  @Command(
      footer = {
        "",
        "SOURCE is oci:DIR[:TAG], oci-archive:FILE[:TAG] or docker://NAME[:TAG|@DIGEST].",
        "Afterwards, as root or with --rootless as anybody:",
        "  runc run --bundle BUNDLE NAME"
      })
  static final class Unpack extends Subcommand {
    @Parameters(paramLabel = "SOURCE", index = "0", description = "Where the image lies.")
    String source = "";

    @Parameters(
        paramLabel = "BUNDLE",
        index = "1",
        description = "The folder to make, with config.json and rootfs.")
    String bundle = "";

    @Parameters(
        paramLabel = "ARGUMENT",
        index = "2..*",
        arity = "0..*",
        description = "After --: what runs in place of the image's Cmd.")
    List<String> command = new ArrayList<>();

    @Option(
        names = "--platform",
        paramLabel = "PLATFORM",
        description = "Such as linux/arm64; this machine's when left out.",
        defaultValue = "")
    String platform = "";

    @Option(names = "--read-only", description = "The container can't write to its files.")
    boolean readOnly;

    @Option(
        names = "--rootless",
        description = "For a user who is not root; so it is when you are not.")
    boolean rootless;

    @Mixin LayoutOptions options = new LayoutOptions();

    Unpack(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      return options.attempt("unpack \"" + source + "\"", this::unpack);
    }

    private int unpack() throws IOException {
      ImagePlace from = ImagePlace.parse(source);
      var meter = new ByteMeter(cli, "Unpacked", options.quiet);
      BundleOptions usual = BundleOptions.usual();
      BundleOptions wanted =
          usual
              .running(command)
              .readOnly(readOnly)
              .rootless(rootless || usual.rootless())
              .on(platform.isEmpty() ? usual.platform() : Platform.parse(platform))
              .telling(meter::at);
      try (OpenImage image = OpenImage.read(from, LayoutOptions.scratch(), options.of(cli))) {
        print(new BundleUnpacker(image.store(), wanted).unpack(image.name(), Path.of(bundle)));
      } finally {
        meter.clear();
      }
      return DONE;
    }

    private void print(RuntimeBundle made) {
      if (options.isJson()) {
        ObjectNode all = JsonMapper.shared().createObjectNode();
        all.put("bundle", made.folder().toString()).put("digest", made.manifest().toString());
        all.put("platform", made.config().platform().toString());
        all.put("size", made.bytes()).put("entries", made.entries());
        options.print(cli, all, made.leftOut());
      } else {
        cli.foreignLine(
            "Unpacked %s, %s, to %s"
                .formatted(made.manifest(), Amounts.size(made.bytes()), made.folder()));
        options.tell(cli, made.leftOut());
      }
    }
  }

  /** Makes an image of an App Container image. */
  @Command(
      footer = {"", "DEST is oci:DIR[:TAG], which is made if need be, or docker://NAME[:TAG]."})
  static final class ImportAppc extends Subcommand {
    @Parameters(
        paramLabel = "FILE",
        index = "0",
        description = "The image, an .aci: plain, or compressed by gzip, bzip2 or xz.")
    String file = "";

    @Parameters(paramLabel = "DEST", index = "1", description = "Where to.")
    String dest = "";

    @Mixin LayoutOptions options = new LayoutOptions();

    ImportAppc(Cli cli) {
      super(cli);
    }

    @Override
    int run() {
      return options.attempt("import the App Container image \"" + file + "\"", this::read);
    }

    private int read() throws IOException {
      ImagePlace to = ImagePlace.parse(dest);
      Path aci = Path.of(file);
      var meter = new ByteMeter(cli, "Read", options.quiet);
      try (OpenImage image = OpenImage.write(to, options.of(cli))) {
        var importer =
            new AppcImporter(image.store(), LayoutOptions.scratch(), UnpackLimits.usual())
                .telling(meter::at);
        ImportedImage made = importer.importImage(aci, image.name());
        meter.clear();
        print(made);
      } finally {
        meter.clear();
      }
      return DONE;
    }

    private void print(ImportedImage made) {
      if (options.isJson()) {
        ObjectNode all = JsonMapper.shared().createObjectNode();
        all.put("image", dest).put("digest", made.manifest().digest().toString());
        all.put("name", made.name()).put("platform", made.config().platform().toString());
        options.print(cli, all, made.leftOut());
      } else {
        cli.foreignLine(
            "Imported %s as %s, %s".formatted(made.name(), dest, made.manifest().digest()));
        options.tell(cli, made.leftOut());
      }
    }
  }
}
