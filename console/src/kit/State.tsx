import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconLoader2,
  IconPlayerPauseFilled,
} from '@tabler/icons-react';
import classes from './kit.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'idle' | 'busy' | 'paused';

const ICONS = {
  good: IconCircleCheckFilled,
  warn: IconAlertTriangleFilled,
  bad: IconCircleXFilled,
  idle: IconCircleDashed,
  busy: IconLoader2,
  paused: IconPlayerPauseFilled,
} as const;

/** A state as icon and word, never by colour alone. */
export function State({ tone, word, says }: { tone: Tone; word: string; says?: string | undefined }) {
  const Icon = ICONS[tone];
  return (
    <span className={classes.state} data-tone={tone} title={says}>
      <Icon size={14} aria-hidden className={tone === 'busy' ? classes.spin : undefined} />
      <span className="clip">{word}</span>
    </span>
  );
}
