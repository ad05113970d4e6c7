package io.grampus.cluster;

/**
 * What a test registry is to be.
 *
 * @param guarded whether it wants {@link #USER} and {@link #PASSWORD}
 * @param encrypted whether it speaks TLS, with a certificate that the host's engine trusts
 */
public record RegistrySpec(int port, boolean guarded, boolean encrypted) {
  /** Who may use a guarded registry. */
  public static final String USER = "ada";

  /** The password of {@link #USER}. */
  public static final String PASSWORD = "correct-horse";

  /** A registry that anybody uses without TLS. */
  public static RegistrySpec open(int port) {
    return new RegistrySpec(port, false, false);
  }

  /** The same for {@link #USER} only. */
  public RegistrySpec behindPassword() {
    return new RegistrySpec(port, true, encrypted);
  }

  /** The same with TLS. */
  public RegistrySpec withTls() {
    return new RegistrySpec(port, guarded, true);
  }

  /** The address in the network of a host; engines take loopback for trusted, without TLS too. */
  String address(TestEngine host) {
    return (encrypted ? host.address() : "127.0.0.1") + ":" + port;
  }

  String configuration(String folder, String address) {
    return """
    version: 0.1
    log: {level: warn, accesslog: {disabled: false}}
    storage: {filesystem: {rootdirectory: %1$s/data}, delete: {enabled: true}}
    http:
      addr: %2$s
      secret: test
    %3$s%4$s\
    """
        .formatted(
            folder,
            address,
            encrypted
                ? "  tls: {certificate: %1$s/tls.crt, key: %1$s/tls.key}\n".formatted(folder)
                : "",
            guarded ? "auth: {htpasswd: {realm: test, path: %s/users}}\n".formatted(folder) : "");
  }
}
