import { Ago, bytes, Chips, type Column, CopyId, type Schemas, shortId } from '@console';
import { type Kind, type Named, type RowOf, usersOf } from './kinds';
import type { messages } from './messages';

type Texts = ReturnType<typeof messages.use>;

/** The columns of a list of objects. */
export function columnsOf(kind: Kind, t: Texts): readonly Column<Named>[] {
  switch (kind) {
    case 'volumes':
      return [...head(t), ...volumes(t), ...tail(t)] as Column<Named>[];
    case 'networks':
      return [...head(t), ...networks(t), ...tail(t)] as Column<Named>[];
    case 'secrets':
    case 'configs':
      return [...head(t), users(t), updated(t), ...tail(t)] as Column<Named>[];
  }
}

function head(t: Texts): readonly Column<Named>[] {
  return [
    { id: 'name', title: t.columns.name, width: '3fr', value: row => row.name, card: 'title' },
    { id: 'stack', title: t.columns.stack, width: 140, value: row => row.stack, card: 'line' },
    {
      id: 'node',
      title: t.columns.node,
      width: 90,
      value: row => ('node' in row ? row.node : ''),
      card: 'line',
      varying: true,
    },
  ];
}

function tail(t: Texts): readonly Column<Named>[] {
  return [
    {
      id: 'created',
      title: t.columns.created,
      width: 130,
      value: row => (row.created ? Date.parse(row.created) : undefined),
      cell: row => <Ago time={row.created} />,
      card: 'line',
    },
    {
      id: 'label',
      title: t.columns.label,
      width: '2fr',
      value: row => labelTexts(row).join(' '),
      cell: row => <Chips of={labelTexts(row)} />,
      extra: true,
    },
    {
      id: 'id',
      title: t.columns.id,
      width: 130,
      value: row => shortId(row.id),
      cell: row => <CopyId id={row.id} />,
      extra: true,
    },
  ];
}

export function labelTexts(row: Named): readonly string[] {
  return Object.entries(row.labels).map(([name, value]) => (value === '' ? name : `${name}=${value}`));
}

function users(t: Texts): Column<Named> {
  return {
    id: 'usedBy',
    title: t.columns.usedBy,
    width: '2fr',
    value: row => usersOf(row).join(', '),
    cell: row =>
      usersOf(row).length > 0 ? (
        <span className="clip" title={usersOf(row).join(', ')}>
          {usersOf(row).join(', ')}
        </span>
      ) : (
        <span className="dim">{t.unused}</span>
      ),
    card: 'state',
  };
}

function updated(t: Texts): Column<RowOf['secrets'] | RowOf['configs']> {
  return {
    id: 'updated',
    title: t.columns.updated,
    width: 130,
    value: row => (row.updated ? Date.parse(row.updated) : undefined),
    cell: row => <Ago time={row.updated} />,
  };
}

function volumes(t: Texts): readonly Column<RowOf['volumes']>[] {
  return [
    users(t) as Column<RowOf['volumes']>,
    {
      id: 'size',
      title: t.columns.size,
      width: 100,
      align: 'right',
      value: row => row.size ?? undefined,
      cell: row => (row.size == null ? <span className="dim">–</span> : bytes(row.size)),
    },
    { id: 'driver', title: t.columns.driver, width: 100, value: row => row.driver, card: 'line' },
    { id: 'scope', title: t.columns.scope, width: 90, value: row => row.scope, extra: true },
  ];
}

function networks(t: Texts): readonly Column<RowOf['networks']>[] {
  const subnets = (row: Schemas['NetworkRow']) => row.subnets.map(({ subnet }) => subnet).join(', ');
  return [
    { id: 'driver', title: t.columns.driver, width: 100, value: row => row.driver, card: 'line' },
    { id: 'scope', title: t.columns.scope, width: 90, value: row => row.scope },
    {
      id: 'subnet',
      title: t.columns.subnet,
      width: 160,
      value: subnets,
      cell: row => <span className="mono clip">{subnets(row)}</span>,
      card: 'line',
    },
    {
      id: 'attached',
      title: t.columns.attached,
      width: 90,
      align: 'right',
      value: row => row.attached,
    },
    {
      id: 'properties',
      title: t.columns.properties,
      width: '2fr',
      value: row => properties(row, t).join(' '),
      cell: row => <Chips of={properties(row, t)} />,
    },
  ];
}

const FLAGS = ['internal', 'attachable', 'ingress', 'encrypted', 'ipv6'] as const;

export function properties(row: Schemas['NetworkRow'], t: Texts): readonly string[] {
  return FLAGS.filter(flag => row[flag]).map(flag => t.properties[flag]);
}
