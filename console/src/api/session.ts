import { Store } from '../live/store';
import { type Problem, ProblemError, problemFrom, problemOf } from './problem';
import type { components } from './schema';

export type User = components['schemas']['User'];

/** Who uses this page; `expired` keeps the page as it is until the same person signs in again. */
export type Session =
  | { readonly state: 'asking' }
  | { readonly state: 'unreachable'; readonly problem: Problem }
  | { readonly state: 'out'; readonly firstRun: boolean }
  | { readonly state: 'in'; readonly user: User }
  | { readonly state: 'expired'; readonly user: User };

export const session = new Store<Session>({ state: 'asking' });

const ADDRESS = '/api/v1/session';

/** Asks the server who is signed in. */
export async function whoami(): Promise<void> {
  try {
    const answer = await fetch(ADDRESS);
    if (answer.ok) {
      session.set({ state: 'in', user: (await answer.json()).user });
    } else if (answer.status === 401) {
      const status = await fetch('/api/v1/status');
      session.set({ state: 'out', firstRun: status.ok && (await status.json()).firstRun });
    } else {
      session.set({ state: 'unreachable', problem: await problemFrom(answer) });
    }
  } catch (error) {
    session.set({ state: 'unreachable', problem: problemOf(error) });
  }
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code?: string;
}

/** Opens a session; its secret becomes a cookie that this program can't read. */
export async function signIn(credentials: Credentials): Promise<void> {
  const answer = await fetch(ADDRESS, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  if (!answer.ok) {
    throw new ProblemError(await problemFrom(answer));
  }
  const { user } = (await answer.json()) as { user: User };
  const before = session.now();
  if (before.state === 'expired' && before.user.id !== user.id) {
    // what the page shows and what was typed belongs to somebody else
    location.assign('/');
    return;
  }
  session.set({ state: 'in', user });
}

export async function signOut(): Promise<void> {
  await fetch(ADDRESS, { method: 'DELETE' });
  location.assign('/');
}

/** Told by whatever was answered with 401; resolves once somebody has signed in again. */
export function renewed(): Promise<void> {
  const now = session.now();
  if (now.state === 'in') {
    session.set({ state: 'expired', user: now.user });
  }
  return new Promise(resolve => {
    const stop = session.subscribe(() => {
      if (session.now().state === 'in') {
        stop();
        resolve();
      }
    });
  });
}
