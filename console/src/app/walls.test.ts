import { expect, test } from 'vitest';

const sources = import.meta.glob('../../../features/*/console/**/*.{ts,tsx}', {
  eager: true,
  query: '?raw',
  import: 'default',
}) as Record<string, string>;

const IMPORT = /(?:from|import|import\()\s*['"](\.[^'"]+)['"]/g;

/** The feature that a file belongs to; none when it is in no feature's folder of screens. */
function featureOf(path: string): string | undefined {
  return /\/features\/([^/]+)\/console\//.exec(path)?.[1];
}

function strays(path: string, text: string): readonly string[] {
  return [...text.matchAll(IMPORT)]
    .map(([, to = '']) => new URL(to, `file:///${path.replace('../../../', '')}`).pathname)
    .filter(to => to.startsWith('/features/') && featureOf(`${to}/`) !== featureOf(`/${path}`));
}

test('the screens of a feature import none of another one', () => {
  const found = Object.entries(sources).flatMap(([path, text]) =>
    strays(path, text).map(to => `${path} imports ${to}`),
  );
  expect(Object.keys(sources).length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});

test('the check sees through a way around', () => {
  const path = '../../../features/stacks/console/editor/Start.tsx';
  expect(strays(path, "import { x } from '../../../images/console/image';")).toEqual([
    '/features/images/console/image',
  ]);
  expect(strays(path, "import { x } from '../stack';\nconst y = import('./Late');")).toEqual([]);
  expect(strays(path, "import schema from '../../../../libs/compose/spec.json';")).toEqual([]);
});
