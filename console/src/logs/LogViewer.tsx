import { Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconArrowDown, IconFileOff, IconFileText, IconSearchOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useShortcuts } from '../app/shortcuts';
import { Empty } from '../kit/Empty';
import { ProblemView } from '../kit/ProblemView';
import { Waiting } from '../kit/Waiting';
import { Store } from '../live/store';
import { save } from '../table/csv';
import { logs } from '../text/logs';
import { matcher, Shown } from './filter';
import { type FeedState, LogFeed } from './LogFeed';
import { LogLines } from './LogLines';
import type { LogProps } from './Logs';
import { LogToolbar } from './LogToolbar';
import type { Entry } from './line';
import classes from './logs.module.css';
import { beginning, useLogAddress } from './useLogAddress';

export interface LogLook {
  readonly times: boolean;
  readonly wrap: boolean;
  readonly json: boolean;
}

const USUAL: LogLook = { times: true, wrap: false, json: true };
const NOTHING = new Store<FeedState>({ connection: { state: 'connecting' }, version: 0, ended: false });

/** Lines as they are written, to follow, to stop and to search. */
export default function LogViewer({ address, name = '' }: LogProps) {
  const t = logs.use();
  const { filter, since, put } = useLogAddress();
  const [look, setLook] = useLocalStorage({
    key: 'grampus-logs',
    defaultValue: USUAL,
    getInitialValueInEffect: false,
  });
  const { feed, state, retry } = useFeed(address, since);
  const [held, setHeld] = useState<{ entries: readonly Entry[]; total: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another log is followed from its start
  useEffect(() => setHeld(null), [feed]);
  const by = useMemo(() => matcher(filter), [filter]);
  const memory = useRef(new Shown());
  const entries = memory.current.of(held?.entries ?? feed?.entries ?? [], by);
  const field = useRef<HTMLInputElement>(null);
  const follow = () => setHeld(null);
  const pause = () => feed && setHeld(now => now ?? { entries: [...feed.entries], total: feed.total });
  useShortcuts([
    { keys: '/', says: t.search, scope: 'page', run: () => field.current?.focus() },
    { keys: 'f', says: `${t.follow} / ${t.pause}`, scope: 'page', run: held ? follow : pause },
    { keys: 'w', says: t.wrap, scope: 'page', run: () => setLook({ ...look, wrap: !look.wrap }) },
    { keys: 't', says: t.times, scope: 'page', run: () => setLook({ ...look, times: !look.times }) },
  ]);
  const all = feed?.entries.length ?? 0;
  const fresh = feed && held ? feed.total - held.total : 0;
  const nothing = emptiness(state, all, entries.length, t, retry, () => put({ q: '', hide: '', mode: '' }));
  return (
    <div className={classes.viewer}>
      <LogToolbar
        field={field}
        filter={filter}
        error={by.error}
        since={since}
        put={put}
        look={look}
        setLook={setLook}
        download={() => save(`${name || 'log'}.log`, 'text/plain', textOf(entries))}
        held={held !== null}
        toggle={held ? follow : pause}
      />
      {nothing ?? (
        <LogLines
          label={t.label(name)}
          entries={entries}
          look={look}
          marks={by.marks}
          following={held === null}
          pause={pause}
          follow={follow}
        />
      )}
      {held && !nothing && (
        <Button
          className={classes.pill}
          size="compact-sm"
          radius="xl"
          leftSection={<IconArrowDown size={14} />}
          onClick={follow}
        >
          {t.fresh(fresh)}
        </Button>
      )}
      <div className={classes.status}>
        <span>{t.lines(entries.length, held?.entries.length ?? all)}</span>
        {feed && feed.total > all && <span>{t.let(feed.total - all)}</span>}
        {state.ended && <span>{t.ended}</span>}
      </div>
    </div>
  );
}

function useFeed(address: string, since: string) {
  const [feed, setFeed] = useState<LogFeed | null>(null);
  const [again, setAgain] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when somebody wants so
  useEffect(() => {
    const made = new LogFeed(address, beginning(since));
    setFeed(made);
    return () => made.close();
  }, [address, since, again]);
  const store = feed?.state ?? NOTHING;
  const state = useSyncExternalStore(store.subscribe, store.now);
  return { feed, state, retry: () => setAgain(again + 1) };
}

/** What stands in place of lines, which is something else for each reason that there are none. */
function emptiness(
  { connection, ended }: FeedState,
  all: number,
  shown: number,
  t: ReturnType<typeof logs.use>,
  retry: () => void,
  showAll: () => void,
): ReactNode {
  if (
    all === 0 &&
    (connection.state === 'refused' || (connection.state === 'reconnecting' && connection.problem))
  ) {
    return (
      <div className={classes.problem}>
        {connection.problem && <ProblemView problem={connection.problem} retry={retry} />}
      </div>
    );
  }
  if (all === 0 && ended) {
    return (
      <Empty icon={IconFileOff} title={t.nothing}>
        {t.nothingText}
      </Empty>
    );
  }
  if (all === 0) {
    return connection.state === 'live' ? (
      <Empty icon={IconFileText} title={t.none}>
        {t.noneText}
      </Empty>
    ) : (
      <Waiting />
    );
  }
  return shown === 0 ? (
    <Empty
      icon={IconSearchOff}
      title={t.noMatch}
      action={
        <Button size="compact-sm" variant="default" onClick={showAll}>
          {t.everything}
        </Button>
      }
    >
      {t.noMatchText(all)}
    </Empty>
  ) : undefined;
}

function textOf(entries: readonly Entry[]): string {
  return entries
    .map(entry =>
      'skipped' in entry
        ? `--- ${logs.now().skipped(entry.skipped)}\n`
        : `${entry.time} ${entry.task ? `${entry.task} ` : ''}${entry.stream} ${entry.text}\n`,
    )
    .join('');
}
