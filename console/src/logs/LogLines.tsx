import { IconCopy, IconLink } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { logs } from '../text/logs';
import { marked } from './filter';
import { colours, type Entry, type LogLine, opened, type Piece } from './line';
import classes from './logs.module.css';
import { type LogLook, timeOf } from './look';

interface LogLinesProps {
  readonly label: string;
  readonly entries: readonly Entry[];
  readonly look: LogLook;
  readonly marks: RegExp | undefined;
  readonly following: boolean;
  /** The time of the line that the address names; it is brought into sight once. */
  readonly line: string;
  /** Opens the address of a line. */
  readonly goTo: (line: LogLine) => void;
  readonly pause: () => void;
  readonly follow: () => void;
}

const HEIGHT = 20;
/** A line of megabytes is shown by its beginning; it is downloaded whole. */
const LONGEST = 5_000;
const NEAR = HEIGHT * 1.5;

/** The lines in sight, at the end for as long as they are followed. */
export function LogLines(props: LogLinesProps) {
  const { label, entries, look, marks, following, line, goTo, pause, follow } = props;
  const scroller = useRef<HTMLElement>(null);
  const before = useRef(0);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT,
    overscan: 20,
    getItemKey: index => entries[index]?.seq ?? index,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: wrapped lines have other heights
  useEffect(() => virtual.measure(), [look, virtual]);
  const height = virtual.getTotalSize();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came and what was measured moves the end
  useLayoutEffect(() => {
    if (following && scroller.current) {
      scroller.current.scrollTop = scroller.current.scrollHeight;
    }
  }, [entries, height, following, look]);
  const { current, keyed } = useCurrent(entries, index => virtual.scrollToIndex(index), pause, goTo);
  const sought = useRef('');
  useEffect(() => {
    const index = line === '' || sought.current === line ? -1 : indexAt(entries, line);
    if (index >= 0) {
      sought.current = line;
      virtual.scrollToIndex(index, { align: 'center' });
    }
  }, [entries, line, virtual]);
  const scrolled = () => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = scroller.current ?? {};
    const end = scrollHeight - scrollTop - clientHeight < NEAR;
    if (following && scrollTop < before.current && !end) {
      pause();
    } else if (!following && scrollTop > before.current && end) {
      follow();
    }
    before.current = scrollTop;
  };
  return (
    <section
      ref={scroller}
      className={classes.lines}
      role="log"
      aria-live="off"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard
      tabIndex={0}
      data-wrap={look.wrap || undefined}
      onScroll={scrolled}
      onKeyDown={keyed}
    >
      <div className={classes.all} style={{ height }}>
        <div style={{ transform: `translateY(${virtual.getVirtualItems()[0]?.start ?? 0}px)` }}>
          {virtual.getVirtualItems().map(item => {
            const entry = entries[item.index];
            return (
              entry && (
                <div
                  key={entry.seq}
                  data-index={item.index}
                  ref={look.wrap ? virtual.measureElement : undefined}
                >
                  {'skipped' in entry ? (
                    <Skipped count={entry.skipped} />
                  ) : (
                    <Line
                      line={entry}
                      look={look}
                      marks={marks}
                      current={entry.seq === current || entry.time === line}
                      goTo={goTo}
                    />
                  )}
                </div>
              )
            );
          })}
        </div>
      </div>
    </section>
  );
}

function Skipped({ count }: { count: number }) {
  const t = logs.use();
  return <div className={classes.skipped}>{t.skipped(count)}</div>;
}

/** Where the line of a time is, or the first after it. */
function indexAt(entries: readonly Entry[], time: string): number {
  const at = Date.parse(time);
  const exact = entries.findIndex(entry => 'time' in entry && entry.time === time);
  return exact >= 0 ? exact : entries.findIndex(entry => 'time' in entry && Date.parse(entry.time) >= at);
}

/** A line that is chosen by keyboard, to copy it or to open its address. */
function useCurrent(
  entries: readonly Entry[],
  show: (index: number) => void,
  pause: () => void,
  goTo: (line: LogLine) => void,
) {
  const [current, setCurrent] = useState(-1);
  const keyed = (event: KeyboardEvent) => {
    const at = entries.findIndex(entry => entry.seq === current);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const entry = entries[at];
    if (step !== 0 && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const to = at < 0 ? entries.length - 1 : Math.max(0, Math.min(entries.length - 1, at + step));
      pause();
      setCurrent(entries[to]?.seq ?? -1);
      show(to);
    } else if (entry && !('skipped' in entry) && event.key === 'Enter') {
      goTo(entry);
    } else if (entry && !('skipped' in entry) && event.key === 'c' && !event.ctrlKey && !event.metaKey) {
      event.stopPropagation();
      void navigator.clipboard.writeText(entry.text);
    }
  };
  return { current, keyed };
}

interface LineProps {
  readonly line: LogLine;
  readonly look: LogLook;
  readonly marks: RegExp | undefined;
  readonly current: boolean;
  readonly goTo: (line: LogLine) => void;
}

const Line = memo(function Line({ line, look, marks, current, goTo }: LineProps) {
  const t = logs.use();
  const pieces = (look.json && opened(line)) || colours(line.coloured);
  const { short, rest } = shortened(pieces);
  return (
    <div
      className={classes.line}
      data-level={line.level}
      data-current={current || undefined}
      data-trace={line.head !== undefined || undefined}
    >
      <span className={classes.tools}>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t.copyLine}
          title={t.copyLine}
          onClick={() => void navigator.clipboard.writeText(line.text)}
        >
          <IconCopy size={13} />
        </button>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t.linkLine}
          title={t.linkLine}
          onClick={() => goTo(line)}
        >
          <IconLink size={13} />
        </button>
      </span>
      {look.times !== 'none' && (
        <time className={classes.time} dateTime={line.time} title={line.time}>
          {timeOf(line.time, look.times)}
        </time>
      )}
      {line.task && (
        <span className={classes.task} data-colour={colourOf(line.task)} title={line.node}>
          {line.task}
        </span>
      )}
      {line.stream === 'stderr' && <span className={classes.stderr}>stderr</span>}
      <bdi className={classes.text} dir="ltr">
        {marked(short, marks).map((piece, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line keep their places
          <Part key={i} {...piece} />
        ))}
        {rest > 0 && <span className="dim">{t.cut(rest)}</span>}
      </bdi>
    </div>
  );
});

function Part({ text, look, color, background }: Piece) {
  if (!look && !color && !background) {
    return text;
  }
  return (
    <span data-look={look} style={color || background ? { color, background } : undefined}>
      {text}
    </span>
  );
}

function shortened(pieces: readonly Piece[]): { short: readonly Piece[]; rest: number } {
  let room = LONGEST;
  let rest = 0;
  const short = pieces.map(piece => {
    const text = piece.text.slice(0, Math.max(0, room));
    room -= text.length;
    rest += piece.text.length - text.length;
    return { ...piece, text };
  });
  return { short, rest };
}

/** The same colour for the same task, wherever it is seen. */
function colourOf(task: string): number {
  let sum = 0;
  for (const character of task) {
    sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  }
  return sum % 8;
}
