import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useLayoutEffect, useRef } from 'react';
import { logs } from '../text/logs';
import { marked } from './filter';
import type { LogLook } from './LogViewer';
import { colours, type Entry, type LogLine, opened, type Piece } from './line';
import classes from './logs.module.css';

interface LogLinesProps {
  readonly label: string;
  readonly entries: readonly Entry[];
  readonly look: LogLook;
  readonly marks: RegExp | undefined;
  readonly following: boolean;
  readonly pause: () => void;
  readonly follow: () => void;
}

const HEIGHT = 20;
/** A line of megabytes is shown by its beginning; it is downloaded whole. */
const LONGEST = 5_000;
const NEAR = HEIGHT * 1.5;

/** The lines in sight, at the end for as long as they are followed. */
export function LogLines({ label, entries, look, marks, following, pause, follow }: LogLinesProps) {
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
                    <Line line={entry} look={look} marks={marks} />
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

const Line = memo(function Line(props: { line: LogLine; look: LogLook; marks: RegExp | undefined }) {
  const { line, look, marks } = props;
  const t = logs.use();
  const pieces = (look.json && opened(line)) || colours(line.coloured);
  const { short, rest } = shortened(pieces);
  return (
    <div className={classes.line} data-level={line.level}>
      {look.times && (
        <time className={classes.time} dateTime={line.time} title={line.time}>
          {timeOf(line.time)}
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

/** The time of day here, to the millisecond. */
function timeOf(time: string): string {
  const at = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}

/** The same colour for the same task, wherever it is seen. */
function colourOf(task: string): number {
  let sum = 0;
  for (const character of task) {
    sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  }
  return sum % 8;
}
