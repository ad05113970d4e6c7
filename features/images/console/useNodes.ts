import { type Schemas, useRows } from '@console';
import { useMemo } from 'react';

type Node = Schemas['NodeRow'];

/** The nodes whose engines the server can ask, or could when they were there, by name. */
export function useNodes(): readonly Node[] {
  const { rows } = useRows<Node>('nodes', '');
  return useMemo(
    () =>
      [...rows.values()]
        .filter(({ self, agent }) => self || agent === 'connected' || agent === 'away')
        .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })),
    [rows],
  );
}

export function reachable({ self, agent }: Node): boolean {
  return self || agent === 'connected';
}
