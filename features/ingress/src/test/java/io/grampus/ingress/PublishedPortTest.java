package io.grampus.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublishedPortTest {
  @Test
  void readsPortsWithAndWithoutAddress() {
    assertThat(PublishedPort.parse("8080:80/tcp,127.0.0.1:53:5353/udp"))
        .containsExactly(
            new PublishedPort("", 8080, 80, "tcp"),
            new PublishedPort("127.0.0.1", 53, 5353, "udp"));
  }

  @Test
  void leavesOutWhatIsNoPort() {
    assertThat(PublishedPort.parse("nonsense,0:80/tcp,99999:80/tcp,80/tcp,:/,")).isEmpty();
  }

  @Test
  void keepsAddressesOfTheSixthVersionWhole() {
    assertThat(PublishedPort.parse("::1:8080:80/tcp"))
        .containsExactly(new PublishedPort("::1", 8080, 80, "tcp"));
  }
}
