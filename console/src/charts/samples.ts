import type { Schemas } from '../api/client';

export const METRICS = ['cpu', 'peak', 'memory', 'received', 'sent', 'read', 'written', 'pids'] as const;
export type Metric = (typeof METRICS)[number];

/** What was used over a short span; flows are bytes a second. */
export type Sample = Readonly<Record<Metric, number>> & {
  /** Seconds since 1970 at which the span begins. */
  readonly from: number;
  /** Its length in seconds. */
  readonly span: number;
};

/** Values by time, as they are drawn; null where nothing was measured. */
export type Columns = Readonly<Record<Metric, readonly (number | null)[]>> & {
  readonly at: readonly number[];
};

/** What is measured of a container, a service or a node. */
export type Figures = Schemas['ContainerFigures'] | Schemas['ServiceFigures'] | Schemas['NodeFigures'];

const LIVE_SPAN = 1;
/** Measurements come a little early or late without anything missing between them. */
const SLACK = 1.6;
const GRACE = 2;

/** A point of the history, whose flows are bytes in its step; the last step may not be over yet. */
export function fromPoint(point: Schemas['StatsPoint'], stepMs: number, end: string): Sample {
  const from = Date.parse(point.at) / 1000;
  const span = Math.max(1, Math.min(stepMs / 1000, Date.parse(end) / 1000 - from));
  return {
    from,
    span,
    cpu: point.cpu,
    peak: point.cpuMax,
    memory: point.memory,
    received: point.received / span,
    sent: point.sent / span,
    read: point.read / span,
    written: point.written / span,
    pids: point.pids,
  };
}

/** A live measurement, whose flows are rates already. */
export function fromFigures(figures: Figures): Sample {
  const { at, cpu, memory, network, disk } = figures;
  return {
    from: Date.parse(at) / 1000,
    span: LIVE_SPAN,
    cpu,
    peak: cpu,
    memory,
    received: network.inRate,
    sent: network.outRate,
    read: disk.inRate,
    written: disk.outRate,
    pids: 'pids' in figures ? figures.pids : figures.containers,
  };
}

/** The history of a window, continued by what is measured while it is looked at. */
export class Track {
  private past: readonly Sample[] = [];
  private live: Sample[] = [];
  private inLast = 0;
  private readonly window: number;
  private readonly step: number;

  /**
   * @param window seconds that are shown
   * @param step seconds that live measurements are summed up to; 0 keeps each
   */
  constructor(window: number, step: number) {
    this.window = window;
    this.step = step;
  }

  /** Takes what the server knows of the past; what was measured live after it stays. */
  load(past: readonly Sample[]): void {
    this.past = past;
    this.live = this.live.filter(sample => sample.from >= this.known());
  }

  add(sample: Sample): void {
    if (sample.from < this.known()) {
      return;
    }
    const last = this.live.at(-1);
    if (last && this.step > 0 && sample.from < last.from + last.span) {
      this.inLast++;
      this.live[this.live.length - 1] = mean(last, sample, this.inLast);
      return;
    }
    this.inLast = 1;
    this.live.push(this.step > 0 ? this.opened(sample) : sample);
  }

  /** All that was measured in the window before a time, in seconds. */
  samples(now: number): readonly Sample[] {
    const first = now - this.window;
    if (this.live[0] && this.live[0].from < first) {
      this.live = this.live.filter(sample => sample.from >= first);
    }
    return [...this.past, ...this.live].filter(sample => sample.from + sample.span > first);
  }

  /** The rest of the step that a measurement lies in. */
  private opened(sample: Sample): Sample {
    const begin = Math.floor(sample.from / this.step) * this.step;
    const from = Math.max(begin, this.known());
    return { ...sample, from, span: begin + this.step - from };
  }

  private known(): number {
    const last = this.past.at(-1);
    return last ? last.from + last.span : 0;
  }
}

/** The mean after one more measurement; of peaks and of processes the most. */
function mean(before: Sample, next: Sample, count: number): Sample {
  const average = (metric: Metric) => before[metric] + (next[metric] - before[metric]) / count;
  return {
    from: before.from,
    span: before.span,
    cpu: average('cpu'),
    peak: Math.max(before.peak, next.peak),
    memory: average('memory'),
    received: average('received'),
    sent: average('sent'),
    read: average('read'),
    written: average('written'),
    pids: Math.max(before.pids, next.pids),
  };
}

/** Samples as columns; a time without measurement gets a row of nulls, so that no line is drawn across it. */
export function columns(samples: readonly Sample[]): Columns {
  const at: number[] = [];
  const values = Object.fromEntries(METRICS.map(metric => [metric, [] as (number | null)[]]));
  let before: Sample | undefined;
  for (const sample of samples) {
    if (before && apart(before, sample)) {
      at.push((before.from + before.span + sample.from) / 2);
      METRICS.forEach(metric => void values[metric]?.push(null));
    }
    at.push(sample.from + sample.span / 2);
    METRICS.forEach(metric => void values[metric]?.push(sample[metric]));
    before = sample;
  }
  return { at, ...values } as unknown as Columns;
}

function apart(before: Sample, next: Sample): boolean {
  const middle = (sample: Sample) => sample.from + sample.span / 2;
  return middle(next) - middle(before) > (SLACK * (before.span + next.span)) / 2 + GRACE;
}

export interface Summary {
  /** Nothing when it was not measured lately. */
  readonly now: number | undefined;
  readonly average: number;
  readonly highest: number;
}

/** What a metric was over the samples; each counts as much as it is long. */
export function summary(samples: readonly Sample[], metric: Metric, now: number): Summary | undefined {
  const last = samples.at(-1);
  if (!last) {
    return undefined;
  }
  const time = samples.reduce((sum, sample) => sum + sample.span, 0);
  const fresh = now - (last.from + last.span) < SLACK * last.span + 10;
  const most = metric === 'cpu' ? 'peak' : metric;
  return {
    now: fresh ? last[metric] : undefined,
    average: samples.reduce((sum, sample) => sum + sample[metric] * sample.span, 0) / time,
    highest: samples.reduce((highest, sample) => Math.max(highest, sample[most]), 0),
  };
}
