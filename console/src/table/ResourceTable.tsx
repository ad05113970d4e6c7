import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconDownload, IconFilterOff } from '@tabler/icons-react';
import { type ReactNode, useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useNavigate } from 'react-router';
import { type Action, act } from '../app/actions';
import { preferences } from '../app/preferences';
import { useShortcuts } from '../app/shortcuts';
import { Empty } from '../kit/Empty';
import { LiveMark } from '../kit/LiveMark';
import { PageHead } from '../kit/PageHead';
import { ProblemView } from '../kit/ProblemView';
import { Waiting } from '../kit/Waiting';
import { type Row, type Rows, useRows } from '../live/rows';
import { count } from '../text/format';
import { frame } from '../text/frame';
import { Body, type Cursor } from './Body';
import { BulkBar } from './BulkBar';
import { ColumnPicker } from './ColumnPicker';
import { type Column, telling, textOf } from './column';
import { csv, save } from './csv';
import { FilterField } from './FilterField';
import { GroupPicker } from './GroupPicker';
import { type GroupHead, type Grouping, grouped } from './groups';
import classes from './table.module.css';
import { useAddress, useColumns, useOrder, useSelection } from './useTableState';
import { Views } from './Views';

export interface ResourceTableProps<R extends Row> {
  /** The list in the API, such as `containers`; also the name under which its columns are kept. */
  readonly of: string;
  readonly title: string;
  readonly columns: readonly Column<R>[];
  /** The order that it has until somebody chooses another, such as `-created`. */
  readonly usual: string;
  readonly name: (row: R) => string;
  /** The page of a row. */
  readonly address?: (row: R) => string;
  readonly actions?: readonly Action<R>[];
  /** What to show when there are no rows at all, and when the engine can't have any. */
  readonly empty: ReactNode;
  readonly lacking?: ReactNode;
  /** A query that all rows must fit, such as `service:web`, in a table that is a part of a page and has no head of its own. */
  readonly within?: string;
  /** What its rows can be put together by. */
  readonly groups?: readonly Grouping<R>[];
  /** Buttons beside the title, such as Create. */
  readonly buttons?: ReactNode;
}

const NO_ACTIONS: readonly never[] = [];
const NO_HEADS: ReadonlyMap<string, GroupHead> = new Map();

/** A list page: live rows, filter, order, columns, selection, actions and keys. */
export function ResourceTable<R extends Row>(props: ResourceTableProps<R>) {
  const address = useAddress(props.usual);
  const { query, sorting } = address;
  // in another order, the rows that come first are not those that are shown first
  const inPieces = sorting !== undefined && textOf(sorting) === props.usual;
  const rows = useRows<R>(props.of, [props.within, query].filter(Boolean).join(' '), inPieces);
  return <Table {...props} {...address} address={props.address} rows={rows} />;
}

type TableProps<R extends Row> = ResourceTableProps<R> &
  ReturnType<typeof useAddress> & { readonly rows: Rows<R> };

