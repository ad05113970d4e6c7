import { IconClockX } from '@tabler/icons-react';
import { Fragment, type MouseEvent, memo, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Action } from '../app/actions';
import type { Row } from '../live/rows';
import { clock } from '../text/format';
import { frame } from '../text/frame';
import type { Column } from './column';
import { RowMenu } from './RowMenu';
import { Tick } from './Tick';
import classes from './table.module.css';

export interface RowProps<R extends Row> {
  readonly row: R;
  readonly columns: readonly Column<R>[];
  readonly actions: readonly Action<R>[];
  readonly name: (row: R) => string;
  readonly address: ((row: R) => string) | undefined;
  readonly selected: boolean;
  readonly toggle: (id: string, range: boolean) => void;
  readonly open: (row: R) => void;
}

/** The cells of one row. */
function Cells<R extends Row>(props: RowProps<R>) {
  const { row, columns, actions, name } = props;
  return (
    <>
      <div role="cell" className={classes.check}>
        <Select {...props} />
      </div>
      {columns.map((column, i) => (
        <div key={column.id} role="cell" className={classes.cell} data-align={column.align}>
          {i === 0 ? <Named {...props}>{content(column, row)}</Named> : content(column, row)}
          {i === 0 && <Stale row={row} />}
        </div>
      ))}
      <div role="cell" className={classes.menu}>
        {actions.length > 0 && <RowMenu row={row} name={name} actions={actions} />}
      </div>
    </>
  );
}

/** One row as a phone shows it. */
function Card<R extends Row>(props: RowProps<R>) {
  const { row, columns, actions, name } = props;
  const of = (place: Column<R>['card']) => columns.filter(column => column.card === place);
  return (
    <>
      <Select {...props} />
      <div className={classes.cardBody}>
        <div className={classes.cardTitle}>
          <Named {...props}>
            {of('title').map(column => (
              <Fragment key={column.id}>{content(column, row)}</Fragment>
            ))}
          </Named>
          <Stale row={row} />
          {of('state').map(column => (
            <span key={column.id}>{content(column, row)}</span>
          ))}
        </div>
        <div className={classes.cardLine}>
          {of('line').map(column => (
            <span key={column.id} className="clip" title={column.title}>
              {content(column, row)}
            </span>
          ))}
        </div>
      </div>
      {actions.length > 0 && <RowMenu row={row} name={name} actions={actions} />}
    </>
  );
}

/** A row that passes by too fast to be touched: its texts. */
export function FlungCells<R extends Row>({ row, columns }: Pick<RowProps<R>, 'row' | 'columns'>) {
  return (
    <>
      <div role="cell" />
      {columns.map((column, i) => (
        <div key={column.id} role="cell" className={classes.cell}>
          {i === 0 || !column.cell ? column.value(row) : ''}
        </div>
      ))}
    </>
  );
}

/** Since when nobody knows whether the row is still true. */
function Stale({ row: { staleSince } }: { row: Row }) {
  const t = frame.use().live;
  return staleSince ? (
    <span className={classes.stale} title={`${t.stale(clock(staleSince))}. ${t.awayText}`}>
      <IconClockX size={13} aria-hidden />
      {t.stale(clock(staleSince))}
    </span>
  ) : null;
}

function Select<R extends Row>({ row, name, selected, toggle }: RowProps<R>) {
  const t = frame.use().table;
  return <Tick label={t.select(name(row))} checked={selected} change={range => toggle(row.id, range)} />;
}

function Named<R extends Row>({ row, address, children }: RowProps<R> & { children: ReactNode }) {
  return address ? (
    <Link to={address(row)} className={`plain-link clip ${classes.name}`} tabIndex={-1}>
      {children}
    </Link>
  ) : (
    <span className={`clip ${classes.name}`}>{children}</span>
  );
}

function content<R>(column: Column<R>, row: R): ReactNode {
  return column.cell ? column.cell(row) : <span className="clip">{column.value(row)}</span>;
}

/** Opens the row unless the click was for something in it. */
export function clicked<R extends Row>(event: MouseEvent, props: RowProps<R>): void {
  const target = event.target as HTMLElement;
  const inside = target.closest('a, button, input, label, [role="menu"]');
  const marking = getSelection()?.isCollapsed === false;
  if (!inside && !marking && event.currentTarget.contains(target)) {
    props.open(props.row);
  }
}

export const RowCells = memo(Cells) as typeof Cells;
export const RowCard = memo(Card) as typeof Card;
