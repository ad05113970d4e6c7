import { api, type Schemas, told } from '@console';

export type Repository = Schemas['RepositoryRow'];
export type Tag = Schemas['TagRow'];
export type Manifest = Schemas['ManifestDetail'];
export type Part = Manifest['content']['parts'][number];

/** Where this registry is, as images name it: a name without a dot needs its port to be one. */
export function registryHost({ hostname, port, protocol }: Location = location): string {
  if (port !== '') {
    return `${hostname}:${port}`;
  }
  const plain = hostname === 'localhost' || hostname.includes('.') || hostname.includes(':');
  return plain ? hostname : `${hostname}:${protocol === 'https:' ? 443 : 80}`;
}

/** The page of a tag or a manifest: `shop/web:1` or `shop/web@sha256:…`. */
export function manifestAddress(id: string): string {
  return `/manifests/${encodeURIComponent(id)}`;
}

/** What pushes call a repository in the audit log, and what the API calls it. */
export function auditedAs(repository: string): readonly string[] {
  return [`registry/${repository}`, `repository/${repository}`];
}

/** The repository, and the tag or digest in it. */
export function partsOfId(id: string): { repository: string; manifest: string; joint: ':' | '@' } {
  const at = id.indexOf('@');
  const cut = at >= 0 ? at : id.lastIndexOf(':');
  const joint = at >= 0 ? '@' : ':';
  return { repository: id.slice(0, cut), manifest: id.slice(cut + 1), joint };
}

export function deleteManifest(repository: string, manifest: string): Promise<unknown> {
  const path = { repository, manifest };
  return told(api.DELETE('/registry/repositories/{repository}/manifests/{manifest}', { params: { path } }));
}

export function putTag(repository: string, tag: string, digest: string): Promise<unknown> {
  const path = { repository, tag };
  return told(
    api.PUT('/registry/repositories/{repository}/tags/{tag}', { params: { path }, body: { digest } }),
  );
}
