import { useSyncExternalStore } from 'react';
import { Store } from '../live/store';
import { ago, moment } from '../text/format';

// one clock for all relative times of the page
const minute = new Store(Date.now());
setInterval(() => minute.set(Date.now()), 10_000);

/** How long ago something was; the time itself is shown under the cursor. */
export function Ago({ time }: { time: string | number | null | undefined }) {
  const now = useSyncExternalStore(minute.subscribe, minute.now);
  if (!time) {
    return <span className="dim">–</span>;
  }
  return (
    <time dateTime={new Date(time).toISOString()} title={moment(time)}>
      {ago(time, Math.max(now, new Date(time).getTime()))}
    </time>
  );
}
