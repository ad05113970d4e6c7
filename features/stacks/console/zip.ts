const TABLE = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let i = 0; i < 8; i++) {
    c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  }
  return c >>> 0;
});

function checksum(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) {
    c = (TABLE[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  }
  return (c ^ 0xffffffff) >>> 0;
}

/** Numbers as a ZIP file has them: little-endian, each with its width in bytes. */
function numbers(...parts: readonly (readonly [value: number, width: 2 | 4])[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, [, width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, width] of parts) {
    if (width === 2) {
      view.setUint16(at, value, true);
    } else {
      view.setUint32(at, value, true);
    }
    at += width;
  }
  return bytes;
}

const UTF8_NAMES = 0x0800;
// the first day that the format knows
const DATE = 0x21;

/** A ZIP file of texts, as they are: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export function zip(files: Readonly<Record<string, string>>): Blob {
  const encoder = new TextEncoder();
  const content: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  let listed = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, bytes] = [encoder.encode(path), encoder.encode(text)];
    const size = bytes.length;
    const about = numbers(
      [20, 2],
      [UTF8_NAMES, 2],
      [0, 2],
      [0, 2],
      [DATE, 2],
      [checksum(bytes), 4],
      [size, 4],
      [size, 4],
      [name.length, 2],
      [0, 2],
    );
    const entry = numbers([0x02014b50, 4], [20, 2]);
    const rest = numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
    directory.push(entry, about, rest, name);
    listed += entry.length + about.length + rest.length + name.length;
    content.push(numbers([0x04034b50, 4]), about, name, bytes);
    offset += 4 + about.length + name.length + size;
  }
  const count = Object.keys(files).length;
  const end = numbers(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [listed, 4],
    [offset, 4],
    [0, 2],
  );
  return new Blob([...content, ...directory, end] as BlobPart[], { type: 'application/zip' });
}
