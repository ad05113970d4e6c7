import type { Schemas } from '../api/client';
import { bytes } from '../text/format';
import { overviewMessages } from '../text/overview';
import type { Trouble } from './overview';

export type Details = Schemas['StatusApiDetails'];

const NEARLY_FULL = 0.15;
const FULL = 0.05;

/** What is wrong with the server itself, and with what it stands on. */
export function serverTroubles({ engine, storage, reconcilers }: Details): readonly Trouble[] {
  const t = overviewMessages.now().server;
  const troubles: Trouble[] = [];
  if (!engine.reachable) {
    const says = engine.message;
    troubles.push({ about: 'engine', weight: 0, tone: 'bad', title: t.engine, says, address: '/settings' });
  }
  const left = storage.totalBytes > 0 ? storage.freeBytes / storage.totalBytes : 1;
  if (left <= NEARLY_FULL) {
    troubles.push({
      about: 'disk',
      weight: left <= FULL ? 3 : 25,
      tone: left <= FULL ? 'bad' : 'warn',
      title: t.disk(bytes(storage.freeBytes)),
      says: t.diskText(storage.folder),
      address: '/settings',
    });
  }
  for (const { name, failures, message, at } of reconcilers) {
    // an engine that does not answer has been told already
    if (failures > 0 && name !== 'engine') {
      troubles.push({
        about: `reconciler/${name}`,
        weight: 8,
        tone: 'bad',
        title: t.reconciler(name, failures),
        says: message,
        address: '/settings',
        since: at,
      });
    }
  }
  return troubles;
}
