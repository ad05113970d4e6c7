import type { Task } from './service';

/** Why a task does not run: what is known of the cause, for a sentence in the reader's language. */
export type Why =
  | { readonly code: 'noNode'; readonly reasons: readonly NoNode[] }
  | { readonly code: 'imageMissing' | 'imageDenied' | 'badMount' | 'notFound'; readonly name: string }
  | { readonly code: 'exit' | 'killed' | 'crashed'; readonly exit: number }
  | { readonly code: 'noCommand'; readonly exit: number }
  | { readonly code: 'unhealthy' | 'ended' | 'waits' | 'portTaken' | 'nodeLost' | 'noStart' };

/** What Swarm says of the nodes that it looked at, with how many they are where it says so. */
export interface NoNode {
  readonly reason:
    | 'constraint'
    | 'resources'
    | 'port'
    | 'most'
    | 'plugin'
    | 'platform'
    | 'unavailable'
    | 'other';
  readonly nodes: number | undefined;
  readonly text: string;
}

const REASONS: readonly (readonly [NoNode['reason'], RegExp])[] = [
  ['constraint', /constraint/],
  ['resources', /insufficient resources/],
  ['port', /port .*in use/],
  ['most', /max replicas/],
  ['plugin', /plugin/],
  ['platform', /platform/],
  ['unavailable', /not available/],
];

/** Reads what Swarm and the engine say of a task; nothing for one that runs or is on its way. */
export function whyOf({ state, desired, error, message, exitCode }: Task): Why | undefined {
  if (state === 'running') {
    return undefined;
  }
  if (error === '') {
    if (state === 'pending') {
      return { code: 'waits' };
    }
    return state === 'complete' && desired === 'shutdown' ? { code: 'ended' } : undefined;
  }
  return (
    placement(error) ?? image(error) ?? started(error) ?? ended(error, exitCode) ?? fallback(state, message)
  );
}

function placement(error: string): Why | undefined {
  const [, inner] = /no suitable node(?: \((.*)\))?/.exec(error) ?? [];
  if (inner === undefined && !error.includes('no suitable node')) {
    return undefined;
  }
  const reasons = (inner ?? '')
    .split(/; /)
    .filter(text => text !== '')
    .map(text => {
      const count = /on (\d+) node/.exec(text)?.[1] ?? /^(\d+) node/.exec(text)?.[1];
      const reason = REASONS.find(([, words]) => words.test(text))?.[0] ?? 'other';
      return { reason, nodes: count === undefined ? undefined : Number(count), text };
    });
  return { code: 'noNode', reasons };
}

function image(error: string): Why | undefined {
  const missing = /No such image: (\S+)|manifest for (\S+) not found|manifest unknown/i.exec(error);
  if (missing) {
    return { code: 'imageMissing', name: bare(missing[1] ?? missing[2] ?? '') };
  }
  const denied = /pull access denied for ([^\s,]+)|unauthorized|no basic auth/i.exec(error);
  return denied ? { code: 'imageDenied', name: denied[1] ?? '' } : undefined;
}

function bare(reference: string): string {
  return reference.replace(/@sha256:\w+/, '');
}

function started(error: string): Why | undefined {
  const mount = /bind source path does not exist: (\S+)|mkdir (\S+): read-only/.exec(error);
  if (mount) {
    return { code: 'badMount', name: mount[1] ?? mount[2] ?? '' };
  }
  const command =
    /exec: \\?"([^"\\]+)\\?":.*(?:not found|no such file|permission denied)/.exec(error) ??
    /exec (\S+): no such file/.exec(error);
  if (command) {
    return { code: 'notFound', name: command[1] ?? '' };
  }
  if (/port is already allocated|address already in use/.test(error)) {
    return { code: 'portTaken' };
  }
  return undefined;
}

function ended(error: string, exitCode: number): Why | undefined {
  if (error.includes('unhealthy container')) {
    return { code: 'unhealthy' };
  }
  const [, told] = /non-zero exit \((\d+)\)/.exec(error) ?? [];
  const exit = told === undefined ? exitCode : Number(told);
  switch (exit) {
    case 0:
      return undefined;
    case 126:
    case 127:
      return { code: 'noCommand', exit };
    case 137:
      return { code: 'killed', exit };
    case 134:
    case 139:
      return { code: 'crashed', exit };
    default:
      return { code: 'exit', exit };
  }
}

function fallback(state: string, message: string): Why | undefined {
  if (state === 'orphaned' || message.includes('node')) {
    return { code: 'nodeLost' };
  }
  return state === 'rejected' || state === 'failed' ? { code: 'noStart' } : undefined;
}
