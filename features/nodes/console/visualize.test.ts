import { expect, test } from 'vitest';
import type { Node, Task } from './node';
import { colourOf, columnsOf } from './visualize';

const node = (name: string) => ({ id: name, name }) as Node;
const task = (name: string, nodeId: string, desired = 'running') =>
  ({ id: `${name}${nodeId}${desired}`, name, nodeId, desired, state: desired }) as Task;
const shown = (columns: ReturnType<typeof columnsOf>) =>
  columns.map(({ node, tasks }) => [node?.name ?? '-', ...tasks.map(t => t.name)]);

test('nodes and tasks stand in the order of their names, numbers as numbers', () => {
  const columns = columnsOf(
    [node('h10'), node('h2')],
    [task('web.10', 'h2'), task('web.2', 'h2'), task('db.1', 'h10')],
    true,
  );
  expect(shown(columns)).toEqual([
    ['h2', 'web.2', 'web.10'],
    ['h10', 'db.1'],
  ]);
});

test('tasks that ended are left out unless they are asked for', () => {
  const tasks = [task('web.1', 'h1', 'shutdown'), task('web.1', 'h1')];
  expect(shown(columnsOf([node('h1')], tasks, true))).toEqual([['h1', 'web.1']]);
  const all = columnsOf([node('h1')], tasks, false);
  expect(all[0]?.tasks.map(t => t.desired)).toEqual(['running', 'shutdown']);
});

test('tasks that wait for a node have a column of their own', () => {
  const tasks = [task('db.1', ''), task('old.1', '', 'shutdown')];
  expect(shown(columnsOf([node('h1')], tasks, false))).toEqual([['-', 'db.1'], ['h1']]);
});

test('a node with very many tasks shows some and tells how many more', () => {
  const tasks = Array.from({ length: 300 }, (_, i) => task(`web.${i}`, 'h1'));
  expect(columnsOf([node('h1')], tasks, true)[0]?.more).toBe(60);
});

test('a service keeps its colour', () => {
  expect(colourOf('shop_web')).toBe(colourOf('shop_web'));
  expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map(colourOf)).size).toBeGreaterThan(3);
});
