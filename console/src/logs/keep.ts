import { stream } from '../api/events';
import { perform } from '../app/activity';
import { logs } from '../text/logs';
import type { LogSource } from './LogFeed';
import { type Entry, lineOf, type SentLine } from './line';

/** Lines are put together in bunches of this many, which the browser may keep on disk. */
const BUNCH = 20_000;

/** Entries as a file has them. */
export function textOf(entries: readonly Entry[]): string {
  return entries.map(written).join('');
}

function written(entry: Entry): string {
  if ('skipped' in entry) {
    return `--- ${logs.now().skipped(entry.skipped)}\n`;
  }
  return `${entry.time} ${entry.task ? `${entry.task} ` : ''}${entry.stream} ${entry.text}\n`;
}

/** Lets the browser keep a file. */
export function keep(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Reads whole logs, which may be longer than what is shown, into a file; one after the other when there are several. */
export async function keepAll(name: string, sources: readonly LogSource[]): Promise<void> {
  const parts: Blob[] = [];
  const title = logs.now().downloading(name);
  const done = await perform(
    title,
    [name],
    label => label,
    async () => {
      for (const source of sources) {
        await readAll(source, parts);
      }
    },
  );
  if (done.steps[0]?.state === 'done') {
    keep(`${name}.log`, new Blob(parts, { type: 'text/plain' }));
  }
}

async function readAll({ address, name }: LogSource, parts: Blob[]): Promise<void> {
  let bunch: string[] = [];
  const flush = () => {
    parts.push(new Blob([bunch.join('')]));
    bunch = [];
  };
  const request = new Request(`${address}?tail=all`, { headers: { Accept: 'text/event-stream' } });
  await stream(request, ({ event, data }) => {
    if (event === 'log') {
      const sent = data as SentLine;
      bunch.push(written(lineOf(name && !sent.task ? { ...sent, task: name } : sent, 0)));
    } else if (event === 'skipped') {
      bunch.push(written({ seq: 0, skipped: (data as { count: number }).count }));
    }
    if (bunch.length >= BUNCH) {
      flush();
    }
  });
  flush();
}
