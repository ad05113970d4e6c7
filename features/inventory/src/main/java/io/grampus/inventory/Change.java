package io.grampus.inventory;

/**
 * A row came, changed or went; who wants to know what it is now reads the inventory.
 *
 * @param version the table's version that has the change
 */
public record Change(Kind<?> kind, String id, Type type, long version) {
  /** What became of the row. */
  public enum Type {
    UPSERT,
    REMOVE
  }
}
