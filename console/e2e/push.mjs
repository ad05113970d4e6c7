// Images in the server's own registry, pushed as clients do, without an engine.
import { createHash, randomBytes } from 'node:crypto';

const OCI = 'application/vnd.oci.image';
const digestOf = bytes => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const described = (bytes, mediaType) => ({ mediaType, digest: digestOf(bytes), size: bytes.length });

/** Pushes a tag with layers of its own, and an SBOM about it, and pulls it once. */
export async function pushed(page, { username, password }, repository, tag) {
  const Authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const send = async (method, path, data, type = 'application/octet-stream') => {
    const options = { method, headers: { Authorization, 'Content-Type': type }, ...(data && { data }) };
    const answer = await page.request.fetch(`/v2/${repository}/${path}`, options);
    if (!answer.ok()) {
      throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    }
  };
  const blob = bytes => send('POST', `blobs/uploads/?digest=${digestOf(bytes)}`, bytes);
  const layers = [randomBytes(300_000), randomBytes(90_000)];
  const config = Buffer.from(
    JSON.stringify({
      os: 'linux',
      architecture: 'amd64',
      config: { Cmd: ['serve'], Env: ['LANG=C.UTF-8'], Labels: { team: 'shop' } },
      rootfs: { type: 'layers', diff_ids: layers.map(digestOf) },
      history: [{ created_by: 'COPY base /' }, { created_by: 'RUN make # buildkit' }],
    }),
  );
  for (const bytes of [config, ...layers]) {
    await blob(bytes);
  }
  const manifest = more =>
    Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: `${OCI}.manifest.v1+json`,
        config: described(config, `${OCI}.config.v1+json`),
        layers: layers.map(layer => described(layer, `${OCI}.layer.v1.tar`)),
        ...more,
      }),
    );
  const put = (name, bytes) => send('PUT', `manifests/${name}`, bytes, `${OCI}.manifest.v1+json`);
  const image = manifest({});
  await put(tag, image);
  const sbom = manifest({
    artifactType: 'application/spdx+json',
    subject: described(image, `${OCI}.manifest.v1+json`),
  });
  await put(digestOf(sbom), sbom);
  await send('GET', `manifests/${tag}`);
}
