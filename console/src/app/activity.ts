import { type Problem, problemOf } from '../api/problem';
import { witnessed } from '../api/witness';
import { Store } from '../live/store';

export interface Step {
  readonly label: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly problem?: Problem;
  /** The request of the change, by which the audit log has its row. */
  readonly request?: string;
}

/** Something that was changed from this page, with its stages. */
export interface Activity {
  readonly id: number;
  readonly title: string;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly steps: readonly Step[];
}

const KEPT = 50;
const AT_ONCE = 4;
let last = 0;

export const activities = new Store<readonly Activity[]>([]);
export const drawer = new Store(false);

export function failures(activity: Activity): number {
  return activity.steps.filter(step => step.state === 'failed').length;
}

/** Does something with each of several things, a few at once, and says how each went. */
export async function perform<R>(
  title: string,
  targets: readonly R[],
  label: (target: R) => string,
  work: (target: R) => Promise<unknown>,
  inTurn = false,
): Promise<Activity> {
  const id = ++last;
  const steps: Step[] = targets.map(target => ({ label: label(target), state: 'waiting' }));
  const began: Activity = { id, title, startedAt: Date.now(), steps };
  activities.set([began, ...activities.now()].slice(0, KEPT));
  const left = targets.map((target, index) => ({ target, index }));
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      mark(id, next.index, { state: 'running' });
      try {
        const { target, index } = next;
        await witnessed(
          () => work(target),
          request => mark(id, index, { request }),
        );
        mark(id, next.index, { state: 'done' });
      } catch (error) {
        mark(id, next.index, { state: 'failed', problem: problemOf(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: inTurn ? 1 : AT_ONCE }, worker));
  update(id, activity => ({ ...activity, endedAt: Date.now() }));
  return activities.now().find(activity => activity.id === id) ?? began;
}

function mark(id: number, index: number, part: Partial<Step>): void {
  update(id, activity => ({
    ...activity,
    steps: activity.steps.map((step, i) => (i === index ? { ...step, ...part } : step)),
  }));
}

function update(id: number, change: (activity: Activity) => Activity): void {
  activities.set(activities.now().map(activity => (activity.id === id ? change(activity) : activity)));
}
