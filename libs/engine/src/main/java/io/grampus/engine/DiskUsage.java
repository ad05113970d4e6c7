package io.grampus.engine;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What takes an engine's disk. */
public record DiskUsage(ObjectNode raw) implements View {
  /** Bytes of all image layers, each counted once. */
  public long layersSize() {
    return number("LayersSize");
  }

  /** Its images, with shared sizes. */
  public List<ImageSummary> images() {
    return each(ImageSummary::new, "Images");
  }

  /** Its containers, with sizes. */
  public List<ContainerSummary> containers() {
    return each(ContainerSummary::new, "Containers");
  }

  /** Its volumes, with sizes and users. */
  public List<Volume> volumes() {
    return each(Volume::new, "Volumes");
  }
}
