package io.grampus.oci;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Copies images from one place to another: first the blobs, several at once, then what needs them,
 * so that the target is whole at every moment.
 */
public final class ImageCopier {
  private final ImageStore from;
  private final ImageStore to;
  private final int atOnce;

  /**
   * @param atOnce how many blobs move at the same time
   */
  public ImageCopier(ImageStore from, ImageStore to, int atOnce) {
    this.from = from;
    this.to = to;
    this.atOnce = atOnce;
  }

  /**
   * Copies an image with all that it needs, of all platforms.
   *
   * @param target what it is called there
   * @return the manifest, the same as at the source to the byte
   * @throws OciException when the source has no such image, or a damaged one
   */
  public ManifestDocument copy(ManifestName source, ManifestName target) throws IOException {
    ManifestDocument manifest = from.needed(source);
    copy(manifest, target, 0);
    return manifest;
  }

  /**
   * Copies the image for one platform.
   *
   * @return the manifest of that platform, which is what the target then has under the name
   * @throws OciException also when the image is not for that platform
   */
  public ManifestDocument copy(ManifestName source, ManifestName target, Platform platform)
      throws IOException {
    ManifestDocument manifest = from.image(source, platform);
    copy(manifest, target, 0);
    return manifest;
  }

  private void copy(ManifestDocument document, ManifestName target, int depth) throws IOException {
    switch (document.manifest()) {
      case Manifest.Image image -> blobs(image.needs());
      case Manifest.Index index -> {
        if (depth == ImageStore.DEEPEST) {
          throw new OciException(
              "the index " + target + " lies " + ImageStore.DEEPEST + " indexes deep");
        }
        for (Descriptor each : index.manifests()) {
          var name = new ManifestName.ByDigest(each.digest());
          copy(from.needed(name), name, depth + 1);
        }
      }
    }
    to.put(target, document);
  }

  private void blobs(List<Descriptor> blobs) throws IOException {
    var seats = new Semaphore(atOnce);
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Descriptor blob : blobs.stream().distinct().toList()) {
        all.add(
            threads.submit(() -> {
              seats.acquire();
              try {
                blob(blob);
              } finally {
                seats.release();
              }
              return blob;
            }));
      }
      try {
        for (Future<?> one : all) {
          await(one);
        }
      } catch (IOException | RuntimeException e) {
        threads.shutdownNow();
        throw e;
      }
    }
  }

  private static void await(Future<?> one) throws IOException {
    try {
      one.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while copying");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case OciException refused -> throw refused;
        case IOException io -> throw io;
        case null, default -> throw new IllegalStateException("a copy failed", e);
      }
    }
  }

  private void blob(Descriptor blob) throws IOException {
    if (to.has(blob) || to.mount(blob, from)) {
      return;
    }
    to.put(blob, at -> from.open(blob, at));
  }
}
