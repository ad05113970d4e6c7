import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  Fragment,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import type { Row } from '../live/rows';
import { frame } from '../text/frame';
import { leastWidth, tracks } from './column';
import type { GroupHead } from './groups';
import { Head, type HeadProps } from './Head';
import { clicked, FlungCells, RowCard, RowCells, type RowProps } from './RowView';
import classes from './table.module.css';
import { useFlung } from './useFlung';

/** Moves the cursor of a table; what the keys of a list do. */
export interface Cursor<R> {
  readonly move: (by: number) => void;
  readonly row: () => R | undefined;
  readonly menu: () => void;
}

interface BodyProps<R extends Row>
  extends Omit<RowProps<R>, 'row' | 'selected'>,
    Omit<HeadProps<R>, 'columns'> {
  readonly label: string;
  readonly order: readonly R[];
  /** What stands above the first row of each group, by that row. */
  readonly heads: ReadonlyMap<string, GroupHead>;
  readonly ids: ReadonlySet<string>;
  readonly cards: boolean;
  readonly rowHeight: number;
  readonly dimmed: boolean;
  readonly hover: (over: boolean) => void;
  readonly cursor: RefObject<Cursor<R> | null>;
}

const CARD = 74;
const HEAD = 32;

/** The visible part of a table, or of a list of cards, however many rows there are. */
export function Body<R extends Row>(props: BodyProps<R>) {
  const { order, heads, columns, cards, rowHeight, ids, cursor, hover, dimmed, label } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState('');
  const at = order.findIndex(({ id }) => id === current);
  const size = cards ? CARD : rowHeight;
  // another function would have all rows measured again, with each step of a scroll
  const getItemKey = useCallback((index: number) => order[index]?.id ?? index, [order]);
  const virtual = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => size + (heads.has(order[index]?.id ?? '') ? HEAD : 0),
    overscan: 8,
    getItemKey,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another size, or a head, moves all rows
  useEffect(() => virtual.measure(), [size, heads, virtual]);
  const flung = useFlung(virtual);
  // a row that is far away is flung past first, and can be focused when that is over
  const awaited = useRef<number | null>(null);
  const focusAwaited = () => {
    const row = awaited.current === null ? null : element(scroller.current, awaited.current);
    if (row) {
      awaited.current = null;
      row.focus({ preventScroll: true });
    }
  };
  useEffect(focusAwaited);
  useImperativeHandle(cursor, () => ({
    move: by => {
      const to = Math.max(0, Math.min(order.length - 1, at + by));
      setCurrent(order[to]?.id ?? '');
      awaited.current = to;
      virtual.scrollToIndex(to);
      requestAnimationFrame(focusAwaited);
    },
    row: () => order[at],
    menu: () => element(scroller.current, at)?.querySelector<HTMLElement>('[data-row-menu]')?.click(),
  }));
  const style = {
    '--tracks': tracks(columns),
    '--least': cards ? '0' : `${leastWidth(columns)}px`,
  } as CSSProperties;
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role={cards ? 'list' : 'table'}
      aria-label={label}
      aria-rowcount={cards ? undefined : order.length + 1}
      tabIndex={0}
      style={style}
      data-dimmed={dimmed || undefined}
      onMouseEnter={() => hover(true)}
      onMouseLeave={() => hover(false)}
    >
      {!cards && <Head {...props} />}
      <div
        className={classes.rows}
        role={cards ? undefined : 'rowgroup'}
        style={{ height: virtual.getTotalSize() }}
      >
        {flung && <Flung {...props} items={virtual.getVirtualItems()} size={size} />}
        {(flung ? [] : virtual.getVirtualItems()).map(item => {
          const row = order[item.index];
          if (!row) {
            return null;
          }
          const own = { ...pick(props), row, selected: ids.has(row.id) };
          const head = heads.get(row.id);
          const top = item.start + (head ? HEAD : 0);
          return (
            <Fragment key={row.id}>
              {head && <GroupLine of={head} top={item.start} cards={cards} />}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter opens the row under the cursor */}
              <div
                className={cards ? classes.card : classes.row}
                role={cards ? 'listitem' : 'row'}
                aria-rowindex={cards ? undefined : item.index + 2}
                aria-selected={undefined}
                data-index={item.index}
                data-selected={ids.has(row.id) || undefined}
                data-stale={row.staleSince ? true : undefined}
                data-cursor={item.index === at || undefined}
                tabIndex={-1}
                style={{ transform: `translateY(${top}px)`, height: size }}
                onFocus={() => setCurrent(row.id)}
                onClick={event => clicked(event, own)}
              >
                {cards ? <RowCard {...own} /> : <RowCells {...own} />}
              </div>
            </Fragment>
          );
        })}
      </div>
    </div>
  );
}

/** The rows of a table that is flung: the same elements with other texts, so that nothing is made and nothing thrown away. */
function Flung<R extends Row>(
  props: BodyProps<R> & { readonly items: readonly VirtualItem[]; readonly size: number },
) {
  const { items, size, order, heads, columns, cards } = props;
  return items.map(({ index, start }, place) => {
    const row = order[index];
    const top = start + (row && heads.has(row.id) ? HEAD : 0);
    return (
      row && (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: an element takes whatever row passes by its place
          key={place}
          className={cards ? classes.card : classes.row}
          role={cards ? 'listitem' : 'row'}
          aria-rowindex={cards ? undefined : index + 2}
          style={{ transform: `translateY(${top}px)`, height: size }}
        >
          <FlungCells row={row} columns={cards ? columns.slice(0, 1) : columns} />
        </div>
      )
    );
  });
}

/** What the rows below have in common. */
function GroupLine({ of, top, cards }: { of: GroupHead; top: number; cards: boolean }) {
  const t = frame.use().table;
  return (
    <div
      className={classes.group}
      role={cards ? 'listitem' : 'row'}
      style={{ transform: `translateY(${top}px)`, height: HEAD }}
    >
      <span role={cards ? undefined : 'cell'}>
        <strong>{of.name || t.noGroup}</strong> <span className="dim number">{of.count}</span>
      </span>
    </div>
  );
}

function pick<R extends Row>({ columns, actions, name, address, toggle, open }: BodyProps<R>) {
  return { columns, actions, name, address, toggle, open };
}

function element(scroller: HTMLElement | null, index: number): HTMLElement | null {
  return scroller?.querySelector(`[data-index="${index}"]`) ?? null;
}
