import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ServerEvent } from '../api/events';
import { Store } from './store';
import { type Connection, Stream } from './stream';

const CONNECTING = new Store<Connection>({ state: 'connecting' });

/** Follows any stream of the API for as long as the component is shown; an empty address follows nothing. */
export function useEvents(address: string, receive: (event: ServerEvent) => void): Connection {
  const latest = useRef(receive);
  latest.current = receive;
  const [stream, setStream] = useState<Stream | null>(null);
  useEffect(() => {
    if (address === '') {
      return;
    }
    const made = new Stream(address, event => latest.current(event));
    setStream(made);
    return () => made.close();
  }, [address]);
  const connection = stream?.connection ?? CONNECTING;
  return useSyncExternalStore(connection.subscribe, connection.now);
}
