import { expect, test } from 'vitest';
import { changesOf, dangersOf, type Facts, factsOf, type Settings, settingsOf } from './updateSettings';

const SAFE: Settings = {
  parallelism: 1,
  delay: 0,
  failureAction: 'rollback',
  monitor: 5,
  tolerated: 0,
  order: 'start-first',
};
const FACTS: Facts = { replicas: 3, healthcheck: true, hostPorts: false, writes: false };
const dangers = (settings: Partial<Settings>, facts: Partial<Facts> = {}) =>
  dangersOf({ ...SAFE, ...settings }, { ...FACTS, ...facts });

test('settings that nothing is wrong with have no dangers', () => {
  expect(dangers({})).toEqual([]);
});

test('one task that is stopped first leaves a gap', () => {
  expect(dangers({ order: 'stop-first' }, { replicas: 1 })).toEqual(['gap']);
  expect(dangers({ order: 'stop-first' })).toEqual([]);
});

test('as many at once as there are leaves none, or needs room for twice as many', () => {
  expect(dangers({ order: 'stop-first', parallelism: 3 })).toEqual(['allStop']);
  expect(dangers({ order: 'stop-first', parallelism: 0 }, { replicas: undefined })).toEqual(['allStop']);
  expect(dangers({ parallelism: 0 })).toEqual(['allAtOnce']);
  expect(dangers({ parallelism: 1 }, { replicas: 1 })).toEqual([]);
});

test('what two tasks cannot share is named', () => {
  expect(dangers({}, { hostPorts: true, writes: true })).toEqual(['portTwice', 'writesTwice']);
  expect(dangers({ order: 'stop-first' }, { hostPorts: true, writes: true })).toEqual([]);
});

test('failures that nobody notices are named', () => {
  expect(dangers({ monitor: 1 }, { healthcheck: false })).toEqual(['noHealthcheck', 'shortWatch']);
  expect(dangers({ failureAction: 'continue' })).toEqual(['goesOn']);
  expect(dangers({ failureAction: 'continue', tolerated: 100 })).toEqual(['toleratesAll']);
});

test('facts and settings are read from what the engine says', () => {
  const inspected = {
    Spec: {
      UpdateConfig: { Parallelism: 2, Delay: 1.5e9, Order: 'start-first', MaxFailureRatio: 0.25 },
      Mode: { Replicated: { Replicas: 4 } },
      EndpointSpec: { Ports: [{ PublishMode: 'host' }] },
      TaskTemplate: {
        ContainerSpec: { Healthcheck: { Test: ['NONE'] }, Mounts: [{ Type: 'volume', ReadOnly: true }] },
      },
    },
  };
  expect(factsOf(inspected)).toEqual({ replicas: 4, healthcheck: false, hostPorts: true, writes: false });
  const settings = settingsOf(inspected.Spec.UpdateConfig);
  expect(settings).toMatchObject({ parallelism: 2, delay: 1.5, tolerated: 25, failureAction: 'pause' });
  expect(changesOf(settings, { ...settings, delay: 2, tolerated: 30 })).toEqual({
    delayMs: 2000,
    maxFailureRatio: 0.3,
  });
  expect(factsOf({ Spec: {} }).replicas).toBeUndefined();
});
