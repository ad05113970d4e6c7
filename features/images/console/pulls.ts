import { type Problem, ProblemError, perform, problemOf, type Schemas, Store, stream } from '@console';
import { messages } from './messages';

type Layer = Schemas['LayerProgress'];

/** How far a node is with a pull; the node is unnamed when it is the server's own alone. */
export interface NodePull {
  readonly node: string;
  readonly layers: ReadonlyMap<string, Layer>;
  readonly end?: Schemas['PullDone'] | { readonly problem: string };
}

/** A pull with the progress of each of its layers on each node. */
export interface Pull {
  readonly id: number;
  readonly reference: string;
  readonly platform: string;
  readonly nodes: readonly NodePull[];
  readonly problem?: Problem;
}

const KEPT = 10;
let last = 0;

/** The pulls of this page, newest first; they go on whatever is shown. */
export const pulls = new Store<readonly Pull[]>([]);

export function finished(status: string): boolean {
  return status === 'Pull complete' || status === 'Already exists';
}

/** The nodes on which a pull failed while others went on. */
export function failedNodes({ nodes }: Pull): readonly string[] {
  return nodes.filter(({ node, end }) => node !== '' && end && 'problem' in end).map(({ node }) => node);
}

/** Pulls an image on the nodes, or the server's own, and tells of its layers as it goes. */
export async function pull(reference: string, platform: string, on: readonly string[]): Promise<void> {
  const id = ++last;
  const nodes = (on.length > 0 ? on : ['']).map(node => ({ node, layers: new Map() }));
  pulls.set([{ id, reference, platform, nodes }, ...pulls.now()].slice(0, KEPT));
  await perform(
    messages.now().pull.doing(reference),
    [reference],
    name => name,
    async () => {
      try {
        await follow(id, reference, platform, on);
      } catch (error) {
        change(id, before => ({ ...before, problem: problemOf(error) }));
        throw error;
      }
    },
  );
}

async function follow(id: number, reference: string, platform: string, nodes: readonly string[]) {
  const request = new Request('/api/v1/images/pull', {
    method: 'POST',
    headers: {
      Accept: 'text/event-stream',
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({ reference, nodes, ...(platform && { platform }) }),
  });
  await stream(request, ({ event, data }) => {
    switch (event) {
      case 'layer': {
        const layer = data as Layer;
        on(id, layer.node, before => ({ ...before, layers: new Map(before.layers).set(layer.id, layer) }));
        break;
      }
      case 'done': {
        const done = data as Schemas['PullDone'];
        on(id, done.node, before => ({ ...before, end: done }));
        break;
      }
      case 'failed': {
        const { node, detail } = data as Schemas['PullFailed'];
        on(id, node, before => ({ ...before, end: { problem: detail } }));
        break;
      }
      case 'problem':
        throw new ProblemError(data as Problem);
    }
  });
}

function on(id: number, node: string, to: (before: NodePull) => NodePull): void {
  change(id, before => ({
    ...before,
    nodes: before.nodes.map(each => (each.node === node ? to(each) : each)),
  }));
}

function change(id: number, to: (before: Pull) => Pull): void {
  pulls.set(pulls.now().map(each => (each.id === id ? to(each) : each)));
}
