import type { Icon } from '@tabler/icons-react';
import { ask, type Question } from '../kit/Confirm';
import { drawer, failures, perform } from './activity';
import { notify } from './notify';

/** Whether something can be done now, and if not, why; the reason is the server's. */
export interface Verdict {
  readonly allowed: boolean;
  readonly reason: string;
}

export const ALLOWED: Verdict = { allowed: true, reason: '' };

/** Something that can be done to an object, from its row, its page, the bulk bar and by a key. */
export type Action<R> = Offer<R> & (Work<R> | Dialog<R>);

interface Offer<R> {
  readonly name: string;
  readonly label: string;
  readonly icon: Icon;
  readonly danger?: boolean;
  /** Shown beside the title on the object's page; the others are in its menu. */
  readonly prominent?: boolean;
  /** Does it to the row under the cursor of a list; only for what asks first, or changes nothing. */
  readonly key?: string;
  readonly verdict: (row: R) => Verdict;
}

interface Work<R> {
  /** What to ask first, and what may be chosen. */
  readonly asks?: (rows: readonly R[]) => Question;
  readonly title: (what: string) => string;
  readonly run: (row: R, chosen: ReadonlySet<string>) => Promise<unknown>;
  /** One row after the other: whether it can be done to one depends on the others. */
  readonly inTurn?: boolean;
}

interface Dialog<R> {
  /** Opens a form that does it, or a page, for one object at a time unless it takes several. */
  readonly opens: (row: R, rows: readonly R[]) => void;
  readonly several?: boolean;
}

/** Asks what must be asked, does it to all of the rows, and tells how it went. */
export async function act<R>(action: Action<R>, rows: readonly R[], name: (row: R) => string): Promise<void> {
  const targets = rows.filter(row => action.verdict(row).allowed);
  if (targets.length === 0) {
    return;
  }
  if ('opens' in action) {
    action.opens(targets[0] as R, targets);
    return;
  }
  const chosen = action.asks ? await ask(action.asks(targets)) : new Set<string>();
  if (!chosen) {
    return;
  }
  const first = targets[0] as R;
  const title = action.title(targets.length === 1 ? name(first) : String(targets.length));
  const done = await perform(title, targets, name, row => action.run(row, chosen), action.inTurn);
  tell(title, done.steps.length, failures(done), done.steps.find(step => step.problem)?.problem?.detail);
}

function tell(title: string, all: number, failed: number, detail: string | undefined): void {
  notify({
    title,
    message: failed === 0 ? '' : `${all > 1 ? `${failed}/${all}: ` : ''}${detail ?? ''}`,
    color: failed === 0 ? 'teal' : 'red',
    autoClose: failed === 0 ? 3000 : 12_000,
    onClick: () => drawer.set(true),
  });
}
