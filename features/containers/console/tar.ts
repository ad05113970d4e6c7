import type { FoundFile } from '@console';

const BLOCK = 512;
/** Bytes of a name in the plain header; a longer one goes into an extended header. */
const NAME = 100;

/** An archive of files, in POSIX's pax format; their content stays where it is until it is sent. */
export function tarOf(files: readonly FoundFile[]): Blob {
  return new Blob([
    ...files.flatMap(({ path, file }) => [...headers(path, file), file, new Uint8Array(padding(file.size))]),
    new Uint8Array(2 * BLOCK),
  ]);
}

function headers(path: string, file: File): Uint8Array<ArrayBuffer>[] {
  const name = new TextEncoder().encode(path);
  const plain = header(name.subarray(0, NAME), file.size, file.lastModified, '0');
  const ascii = name.length <= NAME && name.every(byte => byte < 0x80);
  if (ascii && file.size < 8 ** 11) {
    return [plain];
  }
  const records = new TextEncoder().encode(record('path', path) + record('size', String(file.size)));
  const extended = new Uint8Array(records.length + padding(records.length));
  extended.set(records);
  return [header(new TextEncoder().encode('pax'), records.length, file.lastModified, 'x'), extended, plain];
}

/** `LENGTH KEY=VALUE\n`, where the length counts itself. */
function record(key: string, value: string): string {
  const rest = new TextEncoder().encode(` ${key}=${value}\n`).length;
  let length = rest + String(rest).length;
  length = rest + String(length).length;
  return `${length} ${key}=${value}\n`;
}

function header(name: Uint8Array, size: number, modified: number, type: string): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(BLOCK);
  const put = (at: number, text: string) => block.set(new TextEncoder().encode(text), at);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  block.set(name, 0);
  put(100, octal(0o644, 8));
  put(108, octal(0, 8));
  put(116, octal(0, 8));
  put(124, octal(Math.min(size, 8 ** 11 - 1), 12));
  put(136, octal(Math.floor(modified / 1000), 12));
  put(148, ' '.repeat(8));
  put(156, type);
  put(257, 'ustar\u000000');
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** The content of the first file in an archive; nothing when there is none, as with a folder. */
export async function firstFile(tar: Blob): Promise<Blob | undefined> {
  let at = 0;
  let told: number | undefined;
  while (at + BLOCK <= tar.size) {
    const block = new Uint8Array(await tar.slice(at, at + BLOCK).arrayBuffer());
    if (block[0] === 0) {
      return undefined;
    }
    const type = String.fromCharCode(block[156] ?? 0);
    const size = told ?? numberOf(block.subarray(124, 136));
    at += BLOCK;
    if (type === 'x') {
      told = sizeIn(await tar.slice(at, at + size).text());
    } else if (type === '0' || type === '\0') {
      return tar.slice(at, at + size);
    } else if (type !== 'L' && type !== 'K' && type !== 'g') {
      return undefined;
    }
    at += size + padding(size);
  }
  return undefined;
}

function sizeIn(records: string): number | undefined {
  const size = /^\d+ size=(\d+)$/m.exec(records)?.[1];
  return size === undefined ? undefined : Number(size);
}

/** Octal digits, or as GNU writes what is too large for them: a big-endian number after a first byte of 128. */
function numberOf(field: Uint8Array): number {
  if (field[0] === 0x80) {
    return field.subarray(1).reduce((value, byte) => value * 256 + byte, 0);
  }
  return Number.parseInt(new TextDecoder().decode(field).replace(/[\0 ].*$/, ''), 8) || 0;
}
