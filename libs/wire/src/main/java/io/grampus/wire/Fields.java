package io.grampus.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The header or trailer fields of a message, in their order, repeated ones kept apart. */
public record Fields(List<Field> all) {
  private static final Fields NONE = new Fields(List.of());

  /** One field line; names compare without regard to case. */
  public record Field(String name, String value) {
    /** Refuses what would break out of its line. */
    public Field {
      if (!Syntax.isToken(name)) {
        throw new IllegalArgumentException("not a field name: " + name);
      }
      if (!Syntax.isFieldValue(value)) {
        throw new IllegalArgumentException("not a field value, in field " + name);
      }
    }

    boolean named(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  /** Keeps a copy of the list. */
  public Fields {
    all = List.copyOf(all);
  }

  /** No fields. */
  public static Fields none() {
    return NONE;
  }

  /** One field. */
  public static Fields of(String name, String value) {
    return new Fields(List.of(new Field(name, value)));
  }

  /** These fields and one more at the end, beside any of the same name. */
  public Fields and(String name, String value) {
    List<Field> more = new ArrayList<>(all);
    more.add(new Field(name, value));
    return new Fields(more);
  }

  /** These fields and those after them. */
  public Fields plus(Fields others) {
    List<Field> more = new ArrayList<>(all);
    more.addAll(others.all);
    return new Fields(more);
  }

  /** These fields, with this one instead of any of the same name. */
  public Fields with(String name, String value) {
    return without(name).and(name, value);
  }

  /** These fields but for those of that name. */
  public Fields without(String name) {
    return new Fields(all.stream().filter(f -> !f.named(name)).toList());
  }

  /** The first value of that name. */
  public Optional<String> first(String name) {
    for (Field field : all) {
      if (field.named(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** All values of that name, in their order. */
  public List<String> values(String name) {
    return all.stream().filter(f -> f.named(name)).map(Field::value).toList();
  }

  /** Whether a field of that name is there. */
  public boolean has(String name) {
    return first(name).isPresent();
  }

  /** Whether the comma-separated lists of that name contain the token, in any case. */
  public boolean lists(String name, String token) {
    for (String value : values(name)) {
      for (String part : value.split(",")) {
        if (part.strip().equalsIgnoreCase(token)) {
          return true;
        }
      }
    }
    return false;
  }
}
