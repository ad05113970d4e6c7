import { stringify } from 'yaml';

/** A `docker run …` as a service, or the first thing of it that has no place in one. */
export type Conversion =
  | { readonly name: string; readonly service: Readonly<Record<string, unknown>> }
  | { readonly unknown: string };

interface Flag {
  /** Its other spelling. */
  readonly also?: string;
  /** Takes no value. */
  readonly bare?: boolean;
  readonly put: (service: Draft, value: string) => void;
}

type Draft = Record<string, unknown>;

const set = (key: string, value?: unknown) => (service: Draft, text: string) => {
  service[key] = value ?? text;
};
const add = (key: string) => (service: Draft, text: string) => {
  service[key] = [...((service[key] as unknown[]) ?? []), text];
};
const pair = (key: string) => (service: Draft, text: string) => {
  const [name = '', ...value] = text.split('=');
  service[key] = { ...(service[key] as object), [name]: value.length > 0 ? value.join('=') : null };
};
const within = (key: string, put: Flag['put']) => (service: Draft, text: string) => {
  const inner = { ...(service[key] as Draft) };
  put(inner, text);
  service[key] = inner;
};
const limit = (key: string) => within('deploy', within('resources', within('limits', set(key))));
const nothing = () => undefined;

const RESTARTS: Readonly<Record<string, string>> = {
  no: 'none',
  always: 'any',
  'unless-stopped': 'any',
  'on-failure': 'on-failure',
};

const FLAGS: Readonly<Record<string, Flag>> = {
  // what says how the command runs, not the container
  '--detach': { also: '-d', bare: true, put: nothing },
  '--rm': { bare: true, put: nothing },
  '--pull': { put: nothing },
  '--interactive': { also: '-i', bare: true, put: set('stdin_open', true) },
  '--tty': { also: '-t', bare: true, put: set('tty', true) },
  '--name': { put: set('\0name') },
  '--publish': { also: '-p', put: add('ports') },
  '--volume': { also: '-v', put: add('volumes') },
  '--env': { also: '-e', put: pair('environment') },
  '--env-file': { put: add('env_file') },
  '--label': { also: '-l', put: pair('labels') },
  '--network': { also: '--net', put: add('networks') },
  '--restart': {
    put: (service, text) => {
      const [policy = '', attempts] = text.split(':');
      within('deploy', within('restart_policy', set('condition', RESTARTS[policy] ?? policy)))(service, '');
      if (attempts) {
        within('deploy', within('restart_policy', set('max_attempts', Number(attempts))))(service, '');
      }
    },
  },
  '--workdir': { also: '-w', put: set('working_dir') },
  '--user': { also: '-u', put: set('user') },
  '--hostname': { also: '-h', put: set('hostname') },
  '--entrypoint': { put: set('entrypoint') },
  '--init': { bare: true, put: set('init', true) },
  '--read-only': { bare: true, put: set('read_only', true) },
  '--tmpfs': { put: add('tmpfs') },
  '--cap-add': { put: add('cap_add') },
  '--cap-drop': { put: add('cap_drop') },
  '--add-host': { put: add('extra_hosts') },
  '--dns': { put: add('dns') },
  '--group-add': { put: add('group_add') },
  '--stop-signal': { put: set('stop_signal') },
  '--stop-timeout': { put: (service, text) => set('stop_grace_period')(service, `${text}s`) },
  '--sysctl': { put: pair('sysctls') },
  '--log-driver': { put: within('logging', set('driver')) },
  '--log-opt': { put: within('logging', pair('options')) },
  '--memory': { also: '-m', put: limit('memory') },
  '--cpus': { put: limit('cpus') },
  '--health-cmd': {
    put: (service, text) => within('healthcheck', set('test', ['CMD-SHELL', text]))(service, ''),
  },
  '--health-interval': { put: within('healthcheck', set('interval')) },
  '--health-timeout': { put: within('healthcheck', set('timeout')) },
  '--health-retries': {
    put: (service, text) => within('healthcheck', set('retries', Number(text)))(service, ''),
  },
  '--health-start-period': { put: within('healthcheck', set('start_period')) },
  '--no-healthcheck': { bare: true, put: within('healthcheck', set('disable', true)) },
};

