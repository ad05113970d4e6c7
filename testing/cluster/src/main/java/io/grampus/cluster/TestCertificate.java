package io.grampus.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate that signed itself, tls.crt and its key tls.key in a folder. */
record TestCertificate(Path certificate) {
  private static final String PASSWORD = "changeit";

  static TestCertificate make(Path folder, String address) {
    Path store = folder.resolve("tls.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> words = new ArrayList<>(List.of(keytool.toString(), "-genkeypair"));
    words.addAll(List.of("-alias", "tls", "-keyalg", "EC", "-groupname", "secp256r1"));
    words.addAll(List.of("-dname", "CN=" + address, "-validity", "2"));
    words.addAll(List.of("-ext", "san=ip:" + address, "-ext", "bc=ca:true"));
    words.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
    words.addAll(List.of("-storepass", PASSWORD));
    Command.of(words).run();
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore opened = KeyStore.getInstance("PKCS12");
      opened.load(in, PASSWORD.toCharArray());
      byte[] key = opened.getKey("tls", PASSWORD.toCharArray()).getEncoded();
      Files.writeString(folder.resolve("tls.key"), pem("PRIVATE KEY", key));
      Path certificate = folder.resolve("tls.crt");
      byte[] signed = opened.getCertificate("tls").getEncoded();
      return new TestCertificate(Files.writeString(certificate, pem("CERTIFICATE", signed)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (GeneralSecurityException failed) {
      throw new ClusterException("make a certificate", failed);
    }
  }

  private static String pem(String type, byte[] content) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
  }
}
