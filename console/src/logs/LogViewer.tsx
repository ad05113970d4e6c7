import { Button } from '@mantine/core';
import { IconArrowDown, IconFileOff, IconFileText, IconSearchOff } from '@tabler/icons-react';
import {
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useShortcuts } from '../app/shortcuts';
import { Empty } from '../kit/Empty';
import { ProblemView } from '../kit/ProblemView';
import { Waiting } from '../kit/Waiting';
import { Store } from '../live/store';
import { logs } from '../text/logs';
import { matcher, Shown } from './filter';
import { keep, keepAll, textOf } from './keep';
import { type FeedState, LogFeed, type LogSource } from './LogFeed';
import { LogLines } from './LogLines';
import type { LogProps } from './Logs';
import { LogToolbar } from './LogToolbar';
import type { Entry, LogLine } from './line';
import classes from './logs.module.css';
import { type LogLook, TIMES, useLook } from './look';
import { rangeOf, useLogAddress } from './useLogAddress';

const NOTHING = new Store<FeedState>({ connection: { state: 'connecting' }, version: 0, ended: false });

/** Lines as they are written, to follow, to stop and to search. */
export default function LogViewer({ address, name = '' }: LogProps) {
  const t = logs.use();
  const { filter, since, until, line, put } = useLogAddress();
  const [look, setLook] = useLook();
  const sources = useMemo(() => (typeof address === 'string' ? [{ address }] : address), [address]);
  const { feed, state, retry } = useFeed(sources, since, until, line);
  const [held, setHeld] = useState<{ entries: readonly Entry[]; total: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another log is followed from its start
  useEffect(() => setHeld(null), [feed]);
  const by = useMemo(() => matcher(filter), [filter]);
  const memory = useRef(new Shown());
  const entries = memory.current.of(held?.entries ?? feed?.entries ?? [], by);
  const field = useRef<HTMLInputElement>(null);
  const still = held !== null || line !== '';
  const follow = () => {
    setHeld(null);
    put({ line: '' });
  };
  const pause = () => feed && setHeld(now => now ?? { entries: [...feed.entries], total: feed.total });
  useShortcuts([
    { keys: '/', says: t.search, scope: 'page', run: () => field.current?.focus() },
    { keys: 'f', says: `${t.follow} / ${t.pause}`, scope: 'page', run: still ? follow : pause },
    { keys: 'w', says: t.wrap, scope: 'page', run: () => setLook({ ...look, wrap: !look.wrap }) },
    { keys: 't', says: t.times, scope: 'page', run: () => setLook({ ...look, times: next(look.times) }) },
  ]);
  // the page of a line shows what is around it, whatever was searched for
  const goTo = useCallback((to: LogLine) => put({ line: to.time, q: '', hide: '', mode: '' }), [put]);
  const file = name || 'log';
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
        until={until}
        line={line}
        put={put}
        look={look}
        setLook={setLook}
        download={() => keep(`${file}.log`, new Blob([textOf(entries)], { type: 'text/plain' }))}
        downloadAll={() => void keepAll(file, sources)}
        copy={() => void navigator.clipboard.writeText(textOf(entries))}
        held={still}
        toggle={still ? follow : pause}
      />
      {nothing ?? (
        <LogLines
          label={t.label(name)}
          entries={entries}
          look={look}
          marks={by.marks}
          following={!still}
          line={line}
          goTo={goTo}
          pause={pause}
          follow={follow}
        />
      )}
      {still && !nothing && (
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

const next = (times: LogLook['times']) => TIMES[(TIMES.indexOf(times) + 1) % TIMES.length] ?? 'local';

function useFeed(sources: readonly LogSource[], since: string, until: string, line: string) {
  const [feed, setFeed] = useState<LogFeed | null>(null);
  const [again, setAgain] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when somebody wants so
  useEffect(() => {
    const made = new LogFeed(sources, rangeOf(since, until, line, Date.now()));
    setFeed(made);
    return () => made.close();
  }, [sources, since, until, line, again]);
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
