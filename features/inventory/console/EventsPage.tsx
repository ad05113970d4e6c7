import {
  count,
  Empty,
  type ExpandColumn,
  ExpandList,
  LiveMark,
  type LoggedEvent,
  moment,
  PageHead,
  ProblemView,
  useAddressParts,
  useEventFeed,
  useShortcuts,
  Waiting,
} from '@console';
import { Autocomplete, Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconBolt, IconFilterOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { EventAction, EventDetail, EventJson, EventObject } from './EventParts';
import { eventMessages } from './eventMessages';
import { beginning, chosen, type EventFilter, engineFilters, SPANS } from './events';
import classes from './events.module.css';

const KEPT = 1000;
const KINDS = [
  'container',
  'service',
  'node',
  'image',
  'volume',
  'network',
  'secret',
  'config',
  'daemon',
  'plugin',
];

/** What happens at the engine, as it happens. */
export default function EventsPage() {
  const t = eventMessages.use();
  const { part, put, clear, filtered } = useAddressParts(['kind', 'action', 'q', 'label']);
  const kinds = part('kind');
  const filter: EventFilter = {
    kinds: kinds === '' ? [] : kinds.split(','),
    action: part('action'),
    object: part('q'),
    label: part('label'),
    commands: part('exec') === '1',
  };
  const span = part('since') || '1h';
  const since = useMemo(() => beginning(span, Date.now()), [span]);
  const [paused, setPaused] = useState(false);
  const [opened, setOpened] = useState('');
  const feed = useEventFeed(since, engineFilters(filter), KEPT, paused);
  const { shown, hidden } = chosen(feed.events, filter);
  useShortcuts([{ keys: 'p', says: t.toggle, scope: 'page', run: () => setPaused(!paused) }]);
  const columns = useMemo(() => eventColumns(t), [t]);
  const refused = feed.connection.state === 'refused' ? feed.connection.problem : undefined;
  const notes = (
    <Notes {...feed} hidden={hidden} commands={filter.commands} show={yes => put('exec', yes ? '1' : '')} />
  );
  return (
    <div className={classes.page}>
      <PageHead title={t.title} mark={<LiveMark rows={feed} />} count={count(shown.length)}>
        <Button
          size="compact-sm"
          variant={paused && feed.waiting > 0 ? 'filled' : 'default'}
          leftSection={paused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
          onClick={() => setPaused(!paused)}
        >
          {paused ? t.follow : t.pause}
          {paused && feed.waiting > 0 && ` · ${t.waiting(count(feed.waiting))}`}
        </Button>
      </PageHead>
      <Tools filter={filter} events={feed.events} span={span} put={put} />
      {refused && <ProblemView problem={refused} />}
      {shown.length > 0 ? (
        <ExpandList<LoggedEvent>
          label={t.title}
          rows={shown}
          id={event => event.key}
          name={event => t.open(`${event.action} ${event.name}`)}
          columns={columns}
          detail={event => <EventJson event={event} />}
          opened={opened}
          open={setOpened}
          dimmed={feed.connection.state === 'reconnecting'}
          end={notes}
        />
      ) : feed.connection.state === 'connecting' ? (
        <Waiting />
      ) : (
        !refused && <Nothing filtered={filtered} clear={clear} notes={notes} />
      )}
    </div>
  );
}

function eventColumns(t: ReturnType<typeof eventMessages.use>): readonly ExpandColumn<LoggedEvent>[] {
  return [
    {
      id: 'time',
      title: t.time,
      width: '205px',
      cell: event => <span className="dim number">{moment(event.at)}</span>,
      card: 'line',
    },
    { id: 'kind', title: t.kind, width: '100px', cell: event => event.kind, card: 'line' },
    {
      id: 'action',
      title: t.action,
      width: '190px',
      cell: event => <EventAction event={event} />,
      card: 'state',
    },
    {
      id: 'object',
      title: t.object,
      width: 'minmax(0, 2fr)',
      cell: event => <EventObject event={event} />,
      card: 'title',
    },
    {
      id: 'detail',
      title: t.detail,
      width: 'minmax(0, 2fr)',
      cell: event => <EventDetail event={event} />,
      card: 'line',
    },
  ];
}

interface ToolsProps {
  readonly filter: EventFilter;
  readonly events: readonly LoggedEvent[];
  readonly span: string;
  readonly put: (name: string, value: string) => void;
}

function Tools({ filter, events, span, put }: ToolsProps) {
  const t = eventMessages.use();
  const actions = useMemo(() => [...new Set(events.map(({ action }) => action))].sort(), [events]);
  const spans = SPANS.map(value => ({ value, label: t.spans[value as keyof typeof t.spans] }));
  return (
    <div className={classes.tools}>
      <MultiSelect
        size="xs"
        aria-label={t.kind}
        placeholder={filter.kinds.length === 0 ? t.allKinds : ''}
        data={KINDS}
        value={[...filter.kinds]}
        onChange={kinds => put('kind', kinds.join(','))}
        comboboxProps={{ width: 180, position: 'bottom-start' }}
      />
      <Autocomplete
        size="xs"
        aria-label={t.action}
        placeholder={t.anyAction}
        data={actions}
        value={filter.action}
        onChange={action => put('action', action.trim())}
      />
      <TextInput
        size="xs"
        aria-label={t.object}
        placeholder={t.objectHint}
        value={filter.object}
        onChange={event => put('q', event.currentTarget.value)}
      />
      <LabelInput key={filter.label} label={filter.label} put={put} />
      <Select
        className={classes.narrow}
        size="xs"
        aria-label={t.since}
        data={SPANS.includes(span) ? spans : [...spans, { value: span, label: span }]}
        value={span}
        allowDeselect={false}
        onChange={value => put('since', value === '1h' ? '' : (value ?? ''))}
      />
    </div>
  );
}

/** The engine is asked anew for a label, so only when it is complete. */
function LabelInput({ label, put }: { label: string; put: ToolsProps['put'] }) {
  const t = eventMessages.use();
  const [text, setText] = useState(label);
  const done = () => put('label', text.trim());
  return (
    <TextInput
      size="xs"
      aria-label={t.label}
      placeholder={`${t.label}: ${t.labelHint}`}
      value={text}
      onChange={event => setText(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={event => event.key === 'Enter' && done()}
    />
  );
}

interface NotesProps {
  readonly dropped: number;
  readonly hidden: number;
  readonly commands: boolean;
  readonly show: (yes: boolean) => void;
}

/** What is not shown, and why. */
function Notes({ dropped, hidden, commands, show }: NotesProps) {
  const t = eventMessages.use();
  return (
    <div className={classes.notes}>
      {(hidden > 0 || commands) && (
        <div className={classes.hidden}>
          {!commands && t.hidden(count(hidden))}
          <Button size="compact-xs" variant="default" onClick={() => show(!commands)}>
            {commands ? t.hideAgain : t.showHidden}
          </Button>
        </div>
      )}
      {dropped > 0 && <div>{t.dropped(count(dropped), count(KEPT))}</div>}
      <div className="dim">{t.memory}</div>
    </div>
  );
}

interface NothingProps {
  readonly filtered: boolean;
  readonly clear: () => void;
  readonly notes: ReactNode;
}

function Nothing({ filtered, clear, notes }: NothingProps) {
  const t = eventMessages.use();
  if (!filtered) {
    return (
      <Empty icon={IconBolt} title={t.none} action={notes}>
        {t.noneText}
      </Empty>
    );
  }
  const again = (
    <>
      <Button size="xs" variant="default" onClick={clear}>
        {t.clear}
      </Button>
      {notes}
    </>
  );
  return (
    <Empty icon={IconFilterOff} title={t.noMatch} action={again}>
      {t.noMatchText}
    </Empty>
  );
}
