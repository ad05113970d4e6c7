import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { LogFilter } from './filter';
import type { LogRange } from './LogFeed';

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
    () => ({
      text,
      regex: mode.includes('regex'),
      invert: mode.includes('not'),
      folded: mode.includes('folded'),
      hidden,
    }),
    [text, mode, hidden],
  );
  const since = search.get('since') ?? '';
  const until = search.get('until') ?? '';
  const line = search.get('line') ?? '';
  return { filter, since, until, line, put };
}

/** The modes of a filter as they stand in the address. */
export function modeOf({ regex, invert, folded }: Pick<LogFilter, 'regex' | 'invert' | 'folded'>): string {
  return [regex && 'regex', invert && 'not', folded && 'folded'].filter(Boolean).join(',');
}

const BEFORE = 60_000;
const AFTER = 300_000;

/**
 * The part of a log that an address asks for: around a line; or from a number of minutes back or a time on; or all; or a
 * number of lines when nothing is chosen.
 */
export function rangeOf(since: string, until: string, line: string, now: number): LogRange {
  const at = Date.parse(line);
  if (line !== '' && !Number.isNaN(at)) {
    return { beginning: from(at - BEFORE), until: new Date(at + AFTER).toISOString() };
  }
  const end = Number.isNaN(Date.parse(until)) ? undefined : until;
  return { beginning: beginning(since, now), until: end };
}

function beginning(since: string, now: number): string {
  if (since === 'all') {
    return 'tail=all';
  }
  const minutes = Number(since);
  if (since !== '' && !Number.isNaN(minutes)) {
    return from(now - minutes * 60_000);
  }
  const time = Date.parse(since);
  return Number.isNaN(time) ? 'tail=1000' : from(time);
}

function from(time: number): string {
  return `tail=all&since=${new Date(time).toISOString()}`;
}
