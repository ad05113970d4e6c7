import classes from './kit.module.css';

interface SparklineProps {
  readonly values: readonly number[];
  /** The value at the top; the largest one when it is larger. */
  readonly top: number;
  readonly length?: number;
}

const WIDTH = 60;
const HEIGHT = 18;

/** The latest values as a small line over a faint area; the newest is at the right. */
export function Sparkline({ values, top, length = 60 }: SparklineProps) {
  const highest = Math.max(top, ...values);
  const step = WIDTH / (length - 1);
  const from = WIDTH - (values.length - 1) * step;
  const points = values.map((value, i) => {
    const y = HEIGHT - 1 - (highest > 0 ? value / highest : 0) * (HEIGHT - 2);
    return `${(from + i * step).toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg className={classes.spark} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      {points.length > 1 && (
        <>
          <polygon points={`${from.toFixed(1)},${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}`} />
          <polyline points={points.join(' ')} />
        </>
      )}
    </svg>
  );
}
