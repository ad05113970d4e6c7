import { useSyncExternalStore } from 'react';
import type { Schemas } from '../api/client';
import { Store } from './store';
import type { Connection } from './stream';
import { useEvents } from './useEvents';

const latest = new Store<Schemas['StatusApiDetails'] | null>(null);

/** How the server is doing, live; what was known last stays when the connection is lost. */
export function useDetails(): { details: Schemas['StatusApiDetails'] | null; connection: Connection } {
  const connection = useEvents('/api/v1/status/watch', ({ event, data }) => {
    if (event === 'details') {
      latest.set(data as Schemas['StatusApiDetails']);
    }
  });
  return { details: useSyncExternalStore(latest.subscribe, latest.now), connection };
}
