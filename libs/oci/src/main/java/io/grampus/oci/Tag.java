package io.grampus.oci;

import java.util.regex.Pattern;

/** A name of a manifest in its repository that can be given to another one. */
public record Tag(String value) implements Comparable<Tag> {
  private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

  /** What a reference without tag and digest means. */
  public static final Tag LATEST = new Tag("latest");

  /**
   * @throws OciException when the grammar does not allow the tag
   */
  public Tag {
    if (!GRAMMAR.matcher(value).matches()) {
      throw new OciException(
          "\"" + value + "\" is no tag: up to 128 letters, digits, _ . -, and the first no . or -");
    }
  }

  @Override
  public int compareTo(Tag other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
