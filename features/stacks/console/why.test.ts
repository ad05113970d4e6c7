import { expect, test } from 'vitest';
import type { Task } from './service';
import { whyOf } from './why';

const why = (error: string, more: Partial<Task> = {}) =>
  whyOf({ state: 'failed', desired: 'shutdown', error, message: '', exitCode: 0, ...more } as Task);

test('a task that finds no node says what is in the way of how many', () => {
  expect(
    why(
      'no suitable node (scheduling constraints not satisfied on 2 nodes; insufficient resources on 1 node)',
      {
        state: 'pending',
      },
    ),
  ).toMatchObject({
    code: 'noNode',
    reasons: [
      { reason: 'constraint', nodes: 2 },
      { reason: 'resources', nodes: 1 },
    ],
  });
  expect(
    why('no suitable node (2 nodes not available for new tasks; max replicas per node limit exceed)'),
  ).toMatchObject({
    reasons: [
      { reason: 'unavailable', nodes: 2 },
      { reason: 'most', nodes: undefined },
    ],
  });
  expect(why('no suitable node')).toEqual({ code: 'noNode', reasons: [] });
});

test('an image that is not there is named without its digest', () => {
  expect(why('No such image: shop/api:2@sha256:abc', { state: 'rejected' })).toEqual({
    code: 'imageMissing',
    name: 'shop/api:2',
  });
  expect(why('pull access denied for shop/api, repository does not exist')).toEqual({
    code: 'imageDenied',
    name: 'shop/api',
  });
});

test('how a process ended is told by its code', () => {
  expect(why('task: non-zero exit (3)')).toEqual({ code: 'exit', exit: 3 });
  expect(why('task: non-zero exit (137)')).toEqual({ code: 'killed', exit: 137 });
  expect(why('task: non-zero exit (127)')).toEqual({ code: 'noCommand', exit: 127 });
  expect(why('task: non-zero exit (143): dockerexec: unhealthy container')).toEqual({ code: 'unhealthy' });
});

test('what could not be started says what was missing', () => {
  expect(
    why('starting container failed: … exec: "nope": executable file not found in $PATH: unknown'),
  ).toEqual({
    code: 'notFound',
    name: 'nope',
  });
  expect(why('invalid mount config for type "bind": bind source path does not exist: /srv/x')).toEqual({
    code: 'badMount',
    name: '/srv/x',
  });
  expect(why('something quite new')).toEqual({ code: 'noStart' });
});

test('tasks that run, or come, or were stopped, need no reason', () => {
  expect(why('', { state: 'running' })).toBeUndefined();
  expect(why('', { state: 'preparing', desired: 'running' })).toBeUndefined();
  expect(why('', { state: 'shutdown' })).toBeUndefined();
  expect(why('', { state: 'pending', desired: 'running' })).toEqual({ code: 'waits' });
  expect(why('', { state: 'complete' })).toEqual({ code: 'ended' });
});
