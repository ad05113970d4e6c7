package io.grampus.oci;

import io.grampus.oci.RegistryHttp.Ask;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** One repository of a registry. */
public final class RegistryRepository implements ImageStore {
  private final RegistryClient client;
  private final RegistryHttp http;
  private final RepositoryName name;

  RegistryRepository(RegistryClient client, RegistryHttp http, RepositoryName name) {
    this.client = client;
    this.http = http;
    this.name = name;
  }

  /** Its name in the registry. */
  public RepositoryName name() {
    return name;
  }

  @Override
  public Optional<ManifestDocument> manifest(ManifestName wanted) throws IOException {
    HttpRequest.Builder request = request("manifests/" + wanted).GET();
    MediaTypes.MANIFESTS.forEach(type -> request.header("Accept", type));
    String tried = "get the manifest %s of %s".formatted(wanted, name);
    HttpResponse<byte[]> response = http.send(new Ask(tried, pull(), request, List.of(200, 404)));
    if (response.statusCode() == 404) {
      return Optional.empty();
    }
    var document =
        ManifestDocument.read(response.body(), response.headers().firstValue("Content-Type"));
    return Optional.of(
        wanted instanceof ManifestName.ByDigest by ? document.named(by.digest()) : document);
  }

  /** The digest that a manifest has now, without getting it. */
  public Optional<Digest> resolve(ManifestName wanted) throws IOException {
    HttpRequest.Builder request = request("manifests/" + wanted).HEAD();
    MediaTypes.MANIFESTS.forEach(type -> request.header("Accept", type));
    String tried = "resolve %s of %s".formatted(wanted, name);
    HttpResponse<byte[]> response = http.send(new Ask(tried, pull(), request, List.of(200, 404)));
    Optional<String> told = response.headers().firstValue("Docker-Content-Digest");
    if (response.statusCode() == 404) {
      return Optional.empty();
    }
    return told.isPresent()
        ? told.map(Digest::parse)
        : manifest(wanted).map(ManifestDocument::digest);
  }

  /** What is known of a blob without getting it; empty when it is not there. */
  public Optional<Descriptor> describe(Digest digest) throws IOException {
    HttpRequest.Builder request = request("blobs/" + digest).HEAD();
    String tried = "look for the blob %s in %s".formatted(digest, name);
    HttpResponse<byte[]> response = http.send(new Ask(tried, pull(), request, List.of(200, 404)));
    if (response.statusCode() == 404) {
      return Optional.empty();
    }
    long size =
        response
            .headers()
            .firstValueAsLong("Content-Length")
            .orElseThrow(
                () -> new OciException("the registry does not tell the size of " + digest));
    String type = response.headers().firstValue("Content-Type").orElse("application/octet-stream");
    return Optional.of(Descriptor.of(type, digest, size));
  }

  @Override
  public InputStream open(Descriptor blob, long from) throws IOException {
    HttpRequest.Builder request = request("blobs/" + blob.digest()).GET();
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    String tried = "get the blob %s of %s".formatted(blob.digest(), name);
    HttpResponse<InputStream> response =
        http.open(new Ask(tried, pull(), request, List.of(200, 206)));
    InputStream body = response.body();
    if (from > 0 && response.statusCode() == 200) {
      // it does not know ranges
      body.skipNBytes(from);
    }
    return body;
  }

  /** Also goes on from where it was when the connection breaks. */
  @Override
  public InputStream verified(Descriptor blob) throws IOException {
    var content = new ResumingInput(blob, from -> open(blob, from), http.patience());
    return new VerifyingInput(content, blob);
  }

  @Override
  public boolean has(Descriptor blob) throws IOException {
    HttpRequest.Builder request = request("blobs/" + blob.digest()).HEAD();
    String tried = "look for the blob %s in %s".formatted(blob.digest(), name);
    return http.send(new Ask(tried, push(), request, List.of(200, 404))).statusCode() == 200;
  }

  /** Uploads the blob; after a failure in the middle it goes on from what has arrived. */
  @Override
  public void put(Descriptor blob, BlobOpener content) throws IOException {
    new BlobPusher(http, name, push()).push(blob, content, BlobPusher.WHOLE);
  }

