import { locale } from './catalogue';

/** Makes a formatter once for each language: to make one takes longer than to use it a hundred times. */
function each<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const language = locale();
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}

const dates = (options: Intl.DateTimeFormatOptions) =>
  each(language => new Intl.DateTimeFormat(language, options));

const numbers = each(language => new Intl.NumberFormat(language));
const moments = dates({ dateStyle: 'medium', timeStyle: 'medium' });
const minutes = dates({ timeStyle: 'short' });
const times = dates({ timeStyle: 'medium' });
const spans = each(language => new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' }));

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Bytes in the unit in which they have at most four characters. */
export function bytes(count: number): string {
  let value = count;
  let unit = 0;
  while (Math.abs(value) >= 1000 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = unit === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}

export function percent(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} %`;
}

export function count(value: number): string {
  return numbers().format(value);
}

/** A time as people write it, to the second. */
export function moment(time: string | number): string {
  return moments().format(new Date(time));
}

/** The time of day, to the minute. */
export function clock(time: string | number): string {
  return minutes().format(new Date(time));
}

/** The time of day, to the second. */
export function seconds(time: string | number): string {
  return times().format(new Date(time));
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** How long ago a time was, in its largest unit. */
export function ago(time: string | number, now = Date.now()): string {
  const seconds = Math.round((new Date(time).getTime() - now) / 1000);
  const [unit, size] = STEPS.find(([, least]) => Math.abs(seconds) >= least) ?? ['second', 1];
  return spans().format(Math.trunc(seconds / size), unit);
}

/** A span of milliseconds: 480 ms, 2.4 s, 3 min 20 s. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) {
    return `${Math.round(milliseconds)} ms`;
  }
  const seconds = milliseconds / 1000;
  if (seconds < 60) {
    return `${seconds.toFixed(1)} s`;
  }
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** An id as Docker shortens it. */
export function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}
