import type { Schemas } from '@console';
import { expect, test } from 'vitest';
import { graphOf, listed } from './graph';
import { BOX, curve, placed } from './layout';

const network = (name: string, more = {}) =>
  ({
    id: name,
    name,
    driver: 'overlay',
    stack: '',
    ingress: false,
    node: '',
    ...more,
  }) as Schemas['NetworkRow'];
const service = (name: string, networks: string[], more = {}) =>
  ({
    id: name,
    name,
    stack: '',
    running: 1,
    desired: 1,
    ports: [],
    networks,
    ...more,
  }) as unknown as Schemas['ServiceRow'];
const container = (name: string, networks: string[], more = {}) =>
  ({
    id: name,
    name,
    stack: '',
    task: '',
    state: 'running',
    health: '',
    networks: networks.map(each => ({ network: each, networkId: each, ip: '' })),
    ...more,
  }) as unknown as Schemas['ContainerRow'];

const ROWS = {
  networks: [network('front'), network('back'), network('idle'), network('ingress', { ingress: true })],
  services: [
    service('web', ['front', 'back'], { stack: 'shop', ports: [{ mode: 'ingress' }] }),
    service('db', ['back'], { stack: 'shop', running: 0 }),
  ],
  containers: [container('tool', ['front']), container('web.1', ['front'], { task: 't1' })],
};

test('services and lone containers are attached to their networks, tasks are not shown', () => {
  const graph = graphOf(ROWS, '');
  expect(graph.things.map(thing => thing.name)).toEqual(['back', 'front', 'ingress', 'db', 'tool', 'web']);
  expect(graph.edges).toEqual([
    ['sdb', 'nback'],
    ['ctool', 'nfront'],
    ['sweb', 'nfront'],
    ['sweb', 'nback'],
    ['sweb', 'ningress'],
  ]);
  expect(graph.things.find(thing => thing.name === 'db')).toMatchObject({ well: false, detail: '0/1' });
});

test('networks that nobody is on are told apart', () => {
  expect(graphOf(ROWS, '').unused.map(thing => thing.name)).toEqual(['idle']);
});

test('one stack is shown with the networks that it is on', () => {
  const graph = graphOf(ROWS, 'shop');
  expect(graph.things.map(thing => thing.name)).toEqual(['back', 'front', 'ingress', 'db', 'web']);
  expect(graph.unused).toEqual([]);
});

test('the list says who is on each network', () => {
  expect(
    listed(graphOf(ROWS, '')).map(({ network: { name }, members }) => [name, ...members.map(m => m.name)]),
  ).toEqual([
    ['back', 'db', 'web'],
    ['front', 'tool', 'web'],
    ['ingress', 'web'],
  ]);
});

test('a very large picture leaves out some and says how many', () => {
  const many = Array.from({ length: 320 }, (_, i) => container(`c${i}`, ['front']));
  expect(graphOf({ ...ROWS, services: [], containers: many }, '').more).toBe(20);
});

test('boxes do not lie upon each other, and networks are between services and containers', () => {
  const graph = graphOf(ROWS, '');
  const { places, width, height } = placed(graph);
  const at = (key: string) => places.get(key) ?? { x: -1, y: -1 };
  expect(at('sweb').x).toBeLessThan(at('nfront').x);
  expect(at('nfront').x).toBeLessThan(at('ctool').x);
  const all = [...places.values()];
  for (const [i, a] of all.entries()) {
    expect(a.x + BOX.width).toBeLessThanOrEqual(width);
    expect(a.y + BOX.height).toBeLessThanOrEqual(height);
    for (const b of all.slice(i + 1)) {
      expect(Math.abs(a.x - b.x) >= BOX.width || Math.abs(a.y - b.y) >= BOX.height).toBe(true);
    }
  }
  expect(curve(at('sweb'), at('nfront'))).toBe(curve(at('nfront'), at('sweb')));
});
