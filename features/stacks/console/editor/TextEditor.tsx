import { acceptCompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { nonce } from '@console';
import { tags } from '@lezer/highlight';
import { useEffect, useImperativeHandle, useRef } from 'react';
import { assistance, type Words } from './complete';
import { isDockerRun } from './dockerRun';
import classes from './editor.module.css';
import type { Mark } from './marks';
import type { Project } from './project';

/** What the page around it may ask of an editor. */
export interface EditorHandle {
  /** Puts the cursor there and shows it. */
  readonly go: (line: number) => void;
  readonly line: () => number;
  readonly insert: (text: string) => void;
}

export interface TextEditorProps {
  readonly file: string;
  readonly text: string;
  /** Shown as dots until the cursor is in it. */
  readonly masked: boolean;
  readonly marks: readonly Mark[];
  readonly project: Project;
  readonly words: Words & { readonly emptyFile: string };
  readonly change: (text: string) => void;
  /** Goes to the next problem. */
  readonly next: () => void;
  /** Somebody pasted a `docker run …`. */
  readonly pasted: (command: string) => void;
  readonly handle: React.RefObject<EditorHandle | null>;
  /** The states of files that were left, for their undo. */
  readonly states: Map<string, EditorState>;
}

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--g-accent)' },
  { tag: tags.string, color: 'var(--g-good)' },
  { tag: [tags.number, tags.bool, tags.null, tags.labelName], color: 'var(--g-warn)' },
  { tag: tags.comment, color: 'var(--g-dim)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '12.5px', background: 'var(--g-surface)', color: 'var(--g-text)' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.6' },
  '.cm-gutters': { background: 'var(--g-surface)', color: 'var(--g-dim)', border: '0' },
  '.cm-activeLine': { background: 'var(--g-hover)' },
  '.cm-cursor': { borderLeftColor: 'var(--g-text)' },
  '.cm-selectionBackground': { background: 'var(--g-selected) !important' },
  '.cm-panels, .cm-tooltip': {
    background: 'var(--g-canvas)',
    color: 'var(--g-text)',
    borderColor: 'var(--g-border)',
  },
  '.cm-tooltip': { borderRadius: '6px', boxShadow: '0 4px 16px rgb(0 0 0 / 0.18)', fontSize: '12px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxHeight: 'none',
    fontFamily: 'var(--mantine-font-family-monospace)',
  },
  '.cm-tooltip-autocomplete ul li': { padding: '2px 8px !important' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    background: 'var(--g-selected) !important',
    color: 'var(--g-text) !important',
  },
  '.cm-completionInfo': { maxWidth: '320px', padding: '0' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '&.cm-focused': { outline: 'none' },
});

// Ctrl+Enter is the page's, and Ctrl+I shows what could come next rather than to select the syntax around
const keys = [
  ...completionKeymap,
  ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter' && key !== 'Mod-i'),
  ...historyKeymap,
  ...searchKeymap,
];

type Latest = { current: TextEditorProps };

/** An editor for one file of a stack: colours, completion, what is wrong at its line; F8 goes to the next problem. */
export function TextEditor(props: TextEditorProps) {
  const { file, text, marks, masked, states, handle } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (!place.current) {
      return;
    }
    const before = states.get(file);
    const now = latest.current.text;
    const state =
      before?.doc.toString() === now
        ? before
        : EditorState.create({ doc: now, extensions: extensions(file, latest) });
    const made = new EditorView({ state, parent: place.current });
    view.current = made;
    return () => {
      states.set(file, made.state);
      made.destroy();
    };
  }, [file, states]);
  useEffect(() => replace(view.current, text), [text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file has another view
  useEffect(() => show(view.current, marks), [marks, file]);
  useImperativeHandle(handle, () => handleOf(view), []);
  return <div ref={place} className={classes.textEditor} data-masked={masked || undefined} />;
}

function extensions(file: string, latest: Latest): Extension {
  const isYaml = /\.ya?ml$/.test(file);
  return [
    EditorView.cspNonce.of(nonce()),
    EditorView.contentAttributes.of({ 'aria-label': file, tabindex: '0' }),
    EditorView.updateListener.of(update => {
      const text = update.state.doc.toString();
      if (update.docChanged && text !== latest.current.text) {
        latest.current.change(text);
      }
    }),
    EditorView.domEventHandlers({ paste: event => isYaml && paste(event, latest) }),
    lineNumbers(),
    lintGutter(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    indentOnInput(),
    bracketMatching(),
    search({ top: true }),
    placeholder(latest.current.words.emptyFile),
    isYaml
      ? [
          yaml(),
          assistance(
            () => latest.current.project,
            () => latest.current.words,
          ),
        ]
      : [],
    /\.json$/.test(file) ? json() : [],
    syntaxHighlighting(colours),
    keymap.of([
      {
        key: 'F8',
        run: () => {
          latest.current.next();
          return true;
        },
      },
      { key: 'Tab', run: acceptCompletion },
      ...keys,
      // Escape and then Tab leaves the editor, for everybody who has no mouse
      indentWithTab,
    ]),
    look,
  ];
}

function paste(event: ClipboardEvent, latest: Latest): boolean {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!isDockerRun(text)) {
    return false;
  }
  event.preventDefault();
  latest.current.pasted(text);
  return true;
}

/** Takes over a text that was changed elsewhere; as one step that can be undone. */
function replace(view: EditorView | null, text: string): void {
  if (view && view.state.doc.toString() !== text) {
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  }
}

function show(view: EditorView | null, marks: readonly Mark[]): void {
  if (!view) {
    return;
  }
  const { doc } = view.state;
  const found = marks.map(({ line, from, to, severity, message }) => {
    const at = doc.line(Math.max(1, Math.min(doc.lines, line)));
    const start = from === undefined ? at.from + (at.text.length - at.text.trimStart().length) : from;
    const end = to ?? at.to;
    return {
      from: Math.min(start, doc.length),
      to: Math.min(Math.max(start, end), doc.length),
      severity,
      message,
    };
  });
  view.dispatch(setDiagnostics(view.state, found));
}

function handleOf(view: { readonly current: EditorView | null }): EditorHandle {
  return {
    go: line => {
      const now = view.current;
      if (now) {
        const at = now.state.doc.line(Math.max(1, Math.min(now.state.doc.lines, line)));
        now.dispatch({
          selection: { anchor: at.from + (at.text.length - at.text.trimStart().length) },
          effects: EditorView.scrollIntoView(at.from, { y: 'center' }),
        });
        now.focus();
      }
    },
    line: () => {
      const now = view.current;
      return now ? now.state.doc.lineAt(now.state.selection.main.head).number : 0;
    },
    insert: text => view.current?.dispatch(view.current.state.replaceSelection(text)),
  };
}
