import { VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { frame } from '../text/frame';
import { type Column, nextSorting, type Sorting } from './column';
import { Tick } from './Tick';
import classes from './table.module.css';

export interface HeadProps<R> {
  readonly columns: readonly Column<R>[];
  readonly sorting: Sorting | undefined;
  readonly sort: (to: Sorting | undefined) => void;
  readonly allSelected: boolean;
  readonly someSelected: boolean;
  readonly selectAll: (all: boolean) => void;
}

/** The titles of the columns; a click sorts. */
export function Head<R>({ columns, sorting, sort, allSelected, someSelected, selectAll }: HeadProps<R>) {
  const t = frame.use().table;
  return (
    <div className={classes.head} role="rowgroup">
      <div className={classes.headRow} role="row" aria-rowindex={1}>
        <div role="columnheader" className={classes.check} aria-label={t.selectAll}>
          <Tick
            label={t.selectAll}
            checked={allSelected}
            some={someSelected && !allSelected}
            change={() => selectAll(!allSelected)}
          />
        </div>
        {columns.map(column => {
          const mine = sorting?.column === column.id;
          return (
            <div
              key={column.id}
              role="columnheader"
              className={classes.cell}
              data-align={column.align}
              aria-sort={mine ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                className={classes.sort}
                onClick={() => sort(nextSorting(sorting, column.id, column.align === 'right'))}
              >
                <span className="clip">{column.title}</span>
                {mine && (sorting.descending ? <IconArrowDown size={13} /> : <IconArrowUp size={13} />)}
              </button>
            </div>
          );
        })}
        <div role="columnheader">
          <VisuallyHidden>{t.actions}</VisuallyHidden>
        </div>
      </div>
    </div>
  );
}
