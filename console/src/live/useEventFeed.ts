import { useEffect, useState, useSyncExternalStore } from 'react';
import { EventFeed, type Feed } from './EventFeed';
import { Store } from './store';

const NONE = new Store<Feed>({ events: [], dropped: 0, waiting: 0, connection: { state: 'connecting' } });

/** Follows the engine's events for as long as the component is shown; `filters` are joined by line feeds. */
export function useEventFeed(since: string, filters: string, kept: number, paused = false): Feed {
  const [feed, setFeed] = useState<EventFeed | null>(null);
  useEffect(() => {
    const made = new EventFeed(since, filters === '' ? [] : filters.split('\n'), kept);
    setFeed(made);
    return () => made.close();
  }, [since, filters, kept]);
  useEffect(() => feed?.pause(paused), [feed, paused]);
  const store = feed?.store ?? NONE;
  return useSyncExternalStore(store.subscribe, store.now);
}
