import { useState } from 'react';
import type { Files } from './stack';

interface Draft {
  readonly name: string;
  readonly files: Files;
  readonly at: number;
}

const place = (of: string) => `grampus.draft.${of}`;

/** What is being written; it is kept by the browser until it was deployed or thrown away. */
export function useDraft(of: string, name: string, files: Files) {
  const original = { name, files, at: 0 };
  const [draft, setDraft] = useState<Draft>(() => kept(of) ?? original);
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part, at: Date.now() };
    setDraft(next);
    localStorage.setItem(place(of), JSON.stringify(next));
  };
  const forget = () => {
    localStorage.removeItem(place(of));
    setDraft(original);
  };
  return { draft, change, forget };
}

function kept(of: string): Draft | undefined {
  try {
    const text = localStorage.getItem(place(of));
    return text === null ? undefined : (JSON.parse(text) as Draft);
  } catch {
    return undefined;
  }
}
