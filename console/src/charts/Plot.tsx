import { useComputedColorScheme } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { moment, seconds } from '../text/format';
import classes from './charts.module.css';
import { type Frame, options, type Scale, type Series } from './draw';
import type { Mark } from './marks';

export interface PlotProps {
  readonly title: string;
  readonly series: readonly Series[];
  /** Seconds since 1970. */
  readonly at: readonly number[];
  /** A row of values for each of the series. */
  readonly values: readonly (readonly (number | null)[])[];
  readonly from: number;
  readonly to: number;
  readonly limit?: { readonly value: number; readonly label: string } | undefined;
  readonly marks: readonly Mark[];
  /** How a value is written. */
  readonly unit: (value: number) => string;
  readonly scale?: Scale;
  /** Charts with the same group show the same time under the cursor. */
  readonly group: string;
}

const HEIGHT = 150;
const NEAR = 6;

/** Values over time as lines, with what happened marked; the value at a time is told by pointer and by keyboard. */
export function Plot(props: PlotProps) {
  const { title, series, at, values, marks, unit, limit, to } = props;
  const place = useRef<HTMLDivElement>(null);
  const { plot, index, left } = usePlot(props, place);
  const last = lastMeasured(values, at, to);
  const shown = index ?? last;
  const near = plot && left !== null ? marks.filter(mark => close(plot, mark, left)) : [];
  const read = (row: number) => (shown === null ? null : (values[row]?.[shown] ?? null));
  const says = series.map((each, i) => `${each.label} ${written(read(i), unit)}`).join(', ');
  const time = shown === null ? '' : moment((at[shown] ?? 0) * 1000);
  return (
    <figure className={classes.plot}>
      <figcaption className={classes.caption}>
        <h2>{title}</h2>
        {series.map((each, i) => (
          <span key={each.label} className={classes.key}>
            <span className={classes.swatch} data-colour={each.colour} aria-hidden />
            <span className="dim">{each.label}</span> <b>{written(read(i), unit)}</b>
          </span>
        ))}
        {limit && (
          <span className={classes.key}>
            <span className={classes.swatch} data-colour="limit" aria-hidden />
            <span className="dim">{limit.label}</span> <b>{unit(limit.value)}</b>
          </span>
        )}
        {index !== null && <span className={`dim ${classes.time}`}>{time}</span>}
      </figcaption>
      <div
        className={classes.place}
        ref={place}
        role="slider"
        tabIndex={0}
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, at.length - 1)}
        aria-valuenow={shown ?? 0}
        aria-valuetext={[time, says, ...near.map(mark => mark.label)].filter(Boolean).join(', ')}
        onKeyDown={event => plot && moved(event, plot, index ?? last ?? 0)}
        onBlur={() => plot?.setCursor({ left: -10, top: -10 })}
      />
      {plot && left !== null && near.length > 0 && <Happened plot={plot} left={left} marks={near} />}
    </figure>
  );
}

function Happened({ plot, left, marks }: { plot: UPlot; left: number; marks: readonly Mark[] }) {
  const x = plot.over.offsetLeft + left;
  const side = left > plot.over.clientWidth / 2 ? { right: plot.width - x + 8 } : { left: x + 8 };
  return (
    <div className={classes.happened} style={side}>
      {marks.slice(-5).map(mark => (
        <div key={`${mark.at} ${mark.label}`} data-tone={mark.tone}>
          <span className="dim">{seconds(mark.at * 1000)}</span> {mark.label}
        </div>
      ))}
    </div>
  );
}

function usePlot(props: PlotProps, place: RefObject<HTMLElement | null>) {
  const { series, at, values, from, to, limit } = props;
  const scheme = useComputedColorScheme();
  const [plot, setPlot] = useState<UPlot | null>(null);
  const [cursor, setCursor] = useState<{ index: number | null; left: number | null }>(NOWHERE);
  const frame = useRef<Frame>(props);
  frame.current = props;
  const names = series.map(each => each.label).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours and names are read when it is made
  useEffect(() => {
    if (!place.current) {
      return;
    }
    const settings = options(
      () => frame.current,
      HEIGHT,
      (index, left) => setCursor({ index, left }),
    );
    const made = new UPlot(settings, [[], ...series.map(() => [])], place.current);
    setPlot(made);
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width > 0 && width !== made.width) {
        made.setSize({ width, height: HEIGHT });
      }
    });
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      made.destroy();
      setPlot(null);
    };
  }, [place, scheme, names]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is drawn again for the limit too
  useEffect(() => {
    if (plot) {
      plot.batch(() => {
        plot.setData([[...at], ...values.map(row => [...row])], false);
        plot.setScale('x', { min: from, max: to });
      });
    }
  }, [plot, at, values, from, to, limit]);
  return { plot, ...cursor };
}

const NOWHERE = { index: null, left: null };

function close(plot: UPlot, mark: Mark, left: number): boolean {
  return Math.abs(plot.valToPos(mark.at, 'x') - left) <= NEAR;
}

function moved(event: KeyboardEvent, plot: UPlot, index: number): void {
  const last = plot.data[0].length - 1;
  const steps: Record<string, number> = {
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    PageDown: index - 10,
    PageUp: index + 10,
    Home: 0,
    End: last,
  };
  const to = steps[event.key];
  if (event.key === 'Escape') {
    plot.setCursor({ left: -10, top: -10 });
  } else if (to !== undefined && last >= 0) {
    event.preventDefault();
    const time = plot.data[0][Math.max(0, Math.min(last, to))] ?? 0;
    plot.setCursor({ left: plot.valToPos(time, 'x'), top: plot.over.clientHeight / 2 });
  }
}

function written(value: number | null, unit: (value: number) => string): string {
  return value === null ? '–' : unit(value);
}

/** The last row, unless nothing was measured since. */
function lastMeasured(values: PlotProps['values'], at: readonly number[], to: number): number | null {
  const last = at.length - 1;
  const width = last > 0 ? (at[last] ?? 0) - (at[last - 1] ?? 0) : 0;
  const fresh = to - (at[last] ?? 0) < 2 * width + 10;
  return last >= 0 && fresh && values[0]?.[last] !== null ? last : null;
}
