import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { nonce } from '@console';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';

export interface Mistake {
  readonly line: number;
  readonly message: string;
}

interface YamlEditorProps {
  /** The text at first; later only another `file` brings another text in. */
  readonly text: string;
  readonly file: string;
  readonly mistakes: readonly Mistake[];
  readonly change: (text: string) => void;
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
  '&.cm-focused': { outline: 'none' },
});

// Ctrl+Enter is the page's; Tab goes on to the next field, as for everybody who has no mouse
const keys = [
  ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
  ...historyKeymap,
  ...searchKeymap,
  ...lintKeymap,
];

/** An editor for a Compose file, with its mistakes at their lines; F8 goes to the next one. */
export function YamlEditor({ text, file, mistakes, change }: YamlEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef({ text, change });
  latest.current = { text, change };
  useEffect(() => {
    if (!place.current) {
      return;
    }
    const state = EditorState.create({
      doc: latest.current.text,
      extensions: [
        EditorView.cspNonce.of(nonce()),
        EditorView.contentAttributes.of({ 'aria-label': file, tabindex: '0' }),
        EditorView.updateListener.of(update => {
          if (update.docChanged) {
            latest.current.change(update.state.doc.toString());
          }
        }),
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        bracketMatching(),
        yaml(),
        search({ top: true }),
        syntaxHighlighting(colours),
        keymap.of(keys),
        look,
      ],
    });
    const made = new EditorView({ state, parent: place.current });
    view.current = made;
    return () => made.destroy();
  }, [file]);
  useEffect(() => show(view.current, mistakes), [mistakes]);
  return <div ref={place} style={{ height: '100%' }} />;
}

function show(view: EditorView | null, mistakes: readonly Mistake[]): void {
  if (!view) {
    return;
  }
  const { doc } = view.state;
  const found = mistakes.map(({ line, message }) => {
    const at = doc.line(Math.max(1, Math.min(doc.lines, line)));
    return { from: at.from, to: at.to, severity: 'error' as const, message };
  });
  view.dispatch(setDiagnostics(view.state, found));
}
