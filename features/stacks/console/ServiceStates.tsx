import { State, type Tone, useTaskWord } from '@console';
import type { Service, Task } from './service';
import { serviceMessages } from './serviceMessages';

const UPDATES: Record<string, Tone> = {
  updating: 'busy',
  completed: 'good',
  paused: 'paused',
  rollback_started: 'busy',
  rollback_paused: 'bad',
  rollback_completed: 'warn',
};

/** How the last update of a service went; a service that was never updated says nothing. */
export function UpdateState({ row }: { row: Service }) {
  const t = serviceMessages.use();
  if (row.updateState === '') {
    return null;
  }
  const word = t.updates[row.updateState as keyof typeof t.updates] ?? row.updateState;
  return <State tone={UPDATES[row.updateState] ?? 'idle'} word={word} says={row.updateMessage} />;
}

const TASKS: Record<string, Tone> = {
  running: 'good',
  complete: 'idle',
  shutdown: 'idle',
  remove: 'idle',
  failed: 'bad',
  rejected: 'bad',
  orphaned: 'bad',
};

/** The state of a task, with its health where there is a healthcheck. */
export function TaskState({ row }: { row: Task }) {
  const t = serviceMessages.use();
  const state = useTaskWord()(row.state);
  const health = row.state === 'running' && t.health[row.health as keyof typeof t.health];
  return (
    <State
      tone={taskTone(row)}
      word={health ? `${state} · ${health}` : state}
      says={row.error || row.message}
    />
  );
}

export function taskTone(row: Pick<Task, 'state' | 'health'>): Tone {
  if (row.state === 'running' && row.health === 'unhealthy') {
    return 'bad';
  }
  if (row.state === 'running' && row.health === 'starting') {
    return 'busy';
  }
  return TASKS[row.state] ?? 'busy';
}
