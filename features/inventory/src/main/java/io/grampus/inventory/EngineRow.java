package io.grampus.inventory;

/** A line of one of the inventory's own tables: something that an engine has. */
public sealed interface EngineRow extends Row
    permits ConfigRow,
        ContainerRow,
        ImageRow,
        NetworkRow,
        NodeRow,
        SecretRow,
        ServiceRow,
        TaskRow,
        VolumeRow {}
