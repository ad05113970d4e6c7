package io.grampus.oci;

import io.grampus.oci.BundleOptions.UnpackProgress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Unpacks images into bundles that runc and crun start (OCI image spec, conversion.md).
 *
 * <p>A bundle is there whole or not at all: it is made in a folder beside, which only its owner may
 * look into, and renamed in the end. Nothing that an image says leads out of that folder.
 */
public final class BundleUnpacker {
  private static final Set<String> CONFIGS =
      Set.of(MediaTypes.OCI_CONFIG, MediaTypes.DOCKER_CONFIG);
  private static final int NAME = 12;

  private final ImageStore from;
  private final BundleOptions options;

  public BundleUnpacker(ImageStore from, BundleOptions options) {
    this.from = from;
    this.options = options;
  }

  /**
   * Unpacks an image.
   *
   * @param folder where the bundle will be; there must be nothing yet, or an empty folder
   * @throws OciException when there is no such image, it is not as the specifications want it, or
   *     is larger than the limits
   * @throws IOException when it can't be read or written; then there is no bundle
   */
  public RuntimeBundle unpack(ManifestName name, Path folder) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    Path parent = target.getParent();
    if (parent == null || isTaken(target)) {
      throw new OciException(folder + " is already there");
    }
    ManifestDocument document = from.image(name, options.platform());
    if (!(document.manifest() instanceof Manifest.Image image)) {
      throw new OciException(name + " is no image");
    }
    ImageConfig config = config(image);
    Files.createDirectories(parent);
    Path draft = Files.createTempDirectory(parent, "." + target.getFileName() + ".");
    try {
      RuntimeBundle bundle = new Draft(draft, document, image, config).lay(target);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      return bundle;
    } finally {
      RootFolder.remove(draft);
    }
  }

  private static boolean isTaken(Path target) throws IOException {
    if (!RootFolder.isFolder(target)) {
      return RootFolder.exists(target);
    }
    try (var children = Files.newDirectoryStream(target)) {
      return children.iterator().hasNext();
    }
  }

  private ImageConfig config(Manifest.Image image) throws IOException {
    if (!CONFIGS.contains(image.config().mediaType())) {
      throw new OciException(
          "it is no image but an artifact: its config is a " + image.config().mediaType());
    }
    if (image.config().size() > ManifestDocument.LARGEST) {
      throw new OciException("the image's config has " + image.config().size() + " bytes");
    }
    ImageConfig config;
    try (InputStream in = from.verified(image.config())) {
      config = ImageConfig.read(in.readAllBytes());
    }
    if (!config.platform().os().equals("linux")) {
      throw new OciException("it is an image for " + config.platform() + ", not for Linux");
    }
    if (config.diffIds().size() != image.layers().size()) {
      throw new OciException(
          "the image has %d layers, but its config tells the digests of %d"
              .formatted(image.layers().size(), config.diffIds().size()));
    }
    return config;
  }

  /** A bundle in the making. */
  private final class Draft {
    private final Path folder;
    private final ManifestDocument document;
    private final Manifest.Image image;
    private final ImageConfig config;
    private final LeftOut leftOut = new LeftOut();
    private final UnpackBudget budget = new UnpackBudget(options.limits());

    Draft(Path folder, ManifestDocument document, Manifest.Image image, ImageConfig config) {
      this.folder = folder;
      this.document = document;
      this.image = image;
      this.config = config;
    }

    RuntimeBundle lay(Path target) throws IOException {
      var root = new RootFolder(Files.createDirectory(folder.resolve("rootfs")));
      var writer = new FileAttributesWriter(options.rootless(), root.top(), leftOut);
      var applier = new LayerApplier(root, writer, budget, leftOut);
      long all = image.layers().stream().mapToLong(Descriptor::size).sum();
      long before = 0;
      for (int i = 0; i < image.layers().size(); i++) {
        long done = before;
        UnpackProgress told = (read, _) -> options.progress().at(done + read, all);
        apply(applier, image.layers().get(i), config.diffIds().get(i), told);
        before += image.layers().get(i).size();
      }
      configure(root);
      root.finish(writer);
      return new RuntimeBundle(
          target,
          document.digest(),
          config,
          budget.bytesWritten(),
          budget.entries(),
          leftOut.all());
    }

    private void apply(LayerApplier applier, Descriptor layer, Digest diffId, UnpackProgress told)
        throws IOException {
      MessageDigest hash = diffId.algorithm().hash();
      try (InputStream blob = new ToldInput(from.verified(layer), layer.size(), told);
          InputStream tar = new DigestInputStream(LayerCompression.tar(blob), hash)) {
        applier.apply(tar);
        // what is compressed may end before the blob does
        blob.transferTo(OutputStream.nullOutputStream());
      } catch (OciException e) {
        throw new OciException("the layer " + layer.digest() + ": " + e.getMessage(), e);
      }
      Digest found = Digest.finish(diffId.algorithm(), hash);
      if (!found.equals(diffId)) {
        throw new OciException(
            "the layer %s is unpacked %s, but the image's config says %s"
                .formatted(layer.digest(), found, diffId));
      }
    }

    private void configure(RootFolder root) throws IOException {
      var runtime = new RuntimeConfig(config, options, leftOut);
      root.folder(LayerPath.of(runtime.folder()));
      ProcessUser user = new UserResolver(root).resolve(config.command().user());
      Optional<ProcessUser> owner = Optional.empty();
      if (options.rootless()) {
        owner = Optional.of(BundleOptions.self());
        if (!user.equals(ProcessUser.ROOT)) {
          leftOut.add(
              "the user %s: without root there is one user, who is root in the container only"
                  .formatted(config.command().user().orElse("")));
        }
        user = ProcessUser.ROOT;
      }
      Map<String, EntryAttributes> volumes = new TreeMap<>();
      for (String volume : runtime.volumes()) {
        volumes.put(volume, root.attributesOf(root.folder(LayerPath.of(volume))));
      }
      String hostname = document.digest().hex().substring(0, NAME);
      Files.write(folder.resolve("config.json"), runtime.write(user, hostname, owner, volumes));
    }
  }
}
