package io.grampus.inventory;

import io.grampus.kernel.Permission;
import java.util.List;

/**
 * What the inventory has tables of.
 *
 * @param word the singular, as problems and changes name it
 * @param plural the path below {@code /api/v1}
 * @param row the type of its rows
 * @param swarm whether only a Swarm manager knows them
 * @param permission what it takes to look at them
 */
public record Kind<R extends Row>(
    String word, String plural, Class<R> row, boolean swarm, Permission permission) {
  public static final Kind<ContainerRow> CONTAINER = of("container", ContainerRow.class, false);
  public static final Kind<ImageRow> IMAGE = of("image", ImageRow.class, false);
  public static final Kind<VolumeRow> VOLUME = of("volume", VolumeRow.class, false);
  public static final Kind<NetworkRow> NETWORK = of("network", NetworkRow.class, false);
  public static final Kind<NodeRow> NODE = of("node", NodeRow.class, false);
  public static final Kind<ServiceRow> SERVICE = of("service", ServiceRow.class, true);
  public static final Kind<TaskRow> TASK = of("task", TaskRow.class, true);
  public static final Kind<SecretRow> SECRET = of("secret", SecretRow.class, true);
  public static final Kind<ConfigRow> CONFIG = of("config", ConfigRow.class, true);

  /** All nine. */
  public static final List<Kind<?>> ALL =
      List.of(CONTAINER, IMAGE, VOLUME, NETWORK, NODE, SERVICE, TASK, SECRET, CONFIG);

  /** A kind whose plural has an s, as all of them. */
  public static <R extends Row> Kind<R> of(String word, Class<R> row, boolean swarm) {
    return new Kind<>(word, word + "s", row, swarm, Permission.read(word + ".read"));
  }

  @Override
  public String toString() {
    return word;
  }
}
