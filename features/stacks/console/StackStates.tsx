import { State, type Tone } from '@console';
import { messages } from './messages';
import { outcomeOf, type Progress, type Rollout, type Stack } from './stack';

const STACKS: Record<string, Tone> = { running: 'good', rolling: 'busy', degraded: 'warn', failed: 'bad' };

export function StackState({ row }: { row: Stack }) {
  const t = messages.use();
  const word = t.states[row.state as keyof typeof t.states] ?? row.state;
  return <State tone={STACKS[row.state] ?? 'idle'} word={word} />;
}

const ROLLOUTS: Record<string, Tone> = {
  accepted: 'busy',
  preparing: 'busy',
  rolling: 'busy',
  healthy: 'good',
  removed: 'good',
  failed: 'bad',
  rolledBack: 'warn',
  superseded: 'idle',
  cancelled: 'idle',
};

export function RolloutState({ of }: { of: Rollout }) {
  const t = messages.use();
  const word = t.rolloutStates[of.state.name as keyof typeof t.rolloutStates] ?? of.state.name;
  return <State tone={ROLLOUTS[of.state.name] ?? 'idle'} word={word} says={outcomeOf(of).reason} />;
}

const PHASES: Record<Progress['phase'], Tone> = {
  WAITING: 'idle',
  ROLLING: 'busy',
  DONE: 'good',
  FAILED: 'bad',
  ROLLED_BACK: 'warn',
};

export function PhaseState({ of }: { of: Progress }) {
  const t = messages.use();
  return <State tone={PHASES[of.phase]} word={t.phases[of.phase]} says={of.says} />;
}
