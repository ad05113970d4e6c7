import { expect, test } from 'vitest';
import { fitted, zoomed } from './useViewport';

test('the point under the cursor stays where it is', () => {
  const before = { x: 10, y: 20, scale: 1 };
  const after = zoomed(before, 2, { x: 110, y: 120 });
  expect(after.scale).toBe(2);
  // the same place of the picture is still at 110, 120
  expect([(110 - after.x) / after.scale, (120 - after.y) / after.scale]).toEqual([100, 100]);
  expect(zoomed(before, 1000, { x: 0, y: 0 }).scale).toBe(2.5);
});

test('a small picture keeps its size in the middle, a large one is made to fit', () => {
  expect(fitted({ width: 100, height: 100 }, { width: 300, height: 200 })).toEqual({
    scale: 1,
    x: 100,
    y: 50,
  });
  expect(fitted({ width: 600, height: 100 }, { width: 300, height: 200 })).toEqual({
    scale: 0.5,
    x: 0,
    y: 75,
  });
});
