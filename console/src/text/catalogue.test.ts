import { describe, expect, test } from 'vitest';
import { catalogues, type Text, type Texts } from './catalogue';

const found = import.meta.glob(
  [
    './{charts,frame,layers,logs,overview,tasks,terminal}.ts',
    '../../../features/*/console/**/{messages,*Messages,overview}.ts',
  ],
  { eager: true },
);

/** All texts with the path of their keys. */
function flat(texts: Texts, path = ''): [string, Text][] {
  return Object.entries(texts).flatMap(([key, value]): [string, Text][] =>
    typeof value === 'object' ? flat(value, `${path}${key}.`) : [[path + key, value]],
  );
}

const said = (text: Text) => (typeof text === 'string' ? text : String(text('2', '3')));

describe('every catalogue', () => {
  test('is found', () => {
    expect(catalogues().length).toBe(Object.keys(found).length);
  });

  test('has the same keys in all languages', () => {
    for (const { en, zh } of catalogues()) {
      expect(flat(zh).map(([key]) => key)).toEqual(flat(en).map(([key]) => key));
    }
  });

  test('says something everywhere, in Chinese with Chinese characters', () => {
    for (const { en, zh } of catalogues()) {
      expect(flat(en).filter(([, text]) => said(text).trim() === '')).toEqual([]);
      const foreign = flat(zh).filter(([, text]) => !/[\u4e00-\u9fff]|^\d+ \/ \d+/.test(said(text)));
      expect(foreign.map(([key, text]) => `${key}: ${said(text)}`)).toEqual([]);
    }
  });
});
