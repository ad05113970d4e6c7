let paths: ReadonlySet<string> = new Set();

/** Told once which pages there are. */
export function registerPages(known: readonly string[]): void {
  paths = new Set(known);
}

// in the API an object of these kinds is found by its name as well
const NAMED = new Set(['stack', 'volume', 'rollout']);
const LISTS: Readonly<Record<string, string>> = { user: '/users', token: '/tokens', audit: '/audit' };

/** The page of an object; of one that has no page, or whose id is not known, the list with it; or nothing. */
export function addressOf(kind: string, id: string): string | undefined {
  const list = `/${kind}s`;
  const page = paths.has(`${list}/:id/:tab?`) || paths.has(`${list}/:id`);
  if (page && (NAMED.has(kind) || isId(id))) {
    return `${list}/${encodeURIComponent(id)}`;
  }
  if (LISTS[kind]) {
    return LISTS[kind];
  }
  return paths.has(list) ? `${list}?q=${encodeURIComponent(`"${id.replaceAll('"', '')}"`)}` : undefined;
}

/** Docker's ids are hexadecimal, Swarm's are 25 small letters and digits. */
function isId(text: string): boolean {
  return /^(sha256:)?[0-9a-f]{12,64}$/.test(text) || /^[0-9a-z]{25}$/.test(text);
}

/** Kind and name of what an audit row calls `container/web` or `stack/shop/revision/3`. */
export function partsOf(object: string): { kind: string; id: string } | undefined {
  const slash = object.indexOf('/');
  if (slash < 1) {
    return undefined;
  }
  const kind = object.slice(0, slash);
  const rest = object.slice(slash + 1);
  // names of images have slashes of their own
  return { kind, id: kind === 'image' ? rest : (rest.split('/')[0] ?? '') };
}
