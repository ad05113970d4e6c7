import type { Problem } from '@console';
import { type Files, isCompose, type Plan } from '../stack';
import { type Complaint, complaints } from './check';

/** Something to mind at a line of a file. */
export interface Mark {
  readonly file: string;
  readonly line: number;
  /** Where in the text exactly, when that is known. */
  readonly from?: number;
  readonly to?: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

interface FileError {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly suggestion: string;
}

/** What the server found wrong, and what its plan warns of, at their lines. */
export function marksOf({ problem, plan }: { problem?: Problem; plan?: Plan }): readonly Mark[] {
  const errors = (problem as { errors?: readonly FileError[] } | undefined)?.errors ?? [];
  const wrong = errors.map(
    ({ file, line, message, suggestion }): Mark => ({
      file: nameOf(file),
      line,
      severity: 'error',
      message: suggestion ? `${message}. ${suggestion}` : message,
    }),
  );
  const warned = (plan?.warnings ?? []).flatMap(({ place, message }): readonly Mark[] => {
    const at = placeOf(place);
    return at ? [{ ...at, severity: 'warning', message }] : [];
  });
  return [...wrong, ...warned];
}

/** Reads `compose.yaml:3:5`. */
export function placeOf(place: string): { file: string; line: number } | undefined {
  const [, file, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(place) ?? [];
  return file && line ? { file: nameOf(file), line: Number(line) } : undefined;
}

function nameOf(file: string): string {
  return file.replace(/^\/stack\//, '').replace(/^\.\//, '');
}

/** The marks of another state of the files; those of lines that were changed are gone. */
export function carried(marks: readonly Mark[], before: Files, now: Files): readonly Mark[] {
  return marks.flatMap(mark => {
    const line = moved(mark.line, before[mark.file] ?? '', now[mark.file] ?? '');
    return line === undefined ? [] : [{ ...mark, line }];
  });
}

/** Where a line has gone to; nowhere when it was changed. */
export function moved(line: number, before: string, now: string): number | undefined {
  if (before === now) {
    return line;
  }
  const [old, present] = [before.split('\n'), now.split('\n')];
  let same = 0;
  while (same < old.length && same < present.length && old[same] === present[same]) {
    same++;
  }
  if (line <= same) {
    return line;
  }
  const fromEnd = old.length - line;
  for (let i = 0; i <= fromEnd; i++) {
    if (old[old.length - 1 - i] !== present[present.length - 1 - i]) {
      return undefined;
    }
  }
  return present.length - fromEnd;
}

const LARGEST = 300_000;

/** What the schema finds wrong in the files, in words. */
export function schemaMarks(files: Files, say: (complaint: Complaint) => string): readonly Mark[] {
  return Object.entries(files)
    .filter(([name, text]) => text.length < LARGEST && isCompose(name, text))
    .flatMap(([file, text]) =>
      complaints(text).map(
        (complaint): Mark => ({
          file,
          line: complaint.line,
          from: complaint.from,
          to: complaint.to,
          severity: 'error',
          message: say(complaint),
        }),
      ),
    );
}

/** All marks in the order of files and lines; what the server says of a line stands for what the schema says. */
export function merged(
  server: readonly Mark[],
  schema: readonly Mark[],
  order: readonly string[],
): readonly Mark[] {
  const told = new Set(server.map(({ file, line }) => `${file}:${line}`));
  return [...server, ...schema.filter(({ file, line }) => !told.has(`${file}:${line}`))].sort(
    (a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.line - b.line,
  );
}

/** The mark after a place, and the first one after the last. */
export function nextMark(
  marks: readonly Mark[],
  file: string,
  line: number,
  order: readonly string[],
): Mark | undefined {
  const at = order.indexOf(file);
  const later = marks.find(mark => order.indexOf(mark.file) > at || (mark.file === file && mark.line > line));
  return later ?? marks[0];
}
