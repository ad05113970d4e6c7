import { expect, describe as group, test } from 'vitest';
import example from '../../../../examples/counter/compose.yaml?raw';
import { closest, complaints } from './check';
import { placeAt } from './place';
import { describe, keysAt, valuesAt } from './schema';

/** The place of `|` in a text. */
function at(text: string) {
  return placeAt(text.replace('|', ''), text.indexOf('|'));
}

group('the place of the cursor', () => {
  test('is found by the indentation', () => {
    expect(at('services:\n  web:\n    im|')).toEqual({
      path: ['services', 'web'],
      part: 'key',
      typed: 'im',
    });
    expect(
      at('services:\n  web:\n    image: a\n\n    deploy:\n      update_config:\n        order: st|'),
    ).toEqual({ path: ['services', 'web', 'deploy', 'update_config', 'order'], part: 'value', typed: 'st' });
  });

  test('knows lists, indented or not, short or of objects', () => {
    const item = ['services', 'web', 'ports', '-'];
    expect(at('services:\n  web:\n    ports:\n      - tar|').path).toEqual(item);
    expect(at('services:\n  web:\n    ports:\n    - "80:80"\n    - tar|').path).toEqual(item);
    expect(at('services:\n  web:\n    ports:\n      - target: 80\n        mo|').path).toEqual(item);
    expect(at('services:\n  web:\n    ports:\n      - target: 80\n    de|').path).toEqual([
      'services',
      'web',
    ]);
    expect(at('services:\n  web:\n    networks: [front, ba|')).toEqual({
      path: ['services', 'web', 'networks', '-'],
      part: 'value',
      typed: 'ba',
    });
  });

  test('tells the whole key under the cursor', () => {
    expect(at('services:\n  web:\n    ima|ge: nginx').key).toBe('image');
    expect(at('|services:').key).toBe('services');
  });
});

test('the schema knows keys, values and words for a place', () => {
  const service = keysAt(['services', 'web']).map(({ name }) => name);
  expect(service).toContain('image');
  expect(service).toContain('deploy');
  expect(keysAt(['services', 'web', 'ports', '-']).map(({ name }) => name)).toContain('published');
  expect(valuesAt(['services', 'web', 'deploy', 'update_config', 'order'])).toEqual([
    'start-first',
    'stop-first',
  ]);
  expect(valuesAt(['services', 'web', 'read_only'])).toEqual(['true', 'false']);
  expect(describe(['services', 'web', 'image']).says).toMatch(/image/i);
  expect(keysAt(['services', 'web']).find(({ name }) => name === 'deploy')?.holds).toBe('object');
});

group('a file', () => {
  test('that is right has nothing wrong', () => {
    expect(complaints(example)).toEqual([]);
    const tricky = `x-common: &common
  image: "nginx:\${TAG:-1}"
services:
  web:
    <<: *common
    scale: \${N}
    environment: { A: 1, B: null, C: true }
    command: !reset null
    ports: [80, "81:81", { target: 8080, x-note: any }]
  other: *common
`;
    expect(complaints(tricky)).toEqual([]);
  });

  test('with an unknown key is told which one was meant', () => {
    expect(complaints('services:\n  web:\n    imgae: nginx\n')).toEqual([
      { kind: 'unknown', key: 'imgae', meant: 'image', from: 21, to: 26, line: 3 },
    ]);
  });

  test('with a wrong sort of value or an unknown value is told what may stand there', () => {
    const found = complaints(
      'services:\n  web:\n    image: [a]\n    deploy:\n      update_config:\n        order: first\n',
    );
    expect(found).toMatchObject([
      { kind: 'type', key: 'image', types: ['string'], line: 3 },
      { kind: 'value', key: 'order', values: ['start-first', 'stop-first'], line: 6 },
    ]);
  });

  test('that is no YAML is told where', () => {
    expect(complaints('services:\n  web: "nginx\n')[0]).toMatchObject({ kind: 'syntax' });
  });
});

test('the meant word is close, or none is', () => {
  expect(closest('enviroment', ['environment', 'entrypoint'])).toBe('environment');
  expect(closest('banana', ['environment', 'entrypoint'])).toBeUndefined();
});
