import { expect, test } from 'vitest';
import { FrameReader, type ServerEvent } from './events';

const TEXT =
  ': keep-alive\n\nevent: snapshot\ndata: {"items":[],"total":0}\n\nevent: delta\ndata: {"removes":["a\\n\\nb"]}\n\n';

function readIn(size: number): ServerEvent[] {
  const events: ServerEvent[] = [];
  const reader = new FrameReader();
  for (let at = 0; at < TEXT.length; at += size) {
    events.push(...reader.take(TEXT.slice(at, at + size)));
  }
  return events;
}

test('the events are the same, however the text is cut', () => {
  const whole = readIn(TEXT.length);
  expect(whole).toEqual([
    { event: 'snapshot', data: { items: [], total: 0 } },
    { event: 'delta', data: { removes: ['a\n\nb'] } },
  ]);
  for (let size = 1; size < TEXT.length; size++) {
    expect(readIn(size)).toEqual(whole);
  }
});
