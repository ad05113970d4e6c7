package io.grampus.kernel;

/**
 * What a person may do, such as {@code stack.deploy}; every operation but the open ones needs one.
 *
 * @param name kind and verb, separated by a dot
 * @param level the least built-in level that includes it
 */
public record Permission(String name, Level level) {

  /** How far-reaching a permission is; each level includes those before it. */
  public enum Level {
    /** Look, without secrets. */
    READ,
    /** Change what runs. */
    OPERATE,
    /** Change who may do what, and the platform itself. */
    ADMINISTER
  }

  public static Permission read(String name) {
    return new Permission(name, Level.READ);
  }

  public static Permission operate(String name) {
    return new Permission(name, Level.OPERATE);
  }

  public static Permission administer(String name) {
    return new Permission(name, Level.ADMINISTER);
  }
}
