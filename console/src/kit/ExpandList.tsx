import { useMediaQuery } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, Fragment, type ReactNode, useRef } from 'react';
import { useShortcuts } from '../app/shortcuts';
import { frame } from '../text/frame';
import classes from './expand.module.css';

export interface ExpandColumn<R> {
  readonly id: string;
  readonly title: string;
  /** A track of a CSS grid, such as `120px` or `minmax(0, 2fr)`. */
  readonly width: string;
  readonly cell: (row: R) => ReactNode;
  readonly align?: 'right';
  /** Where it goes on a phone; without, it is seen when the row is open. */
  readonly card?: 'title' | 'state' | 'line';
}

interface ExpandListProps<R> {
  readonly label: string;
  readonly rows: readonly R[];
  readonly id: (row: R) => string;
  /** What the button that opens a row is called. */
  readonly name: (row: R) => string;
  readonly columns: readonly ExpandColumn<R>[];
  readonly detail: (row: R) => ReactNode;
  readonly opened: string;
  readonly open: (id: string) => void;
  readonly dimmed?: boolean;
  /** After the last row. */
  readonly end?: ReactNode;
}

const ROW = 34;
const CARD = 62;

/** Rows that open to everything that is known of them; only those in sight are drawn. */
export function ExpandList<R>(props: ExpandListProps<R>) {
  const { label, rows, id, columns, opened, dimmed, end } = props;
  const t = frame.use().keys;
  const cards = useMediaQuery('(max-width: 700px)') ?? false;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (cards ? CARD : ROW),
    overscan: 10,
    getItemKey: index => id(rows[index] as R),
  });
  useRowKeys(scroller);
  const style = { '--tracks': ['30px', ...columns.map(({ width }) => width)].join(' ') } as CSSProperties;
  return (
    <div ref={scroller} className={classes.scroller} style={style} data-dimmed={dimmed || undefined}>
      <div role="table" aria-label={label} aria-rowcount={rows.length + 1}>
        {!cards && (
          <div role="rowgroup" className={classes.head}>
            <div role="row" className={classes.cells} aria-rowindex={1}>
              <div role="columnheader">
                <span className={classes.hidden}>{t.open}</span>
              </div>
              {columns.map(column => (
                <div key={column.id} role="columnheader" data-align={column.align}>
                  {column.title}
                </div>
              ))}
            </div>
          </div>
        )}
        <div role="rowgroup" className={classes.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(item => {
            const row = rows[item.index] as R;
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                role="row"
                aria-rowindex={item.index + 2}
                data-index={item.index}
                className={classes.row}
                data-open={opened === id(row) || undefined}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {cards ? <Card {...props} row={row} /> : <Cells {...props} row={row} />}
                {opened === id(row) && (
                  <div role="cell" className={classes.detail}>
                    {props.detail(row)}
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </div>
      {end && <div className={classes.end}>{end}</div>}
    </div>
  );
}

type RowProps<R> = ExpandListProps<R> & { readonly row: R };

function Cells<R>(props: RowProps<R>) {
  const { row, columns } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button in the first cell does it by keys
    <div className={classes.cells} onClick={event => toggled(event.target, props)}>
      <div role="cell">
        <Opener {...props} />
      </div>
      {columns.map(column => (
        <div key={column.id} role="cell" data-align={column.align}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

function Card<R>(props: RowProps<R>) {
  const { row, columns } = props;
  const of = (place: ExpandColumn<R>['card']) =>
    columns
      .filter(({ card }) => card === place)
      .map(column => <Fragment key={column.id}>{column.cell(row)}</Fragment>);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button in it does it by keys
    <div role="cell" className={classes.card} onClick={event => toggled(event.target, props)}>
      <Opener {...props} />
      <div className={classes.cardBody}>
        <div className={classes.cardTitle}>
          <span className="clip">{of('title')}</span>
          {of('state')}
        </div>
        <div className={classes.cardLine}>{of('line')}</div>
      </div>
    </div>
  );
}

function Opener<R>({ row, id, name, opened, open }: RowProps<R>) {
  const is = opened === id(row);
  return (
    <button
      type="button"
      className={classes.opener}
      aria-expanded={is}
      aria-label={name(row)}
      onClick={() => open(is ? '' : id(row))}
    >
      <IconChevronRight size={14} aria-hidden />
    </button>
  );
}

function toggled<R>(target: EventTarget, { row, id, opened, open }: RowProps<R>): void {
  const inside = target instanceof Element && target.closest('a, button');
  if (!inside && getSelection()?.isCollapsed !== false) {
    open(opened === id(row) ? '' : id(row));
  }
}

/** Goes from row to row; Enter opens, as on any button. */
function useRowKeys(scroller: { current: HTMLDivElement | null }): void {
  const t = frame.use().keys;
  const move = (by: number) => {
    const all = [...(scroller.current?.querySelectorAll<HTMLElement>('button[aria-expanded]') ?? [])];
    const sorted = all.sort((a, b) => place(a) - place(b));
    const at = sorted.indexOf(document.activeElement as HTMLElement);
    const next = sorted[Math.max(0, Math.min(sorted.length - 1, at + by))];
    next?.focus({ preventScroll: true });
    next?.closest('[data-index]')?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts([
    { keys: 'j', says: t.down, scope: 'table', run: () => move(1) },
    { keys: 'k', says: t.up, scope: 'table', run: () => move(-1) },
  ]);
}

function place(button: HTMLElement): number {
  return Number(button.closest<HTMLElement>('[data-index]')?.dataset.index);
}
