package io.grampus.oci;

import java.io.IOException;
import java.nio.file.Path;

/** Unpacks as another user: {@code RootlessChild LAYOUT BUNDLE}. */
final class RootlessChild {
  private RootlessChild() {}

  public static void main(String[] args) throws IOException {
    ImageLayout layout = ImageLayout.open(Path.of(args[0]));
    RuntimeBundle bundle =
        new BundleUnpacker(layout, BundleOptions.usual()).unpack(TestImages.NAME, Path.of(args[1]));
    bundle.leftOut().forEach(System.out::println);
  }
}
