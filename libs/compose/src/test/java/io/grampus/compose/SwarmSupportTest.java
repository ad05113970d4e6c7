package io.grampus.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class SwarmSupportTest {
  @Test
  void eachGapNamesItsLineAndWhatToDo() {
    var project =
        Loads.project(
            """
            services:
              web:
                image: x
                container_name: ww
                privileged: true
                depends_on:
                  db:
                    condition: service_healthy
              db:
                image: y
                networks:
                  n:
                    ipv4_address: 10.0.0.5
            networks:
              n: {driver: bridge}
            """);
    assertThat(SwarmSupport.gaps(project))
        .extracting(SwarmGap::path, g -> g.at().line(), SwarmGap::severity)
        .containsExactlyInAnyOrder(
            tuple("services.web.container_name", 4, SwarmGap.Severity.IGNORED),
            tuple("services.web.privileged", 5, SwarmGap.Severity.REFUSED),
            tuple("services.web.depends_on.db.condition", 8, SwarmGap.Severity.IGNORED),
            tuple("services.db.networks.n.ipv4_address", 13, SwarmGap.Severity.IGNORED),
            tuple("networks.n.driver", 15, SwarmGap.Severity.REFUSED));
  }

  @Test
  void aBuildWithoutAnImageIsRefused() {
    var project = Loads.project("services: {a: {build: .}}");
    assertThat(SwarmSupport.gaps(project))
        .singleElement()
        .satisfies(g -> assertThat(g.severity()).isEqualTo(SwarmGap.Severity.REFUSED));
  }

  @Test
  void anOrdinaryStackHasNoGaps() {
    var project =
        Loads.project(
            "services: {a: {image: x, ports: ['80:80'], volumes: ['v:/v']}}\nvolumes: {v: {}}");
    assertThat(SwarmSupport.gaps(project)).isEmpty();
  }
}
