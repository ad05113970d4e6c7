import { Select } from '@mantine/core';
import { frame } from '../text/frame';
import type { Grouping } from './groups';

interface GroupPickerProps<R> {
  readonly groups: readonly Grouping<R>[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** Chooses what the rows of a table are put together by. */
export function GroupPicker<R>({ groups, chosen, choose }: GroupPickerProps<R>) {
  const t = frame.use().table;
  return (
    <Select
      size="xs"
      w={130}
      aria-label={t.groupBy}
      allowDeselect={false}
      value={groups.some(({ id }) => id === chosen) ? chosen : ''}
      onChange={id => choose(id ?? '')}
      data={[{ value: '', label: t.ungrouped }, ...groups.map(({ id, label }) => ({ value: id, label }))]}
    />
  );
}
