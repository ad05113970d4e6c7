import { type Figures, useSeries } from '../live/figures';
import { bytes, percent } from '../text/format';
import classes from './kit.module.css';
import { Sparkline } from './Sparkline';

interface UsageProps {
  readonly figures: Figures;
  readonly id: string;
}

/** The processor time that a container uses now and used over the last minute. */
export function Cpu({ figures, id }: UsageProps) {
  const series = useSeries(figures, id);
  if (!series) {
    return <span className="dim">–</span>;
  }
  return (
    <span className={classes.usage}>
      <Sparkline values={series.cpu} top={5} />
      <span>{percent(series.latest.cpu)}</span>
    </span>
  );
}

/** The memory that a container uses, as a part of what it may. */
export function Memory({ figures, id }: UsageProps) {
  const series = useSeries(figures, id);
  if (!series) {
    return <span className="dim">–</span>;
  }
  const { memory, memoryLimit } = series.latest;
  const share = memoryLimit > 0 ? memory / memoryLimit : 0;
  return (
    <span className={classes.usage} title={`${bytes(memory)} / ${bytes(memoryLimit)}`}>
      <Bar share={share} />
      <span>{bytes(memory)}</span>
    </span>
  );
}

/** A part of a whole; near its end it warns. */
export function Bar({ share }: { share: number }) {
  const shown = Math.max(0, Math.min(1, share));
  return (
    <span
      className={classes.bar}
      data-tone={share > 0.9 ? 'bad' : share > 0.75 ? 'warn' : undefined}
      aria-hidden
    >
      <span style={{ width: `${(100 * shown).toFixed(1)}%` }} />
    </span>
  );
}
