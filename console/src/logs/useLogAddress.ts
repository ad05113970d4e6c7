import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { LogFilter } from './filter';

export type Put = (changes: Readonly<Record<string, string>>) => void;

/** What of a log is shown, which lives in the address of the page. */
export function useLogAddress() {
  const [search, setSearch] = useSearchParams();
  const put: Put = useCallback(
    changes =>
      setSearch(
        () => {
          // two changes may follow each other before the page is shown again
          const next = new URLSearchParams(location.search);
          for (const [name, value] of Object.entries(changes)) {
            if (value === '') {
              next.delete(name);
            } else {
              next.set(name, value);
            }
          }
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const text = search.get('q') ?? '';
  const mode = search.get('mode') ?? '';
  const hidden = search.get('hide') ?? '';
  const filter: LogFilter = useMemo(
    () => ({ text, regex: mode.includes('regex'), invert: mode.includes('not'), hidden }),
    [text, mode, hidden],
  );
  return { filter, since: search.get('since') ?? '', put };
}

/** The query with which a log begins: minutes back, `all`, or a number of lines when nothing is chosen. */
export function beginning(since: string): string {
  const minutes = Number(since);
  if (since === '' || since === 'all' || Number.isNaN(minutes)) {
    return since === 'all' ? 'tail=all' : 'tail=1000';
  }
  return `tail=all&since=${new Date(Date.now() - minutes * 60_000).toISOString()}`;
}
