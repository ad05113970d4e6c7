package io.grampus.images;

import java.util.List;

/** The images that a tar stream held, by name or id. */
public record ImagesLoaded(List<String> images) {

  /** Keeps a copy. */
  public ImagesLoaded {
    images = List.copyOf(images);
  }
}
