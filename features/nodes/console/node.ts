import type { Schemas, Tone } from '@console';

export type Node = Schemas['NodeRow'];
export type Task = Schemas['TaskRow'];

/** How a node's agent does; on the engine that Grampus asks the server itself does an agent's work. */
export function agentOf({ agent, self }: Node): 'connected' | 'away' | 'revoked' | 'none' | 'server' {
  if (agent === 'connected' || agent === 'away' || agent === 'revoked') {
    return agent;
  }
  return self ? 'server' : 'none';
}

/** Labels as people write them. */
export function labelsOf({ labels }: Node): readonly string[] {
  return Object.entries(labels).map(([name, value]) => (value === '' ? name : `${name}=${value}`));
}

const TONES: Record<string, Tone> = {
  running: 'good',
  complete: 'idle',
  shutdown: 'idle',
  remove: 'idle',
  failed: 'bad',
  rejected: 'bad',
  orphaned: 'bad',
};

/** How a task does, from its state and its health. */
export function toneOf({ state, health }: Task): Tone {
  if (state === 'running' && health === 'unhealthy') {
    return 'bad';
  }
  return state === 'running' && health === 'starting' ? 'busy' : (TONES[state] ?? 'busy');
}