  /**
   * The same in requests of at most that many bytes, for proxies that take no more.
   *
   * @param chunk in bytes
   */
  public void put(Descriptor blob, BlobOpener content, long chunk) throws IOException {
    new BlobPusher(http, name, push()).push(blob, content, chunk);
  }

  @Override
  public boolean mount(Descriptor blob, ImageStore from) throws IOException {
    if (!(from instanceof RegistryRepository other) || !other.sameRegistry(this)) {
      return false;
    }
    HttpRequest.Builder request =
        request("blobs/uploads/?mount=" + blob.digest() + "&from=" + other.name)
            .POST(BodyPublishers.noBody());
    String tried = "mount the blob %s into %s".formatted(blob.digest(), name);
    String scope = push() + " repository:" + other.name + ":pull";
    HttpResponse<byte[]> response = http.send(new Ask(tried, scope, request, List.of(201, 202)));
    if (response.statusCode() == 202) {
      cancel(response);
    }
    return response.statusCode() == 201;
  }

  /** Whoever does not mount begins an upload that nobody wants. */
  private void cancel(HttpResponse<byte[]> begun) throws IOException {
    Optional<String> location = begun.headers().firstValue("Location");
    if (location.isPresent()) {
      URI uri = http.base().resolve(location.get());
      HttpRequest.Builder request = HttpRequest.newBuilder(uri).DELETE();
      http.send(new Ask("cancel an upload", push(), request, List.of(202, 204, 404, 405)));
    }
  }

  private boolean sameRegistry(RegistryRepository other) {
    return client.registry().equals(other.client.registry());
  }

  @Override
  public void put(ManifestName wanted, ManifestDocument manifest) throws IOException {
    HttpRequest.Builder request =
        request("manifests/" + wanted)
            .header("Content-Type", manifest.mediaType())
            .PUT(BodyPublishers.ofByteArray(manifest.bytes()));
    String tried = "put the manifest %s into %s".formatted(wanted, name);
    http.send(new Ask(tried, push(), request, List.of(200, 201, 202)));
  }

  /** All tags, in the registry's order; empty when there is no such repository. */
  public List<String> tags() throws IOException {
    try {
      return client.pages("list the tags of " + name, pull(), path("tags/list"), "tags");
    } catch (RegistryException e) {
      if (e.status() == 404) {
        return List.of();
      }
      throw e;
    }
  }

  /** What is about a manifest: signatures, SBOMs and the like, of that type if one is given. */
  public List<Descriptor> referrers(Digest subject, Optional<String> artifactType)
      throws IOException {
    HttpRequest.Builder request = request("referrers/" + subject).GET();
    String tried = "list what is about %s in %s".formatted(subject, name);
    HttpResponse<byte[]> response = http.send(new Ask(tried, pull(), request, List.of(200, 404)));
    // a registry of before 1.1 has an index under a tag made of the digest instead
    ManifestName fallback = new ManifestName.ByTag(new Tag(subject.toString().replace(':', '-')));
    Optional<ManifestDocument> index =
        response.statusCode() == 200
            ? Optional.of(ManifestDocument.read(response.body(), Optional.of(MediaTypes.OCI_INDEX)))
            : manifest(fallback);
    return index.stream()
        .flatMap(i -> i.manifest().needs().stream())
        .filter(d -> artifactType.isEmpty() || d.artifactType().equals(artifactType))
        .toList();
  }

  /** Deletes a tag, or by digest a manifest; false when there is none. */
  public boolean delete(ManifestName wanted) throws IOException {
    HttpRequest.Builder request = request("manifests/" + wanted).DELETE();
    String tried = "delete %s from %s".formatted(wanted, name);
    String scope = "repository:" + name + ":delete";
    return http.send(new Ask(tried, scope, request, List.of(202, 404))).statusCode() == 202;
  }

  private HttpRequest.Builder request(String below) {
    return HttpRequest.newBuilder(http.base().resolve(path(below)));
  }

  private String path(String below) {
    return "/v2/" + name + "/" + below;
  }

  private String pull() {
    return "repository:" + name + ":pull";
  }

  private String push() {
    return "repository:" + name + ":pull,push";
  }

  @Override
  public String toString() {
    return client.registry() + "/" + name;
  }
}
