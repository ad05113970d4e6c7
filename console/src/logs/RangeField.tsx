import { Button, Group, Popover, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { clock, moment } from '../text/format';
import { logs } from '../text/logs';
import type { Put } from './useLogAddress';

interface RangeProps {
  readonly since: string;
  readonly until: string;
  readonly line: string;
  readonly put: Put;
}

const USUAL = new Set(['', '10', '60', '240', '1440', 'all']);
const CUSTOM = 'custom';
const LINE = 'line';

/** From which time on lines are shown, and up to which. */
export function RangeField({ since, until, line, put }: RangeProps) {
  const t = logs.use();
  const [open, setOpen] = useState(false);
  const custom = !USUAL.has(since) || until !== '';
  const value = line !== '' ? LINE : custom ? CUSTOM : since;
  const choose = (chosen: string | null) => {
    if (chosen === CUSTOM) {
      setOpen(true);
    } else if (chosen !== LINE) {
      put({ since: chosen ?? '', until: '', line: '' });
    }
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      trapFocus
      portalProps={{ target: '#main' }}
    >
      <Popover.Target>
        <Select
          size="xs"
          w={170}
          aria-label={t.since}
          allowDeselect={false}
          value={value}
          onChange={choose}
          data={[
            { value: '', label: t.sinceLines },
            { value: '10', label: t.sinceMinutes(10) },
            { value: '60', label: t.sinceHours(1) },
            { value: '240', label: t.sinceHours(4) },
            { value: '1440', label: t.sinceHours(24) },
            { value: 'all', label: t.sinceAll },
            { value: CUSTOM, label: custom ? spanOf(since, until) : t.custom },
            ...(line === '' ? [] : [{ value: LINE, label: t.around(clock(line)) }]),
          ]}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <Custom since={since} until={until} put={put} close={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function spanOf(since: string, until: string): string {
  const today = new Date().toDateString();
  const at = (time: string) => {
    const date = new Date(time);
    if (Number.isNaN(date.getTime())) {
      return '…';
    }
    return date.toDateString() === today ? clock(time) : moment(time);
  };
  return `${at(since)} – ${at(until)}`;
}

function Custom(props: Pick<RangeProps, 'since' | 'until' | 'put'> & { close: () => void }) {
  const t = logs.use();
  const [from, setFrom] = useState(local(props.since));
  const [to, setTo] = useState(local(props.until));
  const wrong = from !== '' && to !== '' && from >= to;
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        props.put({ since: utc(from) || 'all', until: utc(to), line: '' });
        props.close();
      }}
    >
      <Stack gap="xs">
        <TextInput
          type="datetime-local"
          step={1}
          size="xs"
          label={t.from}
          value={from}
          onChange={event => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          step={1}
          size="xs"
          label={t.until}
          description={t.untilText}
          error={wrong && t.wrongSpan}
          value={to}
          onChange={event => setTo(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" size="xs" disabled={wrong}>
            {t.show}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** As the field writes it: the time here, without a zone. */
function local(time: string): string {
  const at = Date.parse(time);
  if (Number.isNaN(at) || /^\d*$/.test(time)) {
    return '';
  }
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

function utc(field: string): string {
  return field === '' ? '' : new Date(field).toISOString();
}
