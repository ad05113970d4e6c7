package io.grampus.oci;

import java.util.regex.Pattern;

/**
 * The name of a repository inside a registry, such as {@code library/nginx} (OCI distribution spec,
 * "Pulling manifests").
 */
public record RepositoryName(String value) implements Comparable<RepositoryName> {
  /** With the registry's name, what Docker takes at most. */
  public static final int LONGEST = 255;

  private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
  private static final Pattern GRAMMAR = Pattern.compile(PART + "(?:/" + PART + ")*");

  /**
   * @throws OciException when the grammar does not allow the name
   */
  public RepositoryName {
    if (value.length() > LONGEST || !GRAMMAR.matcher(value).matches()) {
      throw new OciException(
          "\"%s\" is no name of a repository: parts of lower-case letters and digits, with single"
                  .formatted(value)
              + " separators (. _ __ -) inside, joined by slashes, at most "
              + LONGEST
              + " characters");
    }
  }

  @Override
  public int compareTo(RepositoryName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
