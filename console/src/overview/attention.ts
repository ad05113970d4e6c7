import type { Trouble } from './overview';

const SAID = 2;

/**
 * The troubles in the order in which they should be looked at: the gravest first, of equal ones the latest. Troubles
 * with the same thing are one, whose other sentences follow its own.
 */
export function ranked(troubles: readonly Trouble[]): readonly Trouble[] {
  const byThing = new Map<string, Trouble[]>();
  for (const trouble of troubles) {
    const known = byThing.get(trouble.about);
    if (known) {
      known.push(trouble);
    } else {
      byThing.set(trouble.about, [trouble]);
    }
  }
  return [...byThing.values()].map(one).sort(graver);
}

function one(of: readonly Trouble[]): Trouble {
  const [gravest, ...others] = [...of].sort(graver);
  if (!gravest) {
    throw new Error('no trouble');
  }
  return others.length === 0 ? gravest : { ...gravest, says: sentences([gravest, ...others]) };
}

/** What is said several times is said once, with how often. */
function sentences(of: readonly Trouble[]): string {
  const counted = new Map<string, number>();
  for (const { says } of of) {
    if (says !== '') {
      counted.set(says, (counted.get(says) ?? 0) + 1);
    }
  }
  const all = [...counted].map(([says, times]) => (times > 1 ? `${says} (×${times})` : says));
  return all.slice(0, SAID).join(' · ') + (all.length > SAID ? ' …' : '');
}

function graver(a: Trouble, b: Trouble): number {
  return a.weight - b.weight || time(b) - time(a) || (a.about < b.about ? -1 : 1);
}

function time({ since }: Trouble): number {
  return since ? new Date(since).getTime() : 0;
}
