package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Json;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final String PLAIN =
      "{'ContainerSpec':{'Image':'a','Env':['X=1','Y=2']},'ForceUpdate':0}";

  @Test
  void theOrderOfMembersAndWhatSaysNothingDoNotCount() {
    String same =
        "{'Placement':{'Constraints':['node.role==worker']},'Runtime':'container','Resources':{},"
            + "'ContainerSpec':{'Env':['X=1','Y=2'],'TTY':false,'Image':'a','Hosts':null}}";
    assertThat(of(same)).isEqualTo(of(PLAIN));
  }

  @Test
  void whatMakesAnotherTaskCounts() {
    assertThat(of(PLAIN.replace("'ForceUpdate':0", "'ForceUpdate':1"))).isNotEqualTo(of(PLAIN));
    assertThat(of(PLAIN.replace("'X=1','Y=2'", "'Y=2','X=1'"))).isNotEqualTo(of(PLAIN));
    assertThat(of(PLAIN.replace("'Image'", "'Dir'"))).isNotEqualTo(of(PLAIN));
  }

  private static String of(String json) {
    return Fingerprint.ofTemplate(Json.MAPPER.readTree(json.replace('\'', '"')));
  }
}
