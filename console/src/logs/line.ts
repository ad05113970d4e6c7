import Anser from 'anser';

export const LEVELS = ['error', 'warn', 'info', 'debug', 'other'] as const;
export type Level = (typeof LEVELS)[number];
export const STREAMS = ['stdout', 'stderr'] as const;

/** A line as the server sends it; only those of services have a task. */
export interface SentLine {
  readonly line: string;
  readonly stream: string;
  readonly time: string;
  readonly task?: string;
  readonly node?: string;
}

export interface LogLine {
  readonly seq: number;
  readonly time: string;
  readonly stream: string;
  readonly level: Level;
  /** What is searched and downloaded. */
  readonly text: string;
  /** The same with its colours; the very same string when it has none. */
  readonly coloured: string;
  readonly task?: string | undefined;
  readonly node?: string | undefined;
  /** The number of the line whose stack trace it is a part of. */
  readonly head?: number;
}

/** Lines that the server left out because they came faster than they could be sent. */
export interface Gap {
  readonly seq: number;
  readonly skipped: number;
}

export type Entry = LogLine | Gap;

/** A part of a line that looks the same all over. */
export interface Piece {
  readonly text: string;
  readonly look?: string | undefined;
  readonly color?: string | undefined;
  readonly background?: string | undefined;
}

const ESC = '\\u001b';
const COLOUR = new RegExp(`${ESC}\\[[0-9;:]*m`, 'g');
/** Sequences that would move a cursor, set a title or the like. */
const OTHER_SEQUENCE = new RegExp(
  `${ESC}\\][^\\u0007\\u001b]*(?:\\u0007|${ESC}\\\\)?|${ESC}\\[[0-?]*[ -/]*[@-ln-~]|${ESC}(?!\\[)`,
  'g',
);
const CONTROL = /\p{Cc}/gu;

export function lineOf(sent: SentLine, seq: number): LogLine {
  const coloured = cleaned(sent.line);
  const text = coloured.includes('\u001b')
    ? coloured.replace(COLOUR, '').replaceAll('\u001b', '␛')
    : coloured;
  const { time, stream, task, node } = sent;
  return { seq, time, stream, task, node, text, coloured, level: levelOf(text) };
}

function cleaned(line: string): string {
  const whole = line.endsWith('\r') ? line.slice(0, -1) : line;
  return whole.replace(OTHER_SEQUENCE, '').replace(CONTROL, visible);
}

function visible(control: string): string {
  const code = control.charCodeAt(0);
  if (control === '\t' || control === '\u001b') {
    return control;
  }
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
}

const WORDS: readonly [Level, RegExp][] = [
  ['error', /^(err|error|fatal|crit|critical|panic|alert|emerg|emergency|severe|exception)$/i],
  ['warn', /^(warn|warning)$/i],
  ['info', /^(info|information|notice|log)$/i],
  ['debug', /^(debug|trace|verbose|fine)$/i],
];
const FIRST_WORD =
  /\b(err|error|fatal|crit|critical|panic|emerg|severe|warn|warning|info|notice|debug|trace)\b/i;
const FIELD = /"?\b(?:level|lvl|severity)"?\s*[=:]\s*"?([a-z]+|\d+)/i;
/** A level stands near the beginning; further on a word is only a word. */
const HEAD = 160;

/** How grave a line is: by its field, or by the first word that names a level. */
export function levelOf(text: string): Level {
  const field = FIELD.exec(text)?.[1];
  const word = field ?? FIRST_WORD.exec(text.slice(0, HEAD))?.[1] ?? '';
  if (/^\d+$/.test(word)) {
    const number = Number(word);
    return number >= 50 ? 'error' : number >= 40 ? 'warn' : number >= 30 ? 'info' : 'debug';
  }
  return WORDS.find(([, fits]) => fits.test(word))?.[0] ?? 'other';
}

const MESSAGE = ['message', 'msg', 'log', 'event'];
const LEVEL = ['level', 'severity', 'lvl'];

/** A JSON object as its level, its message, and the rest as key=value; nothing when it is none. */
export function opened({ text, level }: LogLine): readonly Piece[] | undefined {
  if (!text.startsWith('{')) {
    return undefined;
  }
  const fields = parsed(text);
  if (!fields) {
    return undefined;
  }
  const levelKey = LEVEL.find(key => key in fields);
  const messageKey = MESSAGE.find(key => typeof fields[key] === 'string');
  const rest = Object.entries(fields).filter(([key]) => key !== levelKey && key !== messageKey);
  return [
    ...(levelKey ? [{ text: `${shown(fields[levelKey])} `, look: level }] : []),
    ...(messageKey ? [{ text: shown(fields[messageKey]) }] : []),
    ...rest.flatMap(([key, value], i) => [
      { text: `${i > 0 || messageKey ? '  ' : ''}${key}=`, look: 'key' },
      { text: shown(value) },
    ]),
  ];
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A line cut into pieces of one colour each. */
export function colours(text: string): readonly Piece[] {
  if (!text.includes('\u001b')) {
    return [{ text }];
  }
  return Anser.ansiToJson(text, { json: true, use_classes: true, remove_empty: true }).map(part => ({
    text: part.content.replaceAll('\u001b', '␛'),
    look: [named(part.fg), ...part.decorations].filter(Boolean).join(' ') || undefined,
    color: exact(part.fg, part.fg_truecolor),
    background: exact(part.bg, part.bg_truecolor) ?? (named(part.bg) && `var(--${named(part.bg)})`),
  }));
}

const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/** One of the 16 colours that themes choose, or none. */
function named(colour: string | null): string {
  const index = Number(/^ansi-palette-(\d+)$/.exec(colour ?? '')?.[1] ?? 16);
  if (index < 16) {
    return `ansi-${index < 8 ? '' : 'bright-'}${NAMES[index % 8]}`;
  }
  return colour && !/^ansi-(palette|truecolor)/.test(colour) ? colour : '';
}

function exact(colour: string | null, rgb: string): string | undefined {
  if (colour === 'ansi-truecolor') {
    return `rgb(${rgb})`;
  }
  const index = /^ansi-palette-(\d+)$/.exec(colour ?? '')?.[1];
  return index === undefined || Number(index) < 16 ? undefined : palette(Number(index));
}

const STEPS = [0, 95, 135, 175, 215, 255];

/** The colours 16 to 255 of a terminal: a cube of 6 × 6 × 6, then greys. */
function palette(index: number): string {
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return `rgb(${grey}, ${grey}, ${grey})`;
  }
  const at = index - 16;
  return `rgb(${STEPS[Math.floor(at / 36)]}, ${STEPS[Math.floor(at / 6) % 6]}, ${STEPS[at % 6]})`;
}
