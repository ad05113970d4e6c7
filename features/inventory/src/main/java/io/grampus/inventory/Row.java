package io.grampus.inventory;

/** A line of a list; its components are the list's columns. */
public interface Row {

  /** Unique in its list; of the inventory's own rows the engine's identifier. */
  String id();

  /** The name that people use; unique for most kinds only in practice. */
  String name();
}
