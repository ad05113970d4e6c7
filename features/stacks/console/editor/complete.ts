import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { type EditorView, hoverTooltip, type Tooltip } from '@codemirror/view';
import { type Place, placeAt } from './place';
import type { Project } from './project';
import { describe, type Key, keysAt, type Path, valuesAt } from './schema';

export interface Words {
  readonly deprecated: string;
  readonly oneOf: string;
}

/** Completion and documentation from the schema, and names from the files themselves. */
export function assistance(project: () => Project, words: () => Words): Extension {
  return [
    autocompletion({
      override: [context => complete(context, project(), words())],
      icons: false,
      // so few that the list does not scroll: it cannot be reached by the tab key
      maxRenderedOptions: 10,
    }),
    hoverTooltip((view, position) => explain(view, position, words())),
  ];
}

function complete(context: CompletionContext, project: Project, words: Words): CompletionResult | null {
  const place = placeAt(context.state.doc.toString(), context.pos);
  if (/[#"'{]/.test(place.typed) || (place.typed === '' && !context.explicit && place.part === 'key')) {
    return null;
  }
  const values = valueOptions(place.path, project);
  const options = place.part === 'key' ? [...keyOptions(place, words), ...values] : values;
  return { from: context.pos - place.typed.length, options, validFor: /^[\w.-]*$/ };
}

function keyOptions({ path }: Place, words: Words): Completion[] {
  return keysAt(path).map(key => ({
    label: key.name,
    type: 'property',
    ...(key.says && { info: () => card(key.says, key.deprecated ? words.deprecated : '') }),
    apply: (view: EditorView, completion: Completion, from: number, to: number) =>
      apply(view, key, completion.label, from, to),
    boost: key.deprecated ? -50 : 0,
  }));
}

/** Writes the key with what follows it: a value, or the first line below. */
function apply(view: EditorView, key: Key, label: string, from: number, to: number): void {
  const line = view.state.doc.lineAt(from);
  const rest = view.state.doc.sliceString(to, line.to);
  const indent = ' '.repeat(from - line.from);
  const below = { object: `:\n${indent}  `, array: `:\n${indent}  - `, scalar: ': ' };
  const insert = rest.trimStart().startsWith(':') ? label : label + below[key.holds];
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input.complete',
  });
  startCompletion(view);
}

function valueOptions(path: Path, { names }: Project): Completion[] {
  const named = valuesAt(path).map(label => ({ label, type: 'enum' }));
  const own = namesFor(path).flatMap(section => names[section] ?? []);
  return [...named, ...[...new Set(own)].map(label => ({ label, type: 'variable', boost: 20 }))];
}

/** Which names of the project may stand at a place of a service. */
export function namesFor(path: Path): readonly string[] {
  const [section, , key, ...rest] = path;
  const last = rest.at(-1);
  if (section !== 'services' || !key) {
    return [];
  }
  if (key === 'depends_on' && rest.length <= 1) {
    return ['services'];
  }
  if (['networks', 'secrets', 'configs'].includes(key) && (rest.length <= 1 || last === 'source')) {
    return [key];
  }
  return key === 'volumes' && (last === '-' || last === 'source') ? ['volumes'] : [];
}

function explain(view: EditorView, position: number, words: Words): Tooltip | null {
  const text = view.state.doc.toString();
  const word = view.state.wordAt(position);
  const line = view.state.doc.lineAt(position);
  const { path, key, part } = placeAt(text, position);
  const at = part === 'key' && key !== undefined ? [...path, key] : undefined;
  const found = at && describe(at);
  if (!at || !found?.says) {
    return null;
  }
  const more =
    found.values.length > 0 ? `${words.oneOf} ${found.values.join(', ')}` : found.types.join(' | ');
  return {
    pos: word?.from ?? line.from,
    end: word?.to ?? line.to,
    above: true,
    create: () => ({ dom: card(found.says, more, at.join('.')) }),
  };
}

function card(says: string, more: string, title = ''): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'compose-card';
  const parts: readonly (readonly [string, string])[] = [
    ['b', title],
    ['p', says],
    ['small', more],
  ];
  for (const [tag, text] of parts) {
    if (text) {
      dom.append(Object.assign(document.createElement(tag), { textContent: text }));
    }
  }
  return dom;
}
