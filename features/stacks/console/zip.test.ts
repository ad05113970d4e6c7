import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { zip } from './zip';

const READ =
  'import json,sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(json.dumps([z.testzip(), {i.filename: z.read(i).decode() for i in z.infolist()}]))';

test('a ZIP file is read by others', async () => {
  const files = { 'compose.yaml': 'services: {}\n', 'db/初始.sql': 'select 1;', '.env': '' };
  const place = join(mkdtempSync(join(tmpdir(), 'zip-')), 'a.zip');
  writeFileSync(place, new Uint8Array(await zip(files).arrayBuffer()));
  expect(readFileSync(place).subarray(0, 2).toString()).toBe('PK');
  expect(JSON.parse(execFileSync('python3', ['-c', READ, place], { encoding: 'utf8' }))).toEqual([
    null,
    files,
  ]);
});
