package io.grampus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grampus.kernel.Permission;
import io.grampus.oci.Digest;
import io.grampus.oci.ManifestName;
import io.grampus.oci.RepositoryName;
import io.grampus.oci.Tag;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
  private static final String D = "sha256:" + "a".repeat(64);
  private static final RepositoryName NAME = new RepositoryName("a/manifests/b");

  @Test
  void findsTheLastWordsOfThePath() {
    assertThat(Address.parse("/v2")).isEqualTo(new Address.Root());
    assertThat(Address.parse("/v2/")).isEqualTo(new Address.Root());
    assertThat(Address.parse("/v2/token")).isEqualTo(new Address.Token());
    assertThat(Address.parse("/v2/a/manifests/b/tags/list")).isEqualTo(new Address.Tags(NAME));
    assertThat(Address.parse("/v2/a/manifests/b/manifests/1"))
        .isEqualTo(new Address.OneManifest(NAME, new ManifestName.ByTag(new Tag("1"))));
    assertThat(Address.parse("/v2/a/manifests/b/blobs/" + D))
        .isEqualTo(new Address.OneBlob(NAME, Digest.parse(D)));
    assertThat(Address.parse("/v2/a/blobs/uploads/"))
        .isEqualTo(new Address.NewUpload(new RepositoryName("a")));
    assertThat(Address.parse("/v2/a/blobs/uploads/x1"))
        .isEqualTo(new Address.OneUpload(new RepositoryName("a"), "x1"));
    assertThat(Address.parse("/v2/a/referrers/" + D))
        .isEqualTo(new Address.Referrers(new RepositoryName("a"), Digest.parse(D)));
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/x, NAME_UNKNOWN",
    "/v2/A/tags/list, NAME_INVALID",
    "/v2/a/../b/tags/list, NAME_INVALID",
    "/v2//tags/list, NAME_UNKNOWN",
    "/v2/a/blobs/sha256:12, DIGEST_INVALID",
    "/v2/a/blobs/md5:12, DIGEST_INVALID",
    "/v2/a/manifests/-x, MANIFEST_INVALID",
  })
  void saysWhatIsWrong(String path, ErrorCode code) {
    assertThatThrownBy(() -> Address.parse(path))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  @Property
  void anyPathIsReadOrRefused(@ForAll String path) {
    try {
      assertThat(Address.parse("/v2/" + path)).isNotNull();
    } catch (Refusal refused) {
      assertThat(refused.words()).isNotBlank();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-, 0, 9",
    "bytes=3-, 3, 9",
    "bytes=3-4, 3, 4",
    "bytes=3-99, 3, 9",
    "bytes=-2, 8, 9",
    "bytes=-99, 0, 9",
  })
  void readsRanges(String header, long from, long to) {
    assertThat(BlobEndpoint.span(header, 10)).contains(new BlobEndpoint.Span(from, to));
  }

  @Test
  void sendsAllForARangeThatIsNoneAndRefusesOneThatIsOutside() {
    assertThat(BlobEndpoint.span("bytes=1-2,4-5", 10)).isEmpty();
    assertThat(BlobEndpoint.span("lines=1-2", 10)).isEmpty();
    assertThatThrownBy(() -> BlobEndpoint.span("bytes=10-", 10)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> BlobEndpoint.span("bytes=5-4", 10)).isInstanceOf(Refusal.class);
  }

  @Test
  void readsScopes() {
    assertThat(names(TokenEndpoint.asked(List.of()))).containsExactly("registry.pull");
    assertThat(names(TokenEndpoint.asked(List.of("repository:a/b:pull,push"))))
        .containsExactly("registry.pull", "registry.push");
    assertThat(names(TokenEndpoint.asked(List.of("repository:h:5/b:pull repository:c:delete"))))
        .containsExactly("registry.pull", "registry.push", "registry.delete");
  }

  private static List<String> names(java.util.Set<Permission> permissions) {
    return permissions.stream().map(Permission::name).toList();
  }
}
