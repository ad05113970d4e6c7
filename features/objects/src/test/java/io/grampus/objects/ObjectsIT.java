package io.grampus.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.cluster.TestEngine;
import io.grampus.cluster.TestImage;
import io.grampus.engine.Engine;
import io.grampus.engine.EngineAddress;
import io.grampus.inventory.Engines;
import io.grampus.kernel.Json;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Pruned;
import io.grampus.testkit.Operations;
import io.grampus.testkit.TestCall;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("engines")
@Timeout(120)
class ObjectsIT {
  private static final String IMAGE = TestImage.BASE.reference();
  private static Optional<TestEngine> host = Optional.empty();
  private static Optional<Engine> engine = Optional.empty();
  private static final Operations API =
      new Operations(new ObjectsApi(Engines.only(() -> engine.orElseThrow())).operations());

  @BeforeAll
  static void start() {
    host = Optional.of(TestEngine.start().load(TestImage.BASE).initSwarm());
    engine = Optional.of(Engine.connect(new EngineAddress.Unix(host().socket())));
  }

  @AfterAll
  static void stop() {
    engine.ifPresent(Engine::close);
    host.ifPresent(TestEngine::close);
  }

  private static TestEngine host() {
    return host.orElseThrow();
  }

  @Test
  void aVolumeIsMadeOnceAndNeverSilentlyAnother() {
    var request = new VolumeRequest("data", "local", Map.of(), Map.of("team", "pay"));
    assertThat(make("volumeCreate", request).created()).isTrue();
    assertThat(make("volumeCreate", request).created()).isFalse();
    var other = new VolumeRequest("data", "local", Map.of("type", "tmpfs"), Map.of());
    refused(() -> make("volumeCreate", other), "volume.nameTaken");
    API.run("volumeRemove", TestCall.to("volume", "data"));
    refused(() -> API.run("volumeRemove", TestCall.to("volume", "data")), "volume.notFound");
  }

  @Test
  void aVolumeInUseSaysByWhom() {
    host().docker("run", "-d", "--name", "writer", "-v", "used:/data", IMAGE, "sleep", "1000");
    refused(() -> API.run("volumeRemove", TestCall.to("volume", "used")), "volume.inUse")
        .hasMessageContaining("container writer");
    host().docker("rm", "-fv", "writer");
  }

  @Test
  void aDryRunOfVolumesNamesWhatThePruneRemoves() {
    host().docker("volume", "create", "named");
    host()
        .docker(
            "run",
            "--name",
            "anon",
            "-v",
            "/data",
            IMAGE,
            "sh",
            "-c",
            "head -c 50000 /dev/zero > /data/x");
    host().docker("rm", "anon");
    Pruned plan = API.answer("volumePrune", TestCall.to().flagged("dryRun"), Pruned.class);
    assertThat(plan.removed()).hasSize(1);
    assertThat(plan.bytes()).isGreaterThanOrEqualTo(50_000);
    Pruned done = API.answer("volumePrune", TestCall.to(), Pruned.class);
    assertThat(done.removed()).isEqualTo(plan.removed());
    assertThat(host().docker("volume", "ls", "-q").lines()).contains("named");
    Pruned all = API.answer("volumePrune", TestCall.to().flagged("all"), Pruned.class);
    assertThat(all.removed()).extracting(Pruned.Item::name).contains("named");
  }

  @Test
  void aNetworkTakesItsAddressesAndItsGuests() {
    String json =
        """
        {"name":"lan","driver":"bridge","features":["internal"],"labels":{"a":"b"},
         "pools":[{"subnet":"10.77.0.0/24","range":"10.77.0.128/25","gateway":"10.77.0.1",
                   "auxiliary":{"printer":"10.77.0.200"}}]}
        """;
    make("networkCreate", Json.MAPPER.readValue(json, NetworkRequest.class));
    host().docker("run", "-d", "--name", "guest", IMAGE, "sleep", "1000");
    var connect =
        new ConnectRequest(
            "guest", List.of("g"), "10.77.0.150", "", List.of(), List.of(), Map.of());
    API.run("networkConnect", TestCall.to("network", "lan").body(connect));
    assertThat(host().docker("exec", "guest", "ip", "-4", "addr")).contains("10.77.0.150/24");
    refused(() -> API.run("networkRemove", TestCall.to("network", "lan")), "network.inUse")
        .hasMessageContaining("container guest");
    var disconnect = new DisconnectRequest("guest", false);
    API.run("networkDisconnect", TestCall.to("network", "lan").body(disconnect));
    API.run("networkRemove", TestCall.to("network", "lan"));
    host().docker("rm", "-f", "guest");
  }

  @Test
  void theEnginesOwnNetworksStay() {
    refused(() -> API.run("networkRemove", TestCall.to("network", "host")), "network.predefined");
  }

  @Test
  void aNetworkOfAStoppedContainerIsNotPruned() {
    host().docker("network", "create", "held");
    host().docker("network", "create", "free");
    host().docker("run", "--name", "stopped", "--network", "held", IMAGE, "true");
    Pruned plan = API.answer("networkPrune", TestCall.to().flagged("dryRun"), Pruned.class);
    assertThat(plan.removed())
        .extracting(Pruned.Item::name)
        .contains("free")
        .doesNotContain("held");
    API.run("networkPrune", TestCall.to());
    assertThat(host().docker("network", "ls", "--format", "{{.Name}}").lines())
        .contains("held", "ingress", "bridge")
        .doesNotContain("free");
    host().docker("rm", "stopped");
    host().docker("network", "rm", "held");
  }

  @Test
  void aSecretReachesItsServiceAndIsHeldByIt() {
    make("secretCreate", secret("token", "s3cret"));
    refused(() -> make("secretCreate", secret("token", "other")), "secret.nameTaken");
    host()
        .docker(
            "service",
            "create",
            "--detach",
            "--name",
            "holder",
            "--secret",
            "token",
            IMAGE,
            "sleep",
            "1000");
    refused(() -> API.run("secretRemove", TestCall.to("secret", "token")), "secret.inUse")
        .hasMessageContaining("service holder");
    host().docker("service", "rm", "holder");
    API.run("secretRemove", TestCall.to("secret", "token"));
    refused(() -> API.run("secretRemove", TestCall.to("secret", "token")), "secret.notFound");
  }

  @Test
  void theEngineTakesASecretOfTheLargestSize() {
    make("secretCreate", secret("large", "x".repeat(ValueRules.SECRET - 1)));
    refused(
        () -> make("secretCreate", secret("larger", "x".repeat(ValueRules.SECRET))),
        "secret.badValue");
    API.run("secretRemove", TestCall.to("secret", "large"));
  }

  @Test
  void aConfigIsMadeAndRemoved() {
    make("configCreate", new ConfigRequest("conf", base64("a=1"), Map.of("x", "y"), ""));
    assertThat(host().docker("config", "inspect", "--format", "{{.Spec.Labels.x}}", "conf"))
        .contains("y");
    API.run("configRemove", TestCall.to("config", "conf"));
    refused(() -> API.run("configRemove", TestCall.to("config", "../nodes")), "config.notFound");
  }

  private static SecretRequest secret(String name, String value) {
    return new SecretRequest(name, base64(value), Map.of(), "", Map.of(), "");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MadeObject make(String operation, Object body) {
    return API.answer(operation, TestCall.to().body(body), MadeObject.class);
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable work, String code) {
    return assertThatThrownBy(work)
        .hasMessageNotContaining("s3cret")
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }
}
