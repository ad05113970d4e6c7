import type { Entry, LogLine, Piece } from './line';

/** Which lines are shown. */
export interface LogFilter {
  readonly text: string;
  readonly regex: boolean;
  readonly invert: boolean;
  /** Levels and streams that are left out, with commas between. */
  readonly hidden: string;
  /** Leaves stack traces out. */
  readonly folded: boolean;
}

export interface Matcher {
  readonly passes: (entry: Entry) => boolean;
  /** What is to be marked in a shown line. */
  readonly marks: RegExp | undefined;
  /** Why the regular expression is none; then all lines pass it. */
  readonly error: string | undefined;
}

export function matcher({ text, regex, invert, hidden, folded }: LogFilter): Matcher {
  const { pattern, error } = patternOf(text, regex);
  const left = new Set(hidden.split(','));
  const fits = (line: LogLine) =>
    !(folded && line.head !== undefined) &&
    !left.has(line.level) &&
    !left.has(line.stream) &&
    (!pattern || line.text.search(pattern) >= 0 !== invert);
  return {
    passes: entry => 'skipped' in entry || fits(entry),
    marks: invert ? undefined : pattern,
    error,
  };
}

function patternOf(text: string, regex: boolean): { pattern?: RegExp; error?: string } {
  if (text === '') {
    return {};
  }
  try {
    return { pattern: new RegExp(regex ? text : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi') };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** The entries that pass a matcher; when some are added, only those are looked at. */
export class Shown {
  private matcher: Matcher | undefined;
  private last = -1;
  private list: readonly Entry[] = [];

  of(entries: readonly Entry[], by: Matcher): readonly Entry[] {
    const first = entries[0]?.seq ?? 0;
    if (by !== this.matcher || (entries.at(-1)?.seq ?? -1) < this.last) {
      this.matcher = by;
      this.list = entries.filter(by.passes);
    } else {
      const fresh = entries.slice(Math.max(0, this.last + 1 - first)).filter(by.passes);
      const kept = this.list.findIndex(entry => entry.seq >= first);
      if (fresh.length > 0 || kept !== 0) {
        this.list = [...(kept < 0 ? [] : kept === 0 ? this.list : this.list.slice(kept)), ...fresh];
      }
    }
    this.last = entries.at(-1)?.seq ?? -1;
    return this.list;
  }
}

/** The pieces cut further, so that what a pattern finds has pieces of its own. */
export function marked(pieces: readonly Piece[], pattern: RegExp | undefined): readonly Piece[] {
  if (!pattern) {
    return pieces;
  }
  const whole = pieces.map(piece => piece.text).join('');
  const found = [...whole.matchAll(pattern)].filter(match => match[0] !== '');
  if (found.length === 0) {
    return pieces;
  }
  const cuts = found.flatMap(match => [match.index, match.index + match[0].length]);
  let at = 0;
  return pieces.flatMap(piece => {
    const from = at;
    const to = from + piece.text.length;
    at = to;
    const ends = [from, ...cuts.filter(cut => cut > from && cut < to), to];
    return ends.slice(1).map((end, i) => {
      const begin = ends[i] ?? from;
      const inside = found.some(match => match.index <= begin && end <= match.index + match[0].length);
      return { ...piece, text: whole.slice(begin, end), look: `${piece.look ?? ''}${inside ? ' mark' : ''}` };
    });
  });
}
