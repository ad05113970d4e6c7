import { type Schemas, State, type Tone } from '@console';
import { messages } from './messages';

type Container = Schemas['ContainerRow'];

const TONES: Record<string, Tone> = {
  created: 'idle',
  running: 'good',
  paused: 'paused',
  restarting: 'busy',
  removing: 'busy',
  exited: 'idle',
  dead: 'bad',
};

/** The state of a container with its health, or with how it ended. */
export function ContainerState({ row }: { row: Container }) {
  const t = messages.use();
  return <State tone={tone(row)} word={word(row, t)} says={row.status} />;
}

function tone(row: Container): Tone {
  if (row.state === 'running') {
    return row.health === 'unhealthy' ? 'bad' : row.health === 'starting' ? 'busy' : 'good';
  }
  if (row.state === 'exited' && (row.exitCode !== 0 || row.oomKilled)) {
    return row.exitCode === 143 || row.exitCode === 137 ? 'warn' : 'bad';
  }
  return TONES[row.state] ?? 'idle';
}

function word(row: Container, t: ReturnType<typeof messages.use>): string {
  if (row.state === 'exited') {
    return row.oomKilled ? t.outOfMemory : t.exitedWith(row.exitCode);
  }
  const state = t.states[row.state as keyof typeof t.states] ?? row.state;
  const health = t.health[row.health as keyof typeof t.health];
  return health ? `${state} · ${health}` : state;
}
