import type { EditorState } from '@codemirror/state';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Bundled, Files } from '../stack';
import { convert, written } from './dockerRun';
import { carried, type Mark, marksOf, merged, nextMark, schemaMarks } from './marks';
import { editorMessages } from './messages';
import { endOfServices, type Project, projectOf, type Reference } from './project';
import type { EditorHandle } from './TextEditor';
import { type Original, useDraft } from './useDraft';
import { type Choices, usePlan } from './usePlan';

export const ENV_FILE = '.env';

export type Editor = ReturnType<typeof useEditor>;

/** All that an editor of a stack consists of: the files, what they are a project of, and what the server said. */
export function useEditor(stack: string | undefined, original: Original, draftOf: string) {
  const t = editorMessages.use();
  const drafting = useDraft(draftOf, original, secretFilesOf);
  const { draft, change } = drafting;
  const { files } = draft;
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [chosen, setFile] = useState('');
  const file = files[chosen] === undefined ? (Object.keys(files)[0] ?? '') : chosen;
  const [choices, setChoices] = useState<Choices>({ prune: false, acceptGaps: false });
  const project = useMemo(() => projectOf(files), [files]);
  const secretFiles = useMemo(() => secretFilesIn(project), [project]);
  const deployed = useMemo(
    () => (stack === undefined ? [] : secretsOf(projectOf(original.files))),
    [stack, original],
  );
  const kept = useMemo(() => keptOf(project, files, deployed), [project, files, deployed]);
  const parts = useMemo<Bundled>(
    () => ({ files, compose: project.compose, secretFiles, kept, values }),
    [files, project, secretFiles, kept, values],
  );
  const planning = usePlan(draft.name, parts, choices);
  const handle = useRef<EditorHandle>(null);
  const states = useRef(new Map<string, EditorState>());
  const order = useMemo(() => inOrder(files, project), [files, project]);
  const marks = useMarks(files, order, planning.answer);
  const [wanted, setWanted] = useState<{ readonly line: number }>();
  const put = (changed: Files) => change({ files: changed });
  return {
    t,
    ...drafting,
    ...planning,
    stack,
    latest: original.base,
    files,
    order,
    file,
    values,
    project,
    secretFiles,
    kept,
    choices,
    marks,
    handle,
    wanted,
    states: states.current,
    choose: setFile,
    choice: (part: Partial<Choices>) => setChoices({ ...choices, ...part }),
    setName: (name: string) => change({ name }),
    setText: (name: string, text: string) => put({ ...files, [name]: text }),
    setValue: (name: string, value: string) => setValues({ ...values, [name]: value }),
    add: (more: Files) => {
      put({ ...files, ...more });
      setFile(Object.keys(more)[0] ?? file);
    },
    remove: (name: string) => {
      const { [name]: _, ...others } = files;
      put(others);
    },
    rename: (from: string, to: string) => {
      put(Object.fromEntries(Object.entries(files).map(([name, text]) => [name === from ? to : name, text])));
      setFile(to);
    },
    go: (to: { readonly file: string; readonly line: number }) => {
      setFile(to.file);
      setWanted({ line: to.line });
    },
    next: () => {
      const to = nextMark(marks, file, handle.current?.line() ?? 0, order);
      if (to) {
        setFile(to.file);
        setWanted({ line: to.line });
      }
    },
    forget: () => {
      states.current.clear();
      drafting.forget();
    },
  };
}

/** What is wrong in all files, from the schema at once and from the server when it was asked. */
function useMarks(
  files: Files,
  order: readonly string[],
  answer: ReturnType<typeof usePlan>['answer'],
): readonly Mark[] {
  const t = editorMessages.use();
  const settled = useDeferredValue(files);
  const own = useMemo(() => {
    const { unknown, type, value, types, or } = t.complaints;
    return schemaMarks(settled, complaint => {
      switch (complaint.kind) {
        case 'syntax':
          return complaint.message;
        case 'unknown':
          return unknown(complaint.key, complaint.meant);
        case 'type':
          return type(complaint.key, complaint.types.map(word => types[word] ?? word).join(or));
        case 'value':
          return value(complaint.key, complaint.values.join(', '));
      }
    });
  }, [settled, t]);
  const told = useMemo(() => (answer ? marksOf(answer) : []), [answer]);
  return useMemo(
    () => merged(answer ? carried(told, answer.asked.files, settled) : [], own, order),
    [answer, told, own, order, settled],
  );
}

/** Compose files first, as they are loaded. */
function inOrder(files: Files, { compose }: Project): readonly string[] {
  const others = Object.keys(files).filter(name => !compose.includes(name));
  return [...compose, ...others.sort()];
}

function secretsOf({ references }: Project): readonly Reference[] {
  return references.filter(({ as }) => as === 'secret');
}

function secretFilesIn(project: Project): ReadonlySet<string> {
  return new Set(secretsOf(project).map(({ path }) => path));
}

/** The secrets that are deployed already and whose content nobody has given anew. */
export function keptOf(project: Project, files: Files, deployed: readonly Reference[]): readonly Reference[] {
  const names = new Set(deployed.map(({ name }) => name));
  return secretsOf(project).filter(({ name, path }) => files[path] === undefined && names.has(name));
}

function secretFilesOf(files: Files): ReadonlySet<string> {
  return secretFilesIn(projectOf(files));
}

/** The text with a service more, made of a `docker run …`; or what could not be made one. */
export function withDockerRun(text: string, command: string): { text: string } | { unknown: string } {
  const made = convert(command);
  if ('unknown' in made) {
    return made;
  }
  const end = endOfServices(text);
  if (end) {
    const before = text.slice(0, end.at);
    const service = written(made.name, made.service, end.indent);
    return { text: `${before}${before.endsWith('\n') ? '' : '\n'}${service}\n${text.slice(end.at)}` };
  }
  const head = text.trim() === '' ? '' : `${text.trimEnd()}\n\n`;
  return { text: `${head}services:\n${written(made.name, made.service, 2)}\n` };
}

/** What the project's variables get from the files themselves. */
export function envOf(files: Files): string {
  return files[ENV_FILE] ?? '';
}
