import { SegmentedControl, Switch } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import { ProblemView } from '../kit/ProblemView';
import { Waiting } from '../kit/Waiting';
import { charts } from '../text/charts';
import { bytes, count, moment, percent } from '../text/format';
import type { ChartsProps } from './Charts';
import classes from './charts.module.css';
import { type Mark, useMarks } from './marks';
import { Plot, type PlotProps } from './Plot';
import { columns, type Metric, type Sample, summary } from './samples';
import { isSpan, SPANS, useSpan } from './span';
import { useUsage } from './useUsage';

const rate = (value: number) => `${bytes(value)}/s`;
/** Events are asked for anew only when the window has moved this far, in seconds. */
const COARSE = 60;

/** Charts of CPU, memory, network, disk and processes over a span that is chosen. */
export default function UsageCharts({ source, limits, events, known, stack, counted }: ChartsProps) {
  const t = charts.use();
  const [span, choose] = useSpan();
  const [limited, setLimited] = useState(true);
  const usage = useUsage(source, span);
  const { now, samples } = usage;
  const from = now - SPANS[span].seconds;
  // biome-ignore lint/correctness/useExhaustiveDependencies: from the time on when the span was chosen
  const since = useMemo(() => Math.floor(from / COARSE) * COARSE, [span]);
  const marks = useMarks({ filters: events, stack, known }, since);
  const { connection } = usage;
  const live = 'problem' in connection && samples.length === 0 ? connection.problem : undefined;
  const problem = usage.problem ?? live;
  const drawn = useMemo(() => columns(samples), [samples]);
  const group = useId();
  const common = { at: drawn.at, from, to: now, marks, group };
  const limit = (value: number | undefined) =>
    limited && value !== undefined ? { value, label: t.limit } : undefined;
  const finest = SPANS[span].step === 0;
  const plots: readonly Omit<PlotProps, keyof typeof common>[] = [
    {
      title: t.cpu,
      unit: percent,
      limit: limit(limits.cpu),
      series: [
        { label: t.used, colour: 'first' },
        ...(finest ? [] : [{ label: t.peak, colour: 'faint' as const }]),
      ],
      values: finest ? [drawn.cpu] : [drawn.cpu, drawn.peak],
    },
    {
      title: t.memory,
      unit: bytes,
      scale: 'binary',
      limit: limit(limits.memory),
      series: [{ label: t.used, colour: 'first' }],
      values: [drawn.memory],
    },
    flows(t.network, t.received, t.sent, drawn.received, drawn.sent),
    flows(t.disk, t.read, t.written, drawn.read, drawn.written),
    {
      title: counted === 'containers' ? t.containers : t.pids,
      unit: whole,
      scale: 'whole',
      series: [{ label: t.count, colour: 'first' }],
      values: [drawn.pids],
    },
  ];
  return (
    <div className={classes.charts}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t.span}
          value={span}
          onChange={value => isSpan(value) && choose(value)}
          data={Object.keys(SPANS).map(value => ({ value, label: t.spans[value as keyof typeof t.spans] }))}
        />
        {(limits.cpu ?? limits.memory) !== undefined && (
          <Switch
            size="xs"
            label={t.showLimits}
            checked={limited}
            onChange={event => setLimited(event.currentTarget.checked)}
          />
        )}
      </div>
      {problem && <ProblemView problem={problem} retry={usage.retry} />}
      {!usage.loaded && samples.length === 0 && <Waiting />}
      {usage.loaded && !problem && samples.length === 0 && <p className="dim">{t.nothing}</p>}
      <div className={classes.grid}>
        {plots.map(plot => (
          <Plot key={plot.title} {...common} {...plot} />
        ))}
        <Figures samples={samples} now={now} limits={limits} counted={counted} />
      </div>
      <Happenings marks={marks.filter(mark => mark.at >= from)} />
    </div>
  );
}

function flows(title: string, into: string, out: string, first: Values, second: Values) {
  return {
    title,
    unit: rate,
    scale: 'binary' as const,
    series: [
      { label: into, colour: 'first' as const },
      { label: out, colour: 'second' as const },
    ],
    values: [first, second],
  };
}

type Values = readonly (number | null)[];

const whole = (value: number) => count(Math.round(value * 10) / 10);

interface FiguresProps extends Pick<ChartsProps, 'limits' | 'counted'> {
  readonly samples: readonly Sample[];
  readonly now: number;
}

/** The charts in numbers. */
function Figures({ samples, now, limits, counted }: FiguresProps) {
  const t = charts.use();
  const rows: readonly [string, Metric, (value: number) => string, number | undefined][] = [
    [t.cpu, 'cpu', percent, limits.cpu],
    [t.memory, 'memory', bytes, limits.memory],
    [t.received, 'received', rate, undefined],
    [t.sent, 'sent', rate, undefined],
    [t.read, 'read', rate, undefined],
    [t.written, 'written', rate, undefined],
    [counted === 'containers' ? t.containers : t.pids, 'pids', whole, undefined],
  ];
  return (
    <div className={classes.plot}>
      <table className={classes.table}>
        <caption>{t.figures}</caption>
        <thead>
          <tr>
            <th scope="col">{t.metric}</th>
            <th scope="col">{t.now}</th>
            <th scope="col">{t.average}</th>
            <th scope="col">{t.highest}</th>
            <th scope="col">{t.limit}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([title, metric, unit, limit]) => {
            const of = summary(samples, metric, now);
            const cell = (value: number | undefined) => (value === undefined ? '–' : unit(value));
            return (
              <tr key={metric}>
                <th scope="row">{title}</th>
                <td>{cell(of?.now)}</td>
                <td>{cell(of?.average)}</td>
                <td>{cell(of?.highest)}</td>
                <td>{cell(limit)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const LISTED = 50;

/** What is marked in the charts, in words. */
function Happenings({ marks }: { marks: readonly Mark[] }) {
  const t = charts.use();
  if (marks.length === 0) {
    return null;
  }
  return (
    <details className={classes.happenings}>
      <summary>{t.marks(marks.length)}</summary>
      <ul>
        {marks
          .slice(-LISTED)
          .reverse()
          .map(mark => (
            <li key={`${mark.at} ${mark.label}`} data-tone={mark.tone}>
              <time className="dim" dateTime={new Date(mark.at * 1000).toISOString()}>
                {moment(mark.at * 1000)}
              </time>
              {mark.label}
            </li>
          ))}
      </ul>
    </details>
  );
}