const SHORT = new Map(Object.values(FLAGS).flatMap(flag => (flag.also ? [[flag.also, flag] as const] : [])));
const COMMAND = /^\s*(?:\$\s+)?(?:sudo\s+)?docker\s+(?:container\s+)?run\s/;

export function isDockerRun(text: string): boolean {
  return COMMAND.test(text);
}

/** Turns `docker run …` into a service; nothing is left out without a word. */
export function convert(text: string): Conversion {
  const words = wordsOf(text.replace(COMMAND, ''));
  if (!words) {
    return { unknown: text.trim() };
  }
  const service: Draft = {};
  let at = 0;
  for (; at < words.length && words[at]?.startsWith('-'); at++) {
    const used = take(service, words[at] ?? '', words[at + 1]);
    if (used === undefined) {
      return { unknown: words[at] ?? '' };
    }
    at += used;
  }
  const [image, ...command] = words.slice(at);
  if (!image) {
    return { unknown: text.trim() };
  }
  const { '\0name': given, networks, ...rest } = service;
  if (
    typeof networks !== 'undefined' &&
    (networks as string[]).some(name => /^(host|none|bridge|container:.*)$/.test(name))
  ) {
    return { unknown: `--network ${(networks as string[]).join(' ')}` };
  }
  const name = (given as string | undefined) ?? image.replace(/[@:].*$/, '').replace(/^.*\//, '');
  return {
    name,
    service: {
      image,
      ...(command.length > 0 && { command }),
      ...rest,
      ...(networks !== undefined && { networks }),
    },
  };
}

/** Puts one flag, or several one-letter ones; tells how many of the next words it took. */
function take(service: Draft, word: string, next: string | undefined): number | undefined {
  const [, long = '', value] = /^(--[^=]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
  const flag = FLAGS[long] ?? SHORT.get(long);
  if (flag) {
    return put(service, flag, value, next);
  }
  if (long !== '') {
    return undefined;
  }
  for (let i = 1; i < word.length; i++) {
    const short = SHORT.get(`-${word[i]}`);
    if (!short) {
      return undefined;
    }
    if (!short.bare) {
      const rest = word.slice(i + 1).replace(/^=/, '');
      return put(service, short, rest === '' ? undefined : rest, next);
    }
    short.put(service, '');
  }
  return 0;
}

function put(
  service: Draft,
  flag: Flag,
  value: string | undefined,
  next: string | undefined,
): number | undefined {
  if (flag.bare) {
    if (value === undefined || value === 'true') {
      flag.put(service, '');
    }
    return 0;
  }
  const text = value ?? next;
  if (text === undefined) {
    return undefined;
  }
  flag.put(service, text);
  return value === undefined ? 1 : 0;
}

/** The words of a shell's line; none when it does more than call one command. */
function wordsOf(line: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  const text = line.replace(/\\\r?\n/g, ' ').trim();
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === "'" || c === '"') {
      const end = c === "'" ? text.indexOf("'", i + 1) : endOfDouble(text, i);
      if (end < 0) {
        return undefined;
      }
      const inner = text.slice(i + 1, end);
      word = (word ?? '') + (c === '"' ? inner.replace(/\\(["\\$`])/g, '$1') : inner);
      i = end;
    } else if (c === '\\') {
      word = (word ?? '') + (text[++i] ?? '');
    } else if (/\s/.test(c)) {
      if (word !== undefined) {
        words.push(word);
      }
      word = undefined;
      if (c === '\n') {
        return undefined;
      }
    } else if (/[|&;<>`]/.test(c) || (c === '$' && text[i + 1] === '(')) {
      return undefined;
    } else {
      word = (word ?? '') + c;
    }
  }
  return word === undefined ? words : [...words, word];
}

function endOfDouble(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') {
      i++;
    } else if (text[i] === '"') {
      return i;
    }
  }
  return -1;
}

/** The service as text, indented for its place. */
export function written(name: string, service: Readonly<Record<string, unknown>>, indent: number): string {
  const text = stringify({ [name]: service }, { lineWidth: 0, defaultStringType: 'PLAIN' });
  return text
    .trimEnd()
    .split('\n')
    .map(line => ' '.repeat(indent) + line)
    .join('\n');
}
