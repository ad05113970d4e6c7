package io.grampus.images;

import java.util.List;

/**
 * What an image consists of.
 *
 * @param size bytes of all layers
 * @param unique bytes that removing the image would free
 * @param shared bytes that other images use too
 * @param exact whether every size and command is certainly the layer's own
 * @param settings the history's steps that made no layer: environment, ports, commands
 */
public record ImageLayers(
    String id,
    List<String> tags,
    long size,
    long unique,
    long shared,
    boolean exact,
    List<ImageLayer> layers,
    List<String> settings) {

  /** Keeps copies. */
  public ImageLayers {
    tags = List.copyOf(tags);
    layers = List.copyOf(layers);
    settings = List.copyOf(settings);
  }
}
