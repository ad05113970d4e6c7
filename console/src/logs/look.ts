import { useLocalStorage } from '@mantine/hooks';

export const TIMES = ['local', 'utc', 'none'] as const;

/** How lines are shown, which each browser keeps for itself. */
export interface LogLook {
  readonly times: (typeof TIMES)[number];
  readonly wrap: boolean;
  readonly json: boolean;
}

const USUAL: LogLook = { times: 'local', wrap: false, json: true };

export function useLook(): readonly [LogLook, (look: LogLook) => void] {
  const [kept, setLook] = useLocalStorage<LogLook>({
    key: 'grampus-log-look',
    defaultValue: USUAL,
    getInitialValueInEffect: false,
  });
  return [kept, setLook];
}

/** The time of day, to the millisecond. */
export function timeOf(time: string, times: LogLook['times']): string {
  const at = new Date(time);
  if (times === 'utc') {
    return at.toISOString().slice(11, 23);
  }
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}
