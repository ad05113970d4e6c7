import type { Schemas } from '@console';

export type FileEntry = Schemas['ContainerPath'];

/** What became of a file since the container's image; nothing when it is as it was. */
export type Change = 'added' | 'changed' | 'deleted' | undefined;

export interface Listed {
  readonly name: string;
  readonly path: string;
  /** Nothing for what was deleted. */
  readonly entry: FileEntry | undefined;
  readonly change: Change;
}

export function joined(folder: string, name: string): string {
  return `${folder === '/' ? '' : folder}/${name}`;
}

/** The folder above. */
export function above(folder: string): string {
  return folder.slice(0, folder.lastIndexOf('/')) || '/';
}

/** An absolute path without empty parts, `.` and `..`. */
export function cleaned(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return `/${parts.join('/')}`;
}

/** The parts of a path with their own paths, the root first. */
export function crumbs(folder: string): readonly { readonly name: string; readonly path: string }[] {
  const parts = folder.split('/').filter(Boolean);
  return [
    { name: '/', path: '/' },
    ...parts.map((name, i) => ({ name, path: `/${parts.slice(0, i + 1).join('/')}` })),
  ];
}

/** What is in a folder and what was deleted from it: folders first, then by name. */
export function listed(
  folder: string,
  files: readonly FileEntry[],
  changes: readonly Schemas['ContainerChange'][],
): readonly Listed[] {
  const kinds = new Map(changes.map(({ path, kind }) => [path, kind as Change]));
  const there = files.map(entry => {
    const path = joined(folder, entry.name);
    return { name: entry.name, path, entry, change: kinds.get(path) };
  });
  const names = new Set(files.map(file => file.name));
  const gone = changes
    .filter(({ path, kind }) => kind === 'deleted' && above(path) === folder)
    .map(({ path }) => ({
      name: path.slice(path.lastIndexOf('/') + 1),
      path,
      entry: undefined,
      change: 'deleted' as const,
    }))
    .filter(({ name }) => !names.has(name));
  const rank = ({ entry }: Listed) => (entry?.directory ? 0 : 1);
  return [...there, ...gone].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

const TYPES: Record<string, string> = {
  '01': 'p',
  '02': 'c',
  '04': 'd',
  '06': 'b',
  '10': '-',
  '12': 'l',
  '14': 's',
};
const RIGHTS = 'rwxrwxrwx';

/** A mode in octal as ls writes it: 100644 is -rw-r--r--. */
export function modeText(octal: string): string {
  const mode = Number.parseInt(octal, 8);
  const type = TYPES[(mode >> 12).toString(8).padStart(2, '0')] ?? '?';
  const bits = [...RIGHTS].map((right, i) => (mode & (0o400 >> i) ? right : '-'));
  const special = (bit: number, at: number, letter: string) => {
    if (mode & bit) {
      bits[at] = bits[at] === 'x' ? letter : letter.toUpperCase();
    }
  };
  special(0o4000, 2, 's');
  special(0o2000, 5, 's');
  special(0o1000, 8, 't');
  return type + bits.join('');
}
