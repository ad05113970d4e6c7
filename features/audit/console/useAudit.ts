import { api, type Connection, told, useEvents } from '@console';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { asked, type Filter, merged, type Row } from './audit';

const FIRST = 200;
const MORE = 500;

export interface Log {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly loaded: boolean;
  readonly connection: Connection;
  /** Brings older rows. */
  readonly older: () => Promise<void>;
}

/** The audit rows that fit, live; older ones are brought when somebody asks for them. */
export function useAudit(filter: Filter, first = FIRST): Log {
  const question = JSON.stringify(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question stands for the filter
  const query = useMemo(() => asked(filter, Date.now()), [question]);
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [total, setTotal] = useState(0);
  const [loaded, setLoaded] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question has other rows
  useEffect(() => setLoaded(false), [query]);
  const connection = useEvents(
    `/api/v1/audit/watch?${new URLSearchParams({ ...query, limit: String(first) })}`,
    ({ event, data }) => {
      if (event === 'snapshot') {
        const page = data as { items: readonly Row[]; total: number };
        setRows(page.items);
        setTotal(page.total);
        setLoaded(true);
      } else if (event === 'row') {
        const row = data as Row;
        const known = rows.some(({ number }) => number === row.number);
        setRows(now => merged(now, [row]));
        setTotal(now => (known ? now : now + 1));
      }
    },
  );
  const older = async () => {
    const page = { limit: String(MORE), offset: String(rows.length) };
    const { items } = await told(api.GET('/audit', { params: { query: { ...query, ...page } } }));
    setRows(now => merged(now, items));
  };
  return { rows, total, loaded, connection, older };
}

/** One row, by its number or by the id of its request. */
export function useAuditRow(name: string) {
  return useQuery({
    queryKey: ['audit', name],
    queryFn: () => told(api.GET('/audit/{row}', { params: { path: { row: name } } })),
    enabled: name !== '',
  });
}

/** All rows that fit, for a file. */
export async function allRows(filter: Filter): Promise<readonly Row[]> {
  const query = { ...asked(filter, Date.now()), limit: '0' };
  return (await told(api.GET('/audit', { params: { query } }))).items;
}
