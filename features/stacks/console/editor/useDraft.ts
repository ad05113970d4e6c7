import { session } from '@console';
import { useState } from 'react';
import type { Files } from '../stack';

/** What is being written. */
export interface Draft {
  readonly name: string;
  readonly files: Files;
  /** When it was last changed; 0 when it is as it was read. */
  readonly at: number;
  /** The revision that it began from. */
  readonly base: number;
}

export type Original = Omit<Draft, 'at'>;

function place(of: string): string {
  const now = session.now();
  return `grampus.draft.${'user' in now ? now.user.id : ''}.${of}`;
}

/**
 * What is being written; the browser keeps it until it was deployed or thrown away, so that the end of a session or a
 * crash loses nothing. What secrets hold is not kept.
 */
export function useDraft(of: string, original: Original, secrets: (files: Files) => ReadonlySet<string>) {
  const fresh: Draft = { ...original, at: 0 };
  const [found] = useState(() => keptDraft(of));
  const [draft, setDraft] = useState<Draft>(found ?? fresh);
  const [fits, setFits] = useState(true);
  const change = (part: Partial<Original>) => {
    const next = { ...draft, ...part, at: Date.now() };
    setDraft(next);
    setFits(keep(of, next, secrets(next.files)));
  };
  const forget = () => {
    localStorage.removeItem(place(of));
    setDraft(fresh);
  };
  return { draft, change, forget, restored: found !== undefined, fits };
}

export function keptDraft(of: string): Draft | undefined {
  try {
    const text = localStorage.getItem(place(of));
    const { name, files, at = 0, base = 0 } = JSON.parse(text ?? 'null') as Draft;
    return { name, files, at, base };
  } catch {
    return undefined;
  }
}

/** Keeps the draft without what is secret; tells whether the browser had room for it. */
export function keep(of: string, draft: Draft, secrets: ReadonlySet<string>): boolean {
  const files = Object.fromEntries(Object.entries(draft.files).filter(([name]) => !secrets.has(name)));
  try {
    localStorage.setItem(place(of), JSON.stringify({ ...draft, files }));
    return true;
  } catch {
    return false;
  }
}
