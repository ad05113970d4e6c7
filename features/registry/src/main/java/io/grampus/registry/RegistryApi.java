package io.grampus.registry;

import static io.grampus.kernel.Operation.delete;
import static io.grampus.kernel.Operation.get;
import static io.grampus.kernel.Operation.post;

import io.grampus.kernel.Call;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Page;
import io.grampus.kernel.ProblemException;
import io.grampus.oci.ManifestName;
import io.grampus.oci.OciException;
import io.grampus.oci.RepositoryName;
import java.util.List;
import java.util.function.Function;

/** The declarations of the registry; images come and go by its own protocol. */
final class RegistryApi {
  private static final String ALL = "/registry/repositories";
  private static final String ONE = ALL + "/{repository}";
  private static final String MANIFEST = ONE + "/manifests/{manifest}";

  private final CatalogStore catalog;
  private final ManifestStore manifests;
  private final ManifestReader reader;
  private final GarbageCollector collector;

  RegistryApi(
      CatalogStore catalog,
      ManifestStore manifests,
      ManifestReader reader,
      GarbageCollector collector) {
    this.catalog = catalog;
    this.manifests = manifests;
    this.reader = reader;
    this.collector = collector;
  }

  List<Operation> operations() {
    return List.of(repositories(), tags(), manifest(), remove(), collect());
  }

  private Operation repositories() {
    return get(ALL)
        .id("repositoryList")
        .says("List the repositories of the registry")
        .needs(RegistryAccess.PULL)
        .lists(RepositoryRow.class)
        .by(call -> Page.of(catalog.repositoryRows()));
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
    return catalog.tagRows(repository);
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

  private Operation collect() {
    return post("/registry/collections")
        .id("registryCollect")
        .says("Remove the contents of the registry that no image needs")
        .needs(RegistryAccess.DELETE)
        .query("untagged", "Also manifests without a tag that nothing refers to")
        .query("dryRun", "Only tell what would be removed")
        .audited("registry.collect")
        .gives(Collected.class)
        .by(call ->
            call.flag("dryRun")
                ? collector.rehearse(call.flag("untagged"))
                : collector.collect(call.flag("untagged")));
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
