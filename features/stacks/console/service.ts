import type { Schemas } from '@console';

export type Service = Schemas['ServiceRow'];
export type Task = Schemas['TaskRow'];
type Port = Schemas['PortRow'];

/** The image as people call it; Swarm may know it by its id or digest only. */
export function imageOf({ labels, image }: Service): string {
  return labels['com.docker.stack.image'] ?? image.replace(/@sha256:.*/, '');
}

/** What is published: by Swarm itself, or by the ingress where Swarm cannot. */
export function portsOf({ ports, labels }: Service): readonly Port[] {
  const served = (labels['io.grampus.ingress'] ?? '').split(/[\s,]+/).flatMap(text => {
    const [, published, port, protocol] = /^(\d+):(\d+)\/(\w+)$/.exec(text) ?? [];
    return published && port && protocol
      ? [{ ip: '', mode: 'ingress', port: Number(port), protocol, published: Number(published) }]
      : [];
  });
  return [...ports, ...served];
}

/** Whether its number of tasks is chosen by hand. */
export function scalable({ mode }: Service): boolean {
  return mode === 'replicated';
}
