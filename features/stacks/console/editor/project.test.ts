import { describe, expect, test } from 'vitest';
import example from '../../../../examples/counter/compose.yaml?raw';
import { valuesOf, withValue } from './dotenv';
import { endOfServices, joined, projectOf } from './project';

describe('a project', () => {
  test('has its Compose files in order, without those that others include', () => {
    const files = {
      'compose.override.yaml': 'services: {}',
      'db/compose.yaml': 'services: {}',
      'compose.yaml': 'include: [db/compose.yaml]\nservices: {}',
      'values.yaml': 'a: 1',
    };
    expect(projectOf(files).compose).toEqual(['compose.yaml', 'compose.override.yaml']);
  });

  test('tells which files it needs', () => {
    const text = `services:
  web:
    image: a
    env_file: [./web.env, { path: more.env, required: false }]
configs: { site: { file: ../site.conf } }
`;
    expect(projectOf({ 'compose.yaml': text }).references).toEqual([
      { path: 'web.env', as: 'env', name: 'web' },
      { path: '../site.conf', as: 'config', name: 'site' },
    ]);
    expect(projectOf({ 'compose.yaml': example }).references).toEqual([
      { path: 'db-password.txt', as: 'secret', name: 'db_password' },
    ]);
  });

  test('tells which variables it uses, where, and what stands in for them', () => {
    const text = `services:
  web:
    image: "nginx:\${TAG:-1.29}" # not \${THIS}
    command: echo $$HOME $USER \${A:-\${B}} \${C:?needed}
secrets:
  key: { environment: KEY }
`;
    const found = projectOf({ 'compose.yaml': text }).variables;
    expect(found.map(({ name, line, fallback, secret }) => [name, line, fallback, secret])).toEqual([
      ['TAG', 3, '1.29', false],
      ['USER', 4, undefined, false],
      ['A', 4, '${B', false],
      ['B', 4, undefined, false],
      ['C', 4, undefined, false],
      ['KEY', 6, undefined, true],
    ]);
  });

  test('knows its profiles and names', () => {
    const text = 'services:\n  web: { profiles: [debug] }\n  db: {}\nnetworks: { front: }\n';
    const { profiles, names } = projectOf({ 'compose.yaml': text });
    expect(profiles).toEqual(['debug']);
    expect(names).toMatchObject({ services: ['web', 'db'], networks: ['front'] });
  });

  test('that is half written has what can be read', () => {
    expect(projectOf({ 'compose.yaml': 'services:\n  web:\n    image: "a' }).compose).toEqual([
      'compose.yaml',
    ]);
  });
});

test('a service more goes behind the others', () => {
  const text = 'services:\n  web:\n    image: a\n\nnetworks: {}\n';
  expect(endOfServices(text)).toEqual({ at: text.indexOf('image: a') + 9, indent: 2 });
  expect(endOfServices('networks: {}')).toBeUndefined();
});

test('paths are made short', () => {
  expect(joined('', './a//b')).toBe('a/b');
  expect(joined('db', '../x')).toBe('x');
  expect(joined('', '../x')).toBe('../x');
});

describe('an env file', () => {
  const text = '# words\nA=1\nexport B="two words"\nC=\'$x\' # note\n';

  test('is read', () => {
    expect([...valuesOf(text)]).toEqual([
      ['A', '1'],
      ['B', 'two words'],
      ['C', '$x'],
    ]);
  });

  test('is changed in place, and grows', () => {
    expect(withValue(text, 'A', '2')).toBe(text.replace('A=1', 'A=2'));
    expect(withValue(text, 'D', 'x y')).toBe(`${text}D=x y\n`);
    expect(withValue('A=1\n', 'A', undefined)).toBe('');
  });

  test('keeps what it is told', () => {
    for (const value of ['', 'a b', '#x', '$HOME', "it's", 'a"b', 'back\\slash', ' edge ']) {
      expect(valuesOf(withValue('', 'V', value)).get('V')).toBe(value);
    }
  });
});
