package io.grampus.cli.registry;

/** Which registry an image comes from, as Docker reads its name. */
public final class RegistryName {
  static final String HUB = "docker.io";
  static final String HUB_KEY = "https://index.docker.io/v1/";

  private RegistryName() {}

  /** The registry's address; {@code docker.io} for Docker Hub. */
  public static String of(String image) {
    int slash = image.indexOf('/');
    String first = slash < 0 ? "" : image.substring(0, slash);
    boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
    return !host || first.equals("index.docker.io") ? HUB : first;
  }

  /** Under which name credentials for it are kept. */
  static String key(String registry) {
    return registry.equals(HUB) ? HUB_KEY : registry;
  }

  /** The host of an address that may be written as a URL. */
  static String host(String address) {
    String bare = address.replaceFirst("^https?://", "");
    int slash = bare.indexOf('/');
    return slash < 0 ? bare : bare.substring(0, slash);
  }
}
