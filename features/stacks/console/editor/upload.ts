import { dropped, type FoundFile } from '@console';
import type { Files } from '../stack';

/** What came of reading files: those that are text, and the names of the others. */
export interface Uploaded {
  readonly files: Files;
  /** The folder that all of them came in. */
  readonly folder: string;
  readonly skipped: readonly string[];
}

const LARGEST = 1_000_000;
const MOST = 200;
const IGNORED = /(^|\/)(\.git|node_modules|\.DS_Store)(\/|$)/;

/** Reads what a file dialog gave. */
export function chosen(list: FileList): Promise<Uploaded> {
  return read([...list].map(file => ({ path: file.webkitRelativePath || file.name, file })));
}

/** Reads what was dropped, with the folders in it. */
export async function readDropped(data: DataTransfer): Promise<Uploaded> {
  return read(await dropped(data, IGNORED));
}

async function read(found: readonly FoundFile[]): Promise<Uploaded> {
  const wanted = found.filter(({ path }) => !IGNORED.test(path));
  const folder = commonFolder(wanted.map(({ path }) => path));
  const files: Record<string, string> = {};
  const skipped = wanted.slice(MOST).map(({ path }) => path);
  for (const { path, file } of wanted.slice(0, MOST)) {
    const name = folder === '' ? path : path.slice(folder.length + 1);
    const text = file.size > LARGEST ? undefined : textOf(await file.arrayBuffer());
    if (text === undefined) {
      skipped.push(name);
    } else {
      files[name] = text;
    }
  }
  return { files, folder: folder.slice(folder.lastIndexOf('/') + 1), skipped };
}

/** The bytes as text, or nothing when they are none. */
export function textOf(bytes: ArrayBuffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The folder that all paths begin with. */
export function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map(path => path.split('/').slice(0, -1));
  const end = first.findIndex((part, i) => others.some(other => other[i] !== part));
  return (end < 0 ? first : first.slice(0, end)).join('/');
}
