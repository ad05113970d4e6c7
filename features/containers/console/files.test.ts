import { expect, test } from 'vitest';
import { above, cleaned, crumbs, joined, listed, modeText } from './files';
import { limitsOf, variablesOf } from './inspect';
import { successor } from './Replaced';
import { firstFile, tarOf } from './tar';

const file = (name: string, directory = false) => ({
  name,
  size: 1,
  mode: directory ? '40755' : '100644',
  directory,
  modified: '2026-11-25T10:00:00Z',
  linkTarget: '',
});

test('paths are joined, cleaned and cut into their parts', () => {
  expect(joined('/', 'etc')).toBe('/etc');
  expect(joined('/etc', 'ssl')).toBe('/etc/ssl');
  expect(above('/etc/ssl')).toBe('/etc');
  expect(above('/etc')).toBe('/');
  expect(cleaned('//etc/./ssl/../../../var/')).toBe('/var');
  expect(crumbs('/etc/ssl').map(crumb => crumb.path)).toEqual(['/', '/etc', '/etc/ssl']);
});

test('a folder shows what was added and changed, and what was deleted from it', () => {
  const rows = listed(
    '/etc',
    [file('b'), file('a'), file('z', true)],
    [
      { path: '/etc', kind: 'changed' },
      { path: '/etc/a', kind: 'added' },
      { path: '/etc/z', kind: 'changed' },
      { path: '/etc/gone', kind: 'deleted' },
      { path: '/etc/z/deeper', kind: 'deleted' },
    ],
  );
  expect(rows.map(({ name, change }) => [name, change])).toEqual([
    ['z', 'changed'],
    ['a', 'added'],
    ['b', undefined],
    ['gone', 'deleted'],
  ]);
});

test('modes are written as ls does', () => {
  expect(modeText('100644')).toBe('-rw-r--r--');
  expect(modeText('41777')).toBe('drwxrwxrwt');
  expect(modeText('104750')).toBe('-rwsr-x---');
  expect(modeText('102644')).toBe('-rw-r-Sr--');
  expect(modeText('120777')).toBe('lrwxrwxrwx');
  expect(modeText('10644')).toBe('prw-r--r--');
});

test('a file comes out of an archive as it went in, whatever its name and size', async () => {
  for (const [name, text] of [
    ['a.txt', 'hello'],
    ['日志.txt', ''],
    [`${'x'.repeat(180)}.bin`, 'y'.repeat(512)],
  ] as const) {
    const tar = tarOf([{ path: name, file: new File([text], 'x', { lastModified: 0 }) }]);
    expect(tar.size % 512).toBe(0);
    expect(await (await firstFile(tar))?.text()).toBe(text);
    expect((await tar.text()).includes(name)).toBe(true);
  }
  expect(await firstFile(tarOf([]))).toBeUndefined();
});

test('the sum of a header is that of its bytes, with blanks in its own place', async () => {
  const block = new Uint8Array(
    await tarOf([{ path: 'x', file: new File(['x'], 'x') }])
      .slice(0, 512)
      .arrayBuffer(),
  );
  const told = Number.parseInt(new TextDecoder().decode(block.subarray(148, 154)), 8);
  block.fill(32, 148, 156);
  expect(block.reduce((sum, byte) => sum + byte, 0)).toBe(told);
});

test('limits are percent of one core and bytes, and only there when there are some', () => {
  expect(limitsOf({ HostConfig: { NanoCpus: 500_000_000, Memory: 64 } })).toEqual({ cpu: 50, memory: 64 });
  expect(limitsOf({ HostConfig: { CpuQuota: 20_000, CpuPeriod: 10_000 } })).toEqual({ cpu: 200 });
  expect(limitsOf({ HostConfig: { NanoCpus: 0, CpuQuota: -1, Memory: 0 } })).toEqual({});
});

test('a variable ends at its first equals sign', () => {
  expect(variablesOf({ Config: { Env: ['URL=http://x?a=b', 'A=', 'LONE'] } })).toEqual([
    { name: 'A', value: '' },
    { name: 'LONE', value: '' },
    { name: 'URL', value: 'http://x?a=b' },
  ]);
});

test('the successor is the newest task of the slot that has a container', () => {
  type Tasks = Parameters<typeof successor>[1];
  type Row = Parameters<typeof successor>[0];
  const task = (id: string, slot: number, minute: number, node = 'n1', containerId = `c-${id}`) => ({
    id,
    slot,
    node,
    containerId,
    created: `2026-11-25T10:0${minute}:00Z`,
  });
  const row = { id: 'c-a', task: 'a', slot: 1, node: 'n1', created: '2026-11-25T10:01:30Z' } as Row;
  const of = (...tasks: ReturnType<typeof task>[]) => successor(row, tasks as unknown as Tasks)?.id;
  expect(of(task('a', 1, 1), task('b', 1, 2), task('c', 1, 3), task('d', 2, 4))).toBe('c');
  expect(of(task('a', 1, 1), task('old', 1, 0))).toBeUndefined();
  expect(of(task('a', 1, 1), task('b', 1, 2, 'n2'), task('waits', 1, 3, 'n1', ''))).toBe('b');
});
