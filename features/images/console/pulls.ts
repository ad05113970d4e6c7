import { type Problem, ProblemError, perform, problemOf, type Schemas, Store, stream } from '@console';
import { messages } from './messages';

/** A pull with the progress of each of its layers. */
export interface Pull {
  readonly id: number;
  readonly reference: string;
  readonly layers: ReadonlyMap<string, Schemas['LayerProgress']>;
  readonly end?: Schemas['PullDone'] | { readonly problem: Problem };
}

const KEPT = 10;
let last = 0;

/** The pulls of this page, newest first; they go on whatever is shown. */
export const pulls = new Store<readonly Pull[]>([]);

export function finished(status: string): boolean {
  return status === 'Pull complete' || status === 'Already exists';
}

/** Pulls an image and tells of its layers as it goes. */
export async function pull(reference: string, platform: string): Promise<void> {
  const id = ++last;
  pulls.set([{ id, reference, layers: new Map() }, ...pulls.now()].slice(0, KEPT));
  await perform(
    messages.now().pull.doing(reference),
    [reference],
    name => name,
    async () => {
      try {
        await follow(id, reference, platform);
      } catch (error) {
        change(id, before => ({ ...before, end: { problem: problemOf(error) } }));
        throw error;
      }
    },
  );
}

async function follow(id: number, reference: string, platform: string): Promise<void> {
  const request = new Request('/api/v1/images/pull', {
    method: 'POST',
    headers: {
      Accept: 'text/event-stream',
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({ reference, ...(platform && { platform }) }),
  });
  await stream(request, ({ event, data }) => {
    switch (event) {
      case 'layer': {
        const layer = data as Schemas['LayerProgress'];
        change(id, before => ({ ...before, layers: new Map(before.layers).set(layer.id, layer) }));
        break;
      }
      case 'done':
        change(id, before => ({ ...before, end: data as Schemas['PullDone'] }));
        break;
      case 'problem':
        throw new ProblemError(data as Problem);
    }
  });
}

function change(id: number, to: (before: Pull) => Pull): void {
  pulls.set(pulls.now().map(each => (each.id === id ? to(each) : each)));
}
