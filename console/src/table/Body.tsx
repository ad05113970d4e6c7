import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { Row } from '../live/rows';
import { leastWidth, tracks } from './column';
import { Head, type HeadProps } from './Head';
import { clicked, RowCard, RowCells, type RowProps } from './RowView';
import classes from './table.module.css';

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
  readonly ids: ReadonlySet<string>;
  readonly cards: boolean;
  readonly rowHeight: number;
  readonly dimmed: boolean;
  readonly hover: (over: boolean) => void;
  readonly cursor: RefObject<Cursor<R> | null>;
}

const CARD = 74;

/** The visible part of a table, or of a list of cards, however many rows there are. */
export function Body<R extends Row>(props: BodyProps<R>) {
  const { order, columns, cards, rowHeight, ids, cursor, hover, dimmed, label } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState('');
  const at = order.findIndex(({ id }) => id === current);
  const size = cards ? CARD : rowHeight;
  const virtual = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    overscan: 12,
    getItemKey: index => order[index]?.id ?? index,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another size moves all rows
  useEffect(() => virtual.measure(), [size, virtual]);
  useImperativeHandle(cursor, () => ({
    move: by => {
      const to = Math.max(0, Math.min(order.length - 1, at + by));
      setCurrent(order[to]?.id ?? '');
      virtual.scrollToIndex(to);
      requestAnimationFrame(() => focus(scroller.current, to));
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
        {virtual.getVirtualItems().map(item => {
          const row = order[item.index];
          if (!row) {
            return null;
          }
          const own = { ...pick(props), row, selected: ids.has(row.id) };
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter opens the row under the cursor
            <div
              key={row.id}
              className={cards ? classes.card : classes.row}
              role={cards ? 'listitem' : 'row'}
              aria-rowindex={cards ? undefined : item.index + 2}
              aria-selected={undefined}
              data-index={item.index}
              data-selected={ids.has(row.id) || undefined}
              data-cursor={item.index === at || undefined}
              tabIndex={-1}
              style={{ transform: `translateY(${item.start}px)`, height: size }}
              onFocus={() => setCurrent(row.id)}
              onClick={event => clicked(event, own)}
            >
              {cards ? <RowCard {...own} /> : <RowCells {...own} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function pick<R extends Row>({ columns, actions, name, address, toggle, open }: BodyProps<R>) {
  return { columns, actions, name, address, toggle, open };
}

function element(scroller: HTMLElement | null, index: number): HTMLElement | null {
  return scroller?.querySelector(`[data-index="${index}"]`) ?? null;
}

function focus(scroller: HTMLElement | null, index: number): void {
  element(scroller, index)?.focus({ preventScroll: true });
}
