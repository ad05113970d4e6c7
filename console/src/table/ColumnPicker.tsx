import { ActionIcon, Button, Checkbox, Popover, Stack, Tooltip } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { frame } from '../text/frame';
import type { Column } from './column';

interface ColumnPickerProps<R> {
  readonly columns: readonly Column<R>[];
  readonly shown: readonly Column<R>[];
  readonly choose: (ids: readonly string[] | undefined) => void;
}

/** Chooses which columns are shown; the first one always is. */
export function ColumnPicker<R>({ columns, shown, choose }: ColumnPickerProps<R>) {
  const t = frame.use().table;
  return (
    <Popover position="bottom-end" shadow="md" withRoles={false} portalProps={{ target: '#main' }}>
      <Popover.Target>
        <Tooltip label={t.columns}>
          <ActionIcon variant="default" size={30} aria-label={t.columns}>
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t.columns}>
        <Checkbox.Group
          value={shown.map(column => column.id)}
          onChange={ids => choose(columns.filter(({ id }) => ids.includes(id)).map(({ id }) => id))}
        >
          <Stack gap={6}>
            {columns.map((column, i) => (
              <Checkbox key={column.id} value={column.id} label={column.title} size="xs" disabled={i === 0} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Button size="compact-xs" variant="default" mt="sm" onClick={() => choose(undefined)}>
          {t.resetColumns}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
