package io.grampus.inventory;

/** A line of one of the inventory's tables; its components are the table's columns. */
public sealed interface Row
    permits ConfigRow,
        ContainerRow,
        ImageRow,
        NetworkRow,
        NodeRow,
        SecretRow,
        ServiceRow,
        TaskRow,
        VolumeRow {

  /** The engine's identifier; unique in its table. */
  String id();

  /** The name that people use; unique for most kinds only in practice. */
  String name();
}
