import { moment, State, type Tone, useTaskWord } from '@console';
import { IconCrown } from '@tabler/icons-react';
import { messages } from './messages';
import { agentOf, type Node, type Task, toneOf } from './node';

const STATES: Record<string, Tone> = { ready: 'good', down: 'bad', disconnected: 'bad', unknown: 'warn' };
const AVAILABILITIES: Record<string, Tone> = { active: 'good', pause: 'paused', drain: 'warn' };

export function NodeState({ row }: { row: Node }) {
  const words: Record<string, string> = messages.use().states;
  return <State tone={STATES[row.state] ?? 'warn'} word={words[row.state] ?? row.state} says={row.message} />;
}

const AGENTS: Record<ReturnType<typeof agentOf>, Tone> = {
  connected: 'good',
  server: 'good',
  away: 'warn',
  revoked: 'bad',
  none: 'idle',
};

/** Whether the server reaches the node's engine, and since when not. */
export function AgentState({ row }: { row: Node }) {
  const t = messages.use();
  const state = agentOf(row);
  const since = state === 'away' && row.agentSince ? `${t.adding.since} ${moment(row.agentSince)}` : '';
  return <State tone={AGENTS[state]} word={t.agents[state]} says={since} />;
}

export function Availability({ row }: { row: Node }) {
  const words: Record<string, string> = messages.use().availabilities;
  return (
    row.availability && (
      <State
        tone={AVAILABILITIES[row.availability] ?? 'idle'}
        word={words[row.availability] ?? row.availability}
      />
    )
  );
}

export function Role({ row }: { row: Node }) {
  const t = messages.use();
  const words: Record<string, string> = t.roles;
  return (
    <span className="clip">
      {words[row.role] ?? row.role}{' '}
      {row.leader && <IconCrown size={13} role="img" aria-label={t.leader} title={t.leader} />}
    </span>
  );
}

export function TaskState({ row }: { row: Task }) {
  const word = useTaskWord();
  return <State tone={toneOf(row)} word={word(row.state)} says={row.error || row.message} />;
}
