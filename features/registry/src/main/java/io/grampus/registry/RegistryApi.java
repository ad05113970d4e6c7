package io.grampus.registry;

import static io.grampus.kernel.Operation.delete;
import static io.grampus.kernel.Operation.get;
import static io.grampus.kernel.Operation.put;

import io.grampus.kernel.Call;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Page;
import io.grampus.kernel.ProblemException;
import io.grampus.oci.Digest;
import io.grampus.oci.ManifestName;
import io.grampus.oci.OciException;
import io.grampus.oci.RepositoryName;
import io.grampus.oci.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The declarations of the registry; images come and go by its own protocol. */
final class RegistryApi {
  private static final String ALL = "/registry/repositories";
  private static final String ONE = ALL + "/{repository}";
  private static final String MANIFEST = ONE + "/manifests/{manifest}";

  private final CatalogStore catalog;
  private final RegistryLists lists;
  private final ManifestStore manifests;
  private final ManifestReader reader;
  private final Mirror mirror;
  private final Clock clock;

  RegistryApi(
      CatalogStore catalog,
      RegistryLists lists,
      ManifestStore manifests,
      ManifestReader reader,
      Mirror mirror,
      Clock clock) {
    this.mirror = mirror;
    this.catalog = catalog;
    this.lists = lists;
    this.manifests = manifests;
    this.reader = reader;
    this.clock = clock;
  }

  List<Operation> operations() {
    List<Operation> all = new ArrayList<>(lists.operations());
    all.addAll(List.of(tags(), manifest(), remove(), removeAll(), tag()));
    return all;
  }

  private Operation tags() {
    return get(ONE + "/tags")
        .id("repositoryTags")
        .says("List the tags of a repository, the newest first")
        .needs(RegistryAccess.PULL)
        .refuses(RegistryProblem.NoRepository.class, RegistryProblem.BadName.class)
        .lists(TagRow.class)
        .by(call -> Page.of(tags(repository("list the tags", call))));
  }

  private List<TagRow> tags(RepositoryName repository) {
    if (!catalog.has(repository)) {
      String tried = "list the tags of \"" + repository + "\"";
      throw new ProblemException(new RegistryProblem.NoRepository(tried, repository.value()));
    }
    return lists.tags(repository);
  }

  private Operation manifest() {
    return get(MANIFEST)
        .id("manifestInspect")
        .says("Tell what an image in the registry consists of, by tag or digest")
        .needs(RegistryAccess.PULL)
        .refuses(RegistryProblem.NoManifest.class, RegistryProblem.BadName.class)
        .gives(ManifestDetail.class)
        .by(call -> {
          String tried = "look at an image";
          return reader.detail(repository(tried, call), name(tried, call));
        });
  }

  private Operation remove() {
    return delete(MANIFEST)
        .id("manifestRemove")
        .says("Delete a tag; by digest, the manifest with all its tags")
        .needs(RegistryAccess.DELETE)
        .refuses(RegistryProblem.NoManifest.class, RegistryProblem.BadName.class)
        .audited("registry.delete")
        .givesNothing()
        .by(this::remove);
  }

  private void remove(Call<?> call) {
    RepositoryName repository = repository("delete an image", call);
    ManifestName name = name("delete an image", call);
    if (!manifests.remove(repository, name)) {
      String tried = "delete %s from %s".formatted(name, repository);
      throw new ProblemException(
          new RegistryProblem.NoManifest(tried, repository.value(), name.toString()));
    }
  }

  private Operation removeAll() {
    return delete(ONE)
        .id("repositoryRemove")
        .says("Delete a repository with all its manifests and tags")
        .needs(RegistryAccess.DELETE)
        .refuses(RegistryProblem.NoRepository.class, RegistryProblem.BadName.class)
        .audited("registry.delete")
        .givesNothing()
        .by(call -> {
          RepositoryName repository = repository("delete a repository", call);
          if (manifests.removeAll(repository) == 0) {
            String tried = "delete \"" + repository + "\"";
            throw new ProblemException(new RegistryProblem.NoRepository(tried, repository.value()));
          }
          mirror.forget(repository);
        });
  }

  private Operation tag() {
    return put(ONE + "/tags/{tag}")
        .id("registryTagPut")
        .says("Let a tag mean an image that is in the repository already")
        .needs(RegistryAccess.PUSH)
        .takes(TagWanted.class)
        .refuses(RegistryProblem.NoManifest.class, RegistryProblem.BadName.class)
        .audited("registry.tag")
        .givesNothing()
        .by(call -> {
          String tried = "tag an image";
          RepositoryName repository = repository(tried, call);
          Tag tag = read(tried, call.path("tag"), Tag::new);
          Digest digest = read(tried, call.body().digest(), Digest::parse);
          if (!manifests.tag(repository, digest, tag, clock.now())) {
            String what = "tag %s of %s".formatted(digest, repository);
            throw new ProblemException(
                new RegistryProblem.NoManifest(what, repository.value(), digest.toString()));
          }
        });
  }

  private static RepositoryName repository(String tried, Call<?> call) {
    return read(tried, call.path("repository"), RepositoryName::new);
  }

  private static ManifestName name(String tried, Call<?> call) {
    return read(tried, call.path("manifest"), ManifestName::parse);
  }

  private static <T> T read(String tried, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (OciException e) {
      String said = String.valueOf(e.getMessage());
      throw new ProblemException(new RegistryProblem.BadName(tried, text, said), e);
    }
  }
}