function Table<R extends Row>(props: TableProps<R>) {
  const { of, title, rows, query, filter, sorting, name, address, actions = NO_ACTIONS } = props;
  const t = frame.use().table;
  const several = telling(props.columns, rows.rows).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows change all the time, what they tell seldom
  const columns = useMemo(() => telling(props.columns, rows.rows), [props.columns, several]);
  const { shown, choose } = useColumns(of, columns);
  const [hovered, setHovered] = useState(false);
  const flat = useOrder(
    rows.rows,
    columns.find(({ id }) => id === sorting?.column),
    sorting,
    hovered,
  );
  const grouping = props.groups?.find(({ id }) => id === props.group);
  const { order, heads } = useMemo(
    () => (grouping ? grouped(flat, grouping.of) : { order: flat, heads: NO_HEADS }),
    [flat, grouping],
  );
  const { ids, selected, toggle, clear, all } = useSelection(rows.rows, order);
  const cards = useMediaQuery('(max-width: 700px)') ?? false;
  const density = useSyncExternalStore(preferences.subscribe, () => preferences.now().density);
  const cursor = useRef<Cursor<R>>(null);
  const field = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const open = useCallback((row: R) => address && navigate(address(row)), [address, navigate]);
  useKeys(cursor, field, open, toggle, clear);
  useActionKeys(cursor, actions, name);
  const refused = rows.connection.state === 'refused' ? rows.connection.problem : undefined;
  const invalid = refused?.code === 'request.invalid' ? `${refused.but}. ${refused.next}` : undefined;
  return (
    <div className={classes.page}>
      {props.within === undefined && (
        <PageHead title={title} mark={<LiveMark rows={rows} />} count={rows.loaded ? count(rows.total) : ''}>
          {props.buttons}
        </PageHead>
      )}
      <div className={classes.tools} data-part={props.within !== undefined || undefined}>
        <div className={classes.filter}>
          <FilterField
            query={query}
            filter={filter}
            columns={columns}
            rows={rows.rows}
            error={invalid}
            field={field}
          />
        </div>
        {props.groups && <GroupPicker groups={props.groups} chosen={props.group} choose={props.groupBy} />}
        {props.within === undefined && <Views of={of} />}
        <Tooltip label={t.csv}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t.csv}
            onClick={() => save(`${of}.csv`, 'text/csv', csv(shown, order))}
          >
            <IconDownload size={16} />
          </ActionIcon>
        </Tooltip>
        <ColumnPicker columns={columns} shown={shown} choose={choose} />
      </div>
      {refused && !invalid && <ProblemView problem={refused} />}
      {selected.length > 0 && actions.length > 0 && (
        <BulkBar selected={selected} actions={actions} name={name} clear={clear} />
      )}
      <Contents {...props}>
        <Body
          {...{
            label: title,
            columns: shown,
            actions,
            name,
            address,
            toggle,
            open,
            order,
            heads,
            ids,
            cards,
            cursor,
            sorting,
          }}
          sort={props.sort}
          rowHeight={density === 'compact' ? 28 : 36}
          dimmed={rows.staleSince !== undefined || (!rows.loaded && rows.rows.size > 0)}
          hover={setHovered}
          allSelected={order.length > 0 && selected.length === order.length}
          someSelected={selected.length > 0}
          selectAll={yes => (yes ? all() : clear())}
        />
      </Contents>
    </div>
  );
}

/** The rows, or in place of them why there are none. */
function Contents<R extends Row>({
  rows,
  query,
  filter,
  empty,
  lacking,
  children,
}: TableProps<R> & { children: ReactNode }) {
  const t = frame.use().table;
  if (rows.rows.size > 0) {
    return children;
  }
  if (rows.lacks && lacking) {
    return lacking;
  }
  if (!rows.loaded) {
    return rows.connection.state === 'refused' ? null : <Waiting />;
  }
  if (query === '') {
    return empty;
  }
  const again = (
    <Button size="xs" variant="default" onClick={() => filter('')}>
      {t.clearFilter}
    </Button>
  );
  return (
    <Empty icon={IconFilterOff} title={t.noMatch} action={again}>
      {t.noMatchText}
    </Empty>
  );
}

function useActionKeys<R extends Row>(
  cursor: { current: Cursor<R> | null },
  actions: readonly Action<R>[],
  name: (row: R) => string,
): void {
  useShortcuts(
    actions.flatMap(action =>
      action.key
        ? [
            {
              keys: action.key,
              says: action.label,
              scope: 'table' as const,
              run: () => {
                const row = cursor.current?.row();
                if (row) {
                  void act(action, [row], name);
                }
              },
            },
          ]
        : [],
    ),
  );
}

function useKeys<R extends Row>(
  cursor: { current: Cursor<R> | null },
  field: { current: HTMLInputElement | null },
  open: (row: R) => void,
  toggle: (id: string, range: boolean) => void,
  clear: () => void,
): void {
  const t = frame.use().keys;
  const at = (use: (row: R) => void) => () => {
    const row = cursor.current?.row();
    if (row) {
      use(row);
    }
  };
  useShortcuts([
    { keys: 'j', says: t.down, scope: 'table', run: () => cursor.current?.move(1) },
    { keys: 'k', says: t.up, scope: 'table', run: () => cursor.current?.move(-1) },
    { keys: 'x', says: t.select, scope: 'table', run: at(row => toggle(row.id, false)) },
    { keys: 'Enter', says: t.open, scope: 'table', run: at(open) },
    { keys: '.', says: t.menu, scope: 'table', run: () => cursor.current?.menu() },
    { keys: 'f', says: t.filter, scope: 'table', run: () => field.current?.focus() },
    { keys: 'Escape', says: t.escape, scope: 'table', run: clear },
  ]);
}
