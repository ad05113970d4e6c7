import { expect, test } from 'vitest';
import { bundle } from '../stack';
import { chosen, commonFolder, textOf } from './upload';
import { keep, keptDraft } from './useDraft';

const decoded = (text: unknown) =>
  new TextDecoder().decode(Uint8Array.from(atob(text as string), char => char.charCodeAt(0)));

test('only Compose files are named as such, every file goes along, and secrets go apart', () => {
  const files = { 'compose.yaml': 'services: {}', '.env': 'WORD=你好', 'key.txt': 'hush' };
  const {
    request,
    files: sent,
    secrets,
  } = bundle('shop', {
    files,
    compose: ['compose.yaml'],
    secretFiles: new Set(['key.txt']),
    kept: [{ name: 'old', path: 'old.txt' }],
    values: { TOKEN: 't' },
  });
  expect(request.files).toEqual(['/stack/compose.yaml']);
  expect(decoded(sent['.env'])).toBe('WORD=你好');
  expect(Object.keys(sent)).not.toContain('key.txt');
  expect(decoded(secrets.files['key.txt'])).toBe('hush');
  expect(secrets.files['old.txt']).toBe('');
  expect(secrets.variables).toEqual({ TOKEN: 't' });
});

test('a folder is left out of the names, and what is no text is told', async () => {
  const file = (path: string, content: BlobPart) => {
    const made = new File([content], path.replace(/.*\//, ''));
    Object.defineProperty(made, 'webkitRelativePath', { value: path });
    return made;
  };
  const list = [
    file('shop/compose.yaml', 'services: {}'),
    file('shop/db/init.sql', 'select 1'),
    file('shop/logo.png', new Uint8Array([0x89, 0x50, 0xff, 0x00])),
    file('shop/.git/config', 'x'),
  ];
  expect(await chosen(list as unknown as FileList)).toEqual({
    files: { 'compose.yaml': 'services: {}', 'db/init.sql': 'select 1' },
    folder: 'shop',
    skipped: ['logo.png'],
  });
});

test('the folder of all is found', () => {
  expect(commonFolder(['a/b/x', 'a/b/c/y'])).toBe('a/b');
  expect(commonFolder(['a/x', 'b/y'])).toBe('');
  expect(commonFolder([])).toBe('');
  expect(textOf(new TextEncoder().encode('ü').buffer)).toBe('ü');
});

test('a draft is kept without its secrets', () => {
  const draft = {
    name: 'shop',
    files: { 'compose.yaml': 'services: {}', 'key.txt': 'hush' },
    at: 5,
    base: 2,
  };
  expect(keep('shop', draft, new Set(['key.txt']))).toBe(true);
  expect(keptDraft('shop')).toEqual({ ...draft, files: { 'compose.yaml': 'services: {}' } });
  expect(JSON.stringify({ ...localStorage })).not.toContain('hush');
  expect(keptDraft('other')).toBeUndefined();
});
