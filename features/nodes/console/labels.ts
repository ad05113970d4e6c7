/** A label that is being edited. */
export interface Pair {
  readonly key: number;
  readonly name: string;
  readonly value: string;
}

/** What has to be told to the server so that the labels are as edited. */
export function changeOf(
  before: Readonly<Record<string, string>>,
  pairs: readonly Pair[],
): { set: Record<string, string>; remove: string[] } {
  const after = new Map(pairs.filter(({ name }) => name !== '').map(({ name, value }) => [name, value]));
  return {
    set: Object.fromEntries([...after].filter(([name, value]) => before[name] !== value)),
    remove: Object.keys(before).filter(name => !after.has(name)),
  };
}

/** Names that are none, and names that are there twice; a line that is quite empty counts as not there. */
export function problemsOf(pairs: readonly Pair[]): ReadonlyMap<number, 'bad' | 'twice'> {
  const problems = new Map<number, 'bad' | 'twice'>();
  const seen = new Set<string>();
  for (const { key, name, value } of pairs) {
    if (name === '' ? value !== '' : name.includes('=') || name !== name.trim()) {
      problems.set(key, 'bad');
    } else if (name !== '' && seen.has(name)) {
      problems.set(key, 'twice');
    }
    seen.add(name);
  }
  return problems;
}
