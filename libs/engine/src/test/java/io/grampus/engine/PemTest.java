package io.grampus.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys as openssl writes them; they were made for this test and open nothing. */
class PemTest {
  private static Path resource(String name) throws Exception {
    return Path.of(PemTest.class.getResource(name).toURI());
  }

  @ParameterizedTest
  @CsvSource({"ec-sec1.pem,EC", "rsa-pkcs1.pem,RSA", "ed25519-pkcs8.pem,EdDSA"})
  void readsKeys(String file, String algorithm) throws Exception {
    assertThat(Pem.key(resource(file)).getAlgorithm()).isEqualTo(algorithm);
  }

  @Test
  void namesTheFileThatHasNoKey(@TempDir Path folder) throws Exception {
    Path cert = Files.writeString(folder.resolve("cert.pem"), "");
    Path key = Files.writeString(folder.resolve("key.pem"), "nothing");
    assertThat(cert).exists();
    assertThatThrownBy(() -> TlsFiles.in(folder, false).context())
        .isInstanceOf(AddressException.class);
    assertThatThrownBy(() -> Pem.key(key)).hasMessageContaining("key.pem has no private key");
  }
}
