import type UPlot from 'uplot';
import { locale } from '../text/catalogue';
import type { Mark } from './marks';

/** Which of the colours of the theme a line has. */
export type Colour = 'first' | 'second' | 'faint';

export interface Series {
  readonly label: string;
  readonly colour: Colour;
}

/** What the ends of its scale are: powers of 1024 times a round number, or what can be counted; else round numbers. */
export type Scale = 'binary' | 'whole';

/** What is drawn besides the values, as it is at the moment. */
export interface Frame {
  readonly series: readonly Series[];
  readonly limit?: { readonly value: number } | undefined;
  readonly marks: readonly Mark[];
  readonly unit: (value: number) => string;
  readonly scale?: Scale;
  readonly group: string;
}

const VARIABLES: Record<Colour | 'limit' | Mark['tone'], string> = {
  first: '--g-accent',
  second: '--g-warn',
  faint: '--g-dim',
  limit: '--g-bad',
  good: '--g-good',
  bad: '--g-bad',
  plain: '--g-dim',
  deploy: '--g-accent',
};

const FONT = "11px 'Inter Variable', system-ui, sans-serif";
const DAY = 86_400;
const MINUTE = 60;

/** A colour of the theme that is shown. */
function colour(name: keyof typeof VARIABLES | 'border'): string {
  const variable = name === 'border' ? '--g-border' : VARIABLES[name];
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
}

/** How a chart is drawn; the cursor tells the row below it and its place, or null when it has left. */
export function options(
  frame: () => Frame,
  height: number,
  moved: (index: number | null, left: number | null) => void,
): UPlot.Options {
  const { series, scale, group } = frame();
  const axis = { stroke: colour('faint'), font: FONT, grid: { stroke: colour('border'), width: 1 } };
  return {
    width: 300,
    height,
    // half of the last time on the axis has room
    padding: [8, 20, 0, 0],
    legend: { show: false },
    cursor: { sync: { key: group }, drag: { x: false, y: false }, y: false, points: { size: 6 } },
    scales: {
      x: { time: true, range: (_, min, max) => [min, max] },
      y: { range: (_, __, max) => [0, top(max ?? 0, frame().limit?.value, scale)] },
    },
    axes: [
      {
        ...axis,
        ticks: { show: false },
        size: 26,
        space: 70,
        values: (_, splits, __, ___, step) => splits.map(time => timeOf(time, step)),
      },
      {
        ...axis,
        ticks: { show: false },
        size: 68,
        gap: 6,
        splits: (_, __, ___, max) => [0, 0.25, 0.5, 0.75, 1].map(part => part * max),
        values: (_, splits) => splits.map((value, i) => (i % 2 === 0 ? frame().unit(value) : '')),
      },
    ],
    series: [{}, ...series.map(each => line(each))],
    hooks: {
      drawAxes: [plot => drawMarks(plot, inOrder(frame().marks))],
      draw: [plot => drawLimit(plot, frame().limit?.value)],
      setCursor: [
        ({ cursor }) => {
          const inside = (cursor.left ?? -1) >= 0 && cursor.idx !== null && cursor.idx !== undefined;
          moved(inside ? (cursor.idx ?? null) : null, inside ? (cursor.left ?? null) : null);
        },
      ],
    },
  };
}

function line({ label, colour: name }: Series): UPlot.Series {
  const stroke = colour(name);
  return {
    label,
    stroke,
    width: name === 'faint' ? 1 : 1.5,
    points: { show: (_, __, first, last) => last - first < 2 },
    ...(name === 'first' && { fill: `color-mix(in srgb, ${stroke} 12%, transparent)` }),
  };
}

/** The end of the scale: a round number that has room for the values and for the limit. */
export function top(highest: number, limit: number | undefined, scale?: Scale): number {
  const binary = scale === 'binary';
  const most = Math.max(highest * 1.05, (limit ?? 0) * 1.02);
  if (most <= 0) {
    return binary ? 1024 : scale === 'whole' ? 2 : 1;
  }
  const base = binary ? 1024 ** Math.floor(Math.log(most) / Math.log(1024)) : 1;
  const size = 10 ** Math.floor(Math.log10(most / base));
  const part = most / base / size;
  const round = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8, 10].find(step => part <= step) ?? 10;
  const end = round * size * base;
  // what is counted has a middle that can be counted, too
  return scale === 'whole' ? 2 * Math.ceil(end / 2) : end;
}

function timeOf(time: number, step: number): string {
  const style: Intl.DateTimeFormatOptions =
    step >= DAY
      ? { month: 'short', day: 'numeric' }
      : {
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
          ...(step < MINUTE && { second: '2-digit' }),
        };
  return new Intl.DateTimeFormat(locale(), style).format(time * 1000);
}

function drawLimit(plot: UPlot, limit: number | undefined): void {
  if (limit === undefined) {
    return;
  }
  const y = Math.round(plot.valToPos(limit, 'y', true)) + 0.5;
  stroked(plot, colour('limit'), [6, 4], context => {
    context.moveTo(plot.bbox.left, y);
    context.lineTo(plot.bbox.left + plot.bbox.width, y);
  });
}

/** What went wrong is drawn over what happened besides. */
function inOrder(marks: readonly Mark[]): readonly Mark[] {
  return [...marks].sort((a, b) => Number(a.tone === 'bad') - Number(b.tone === 'bad'));
}

function drawMarks(plot: UPlot, marks: readonly Mark[]): void {
  const { left, top: above, width, height } = plot.bbox;
  const size = 4 * devicePixelRatio;
  for (const mark of marks) {
    const x = Math.round(plot.valToPos(mark.at, 'x', true)) + 0.5;
    if (x >= left && x <= left + width) {
      const tone = colour(mark.tone);
      stroked(plot, tone, [2, 3], context => {
        context.moveTo(x, above);
        context.lineTo(x, above + height);
      });
      plot.ctx.fillStyle = tone;
      plot.ctx.beginPath();
      plot.ctx.moveTo(x - size, above);
      plot.ctx.lineTo(x + size, above);
      plot.ctx.lineTo(x, above + 1.6 * size);
      plot.ctx.fill();
    }
  }
}

function stroked(
  plot: UPlot,
  tone: string,
  dash: readonly number[],
  path: (context: CanvasRenderingContext2D) => void,
): void {
  const { ctx } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.strokeStyle = tone;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash(dash.map(length => length * devicePixelRatio));
  path(ctx);
  ctx.stroke();
  ctx.restore();
}
