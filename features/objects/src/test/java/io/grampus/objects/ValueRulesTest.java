package io.grampus.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.kernel.Json;
import io.grampus.kernel.ProblemException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueRulesTest {

  @Test
  void takesWhatSwarmTakes() {
    assertThatCode(() -> check(new byte[1])).doesNotThrowAnyException();
    assertThatCode(() -> check(new byte[ValueRules.SECRET - 1])).doesNotThrowAnyException();
  }

  @Test
  void refusesWhatIsEmptyOrTooLarge() {
    assertThatThrownBy(() -> check(new byte[0])).hasMessageContaining("is empty");
    assertThatThrownBy(() -> check(new byte[ValueRules.SECRET]))
        .hasMessageContaining("512000 bytes");
  }

  @Test
  void neverQuotesTheValue() {
    assertThatThrownBy(() -> ValueRules.checkValue("create it", "secret", "hunter2!", 10))
        .isInstanceOf(ProblemException.class)
        .hasMessageNotContaining("hunter2");
    var request =
        Json.MAPPER.readValue("{\"name\":\"n\",\"value\":\"aHVudGVyMg==\"}", SecretRequest.class);
    assertThat(request.toString()).doesNotContain("aHVudGVyMg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "db-password", "A.b_c-1", "0"})
  void takesNames(String name) {
    assertThatCode(() -> ValueRules.checkName("create it", "secret", name))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "a b", "a/b", "../x", "grün", "a\nb"})
  void refusesOtherNames(String name) {
    assertThatThrownBy(() -> ValueRules.checkName("create it", "secret", name))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void absentMembersAreEmpty() {
    var network =
        Json.MAPPER.readValue(
            "{\"name\":\"n\",\"features\":[\"ipv6\",\"configOnly\"]}", NetworkRequest.class);
    assertThat(network.features()).containsExactly(NetworkFeature.IPV6, NetworkFeature.CONFIG_ONLY);
    assertThat(network.driver()).isEmpty();
    assertThat(network.pools()).isEmpty();
    assertThat(network.labels()).isEmpty();
  }

  private static void check(byte[] value) {
    ValueRules.checkValue(
        "create it", "secret", Base64.getEncoder().encodeToString(value), ValueRules.SECRET);
  }
}
