import { useMemo, useSyncExternalStore } from 'react';
import type { Schemas } from '../api/client';
import { useSettled } from './settled';
import { Store } from './store';
import { useEvents } from './useEvents';

const KEPT = 60;

/** What a container used over the last minute, oldest first; a later measurement is another series with the same arrays. */
export interface Series {
  readonly cpu: readonly number[];
  readonly memory: readonly number[];
  readonly latest: Schemas['ContainerFigures'];
}

/** What many containers use, measured once a second; whoever shows a figure follows `measured`. */
export class Figures {
  readonly measured = new Store(0);
  private byId = new Map<string, Series>();

  of(id: string): Series | undefined {
    return this.byId.get(id);
  }

  take({ items }: Schemas['Figures']): void {
    const next = new Map<string, Series>();
    for (const latest of items) {
      const before = this.byId.get(latest.id);
      if (before?.latest.at === latest.at) {
        // its node is away, or measured a little later: nothing new
        next.set(latest.id, before);
        continue;
      }
      const { cpu, memory } = before ?? { cpu: [], memory: [] };
      next.set(latest.id, { cpu: longer(cpu, latest.cpu), memory: longer(memory, latest.memory), latest });
    }
    this.byId = next;
    this.measured.set(this.measured.now() + 1);
  }
}

/** The same array with one more value: with thousands of containers, another one each second is too much to throw away. */
function longer(values: readonly number[], value: number): readonly number[] {
  const kept = values as number[];
  kept.push(value);
  if (kept.length > KEPT) {
    kept.shift();
  }
  return kept;
}

/** Follows what the containers that fit a query use, for as long as the component is shown; to measure them all takes a while. */
export function useFigures(query: string): Figures {
  const figures = useMemo(() => new Figures(), []);
  const address = `/api/v1/stats/watch?q=${encodeURIComponent(query)}`;
  useEvents(useSettled() ? address : '', ({ event, data }) => {
    if (event === 'samples') {
      figures.take(data as Schemas['Figures']);
    }
  });
  return figures;
}

/** What one container uses; the component is shown again with every measurement. */
export function useSeries(figures: Figures, id: string): Series | undefined {
  const read = () => figures.of(id);
  return useSyncExternalStore(figures.measured.subscribe, read);
}
