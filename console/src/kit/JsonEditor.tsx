import { defaultKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  codeFolding,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  syntaxHighlighting,
} from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import { nonce } from '../app/nonce';

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--g-accent)' },
  { tag: tags.string, color: 'var(--g-good)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--g-warn)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '12px', background: 'var(--g-surface)', color: 'var(--g-text)' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.55' },
  '.cm-gutters': { background: 'var(--g-surface)', color: 'var(--g-dim)', border: '0' },
  '.cm-panels': { background: 'var(--g-canvas)', color: 'var(--g-text)' },
  '.cm-searchMatch': { backgroundColor: 'color-mix(in srgb, var(--g-warn) 30%, transparent)' },
  '&.cm-focused': { outline: 'none' },
});

/** Shows a value as JSON that can be folded, searched and copied. */
export default function JsonEditor({ value, label }: { value: unknown; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const text = JSON.stringify(value, null, 2) ?? '';
  useEffect(() => {
    if (!place.current) {
      return;
    }
    const state = EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce()),
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        lineNumbers(),
        codeFolding(),
        foldGutter(),
        json(),
        search({ top: true }),
        highlightSelectionMatches(),
        syntaxHighlighting(colours),
        keymap.of([...defaultKeymap, ...searchKeymap, ...foldKeymap]),
        look,
      ],
    });
    const view = new EditorView({ state, parent: place.current });
    return () => view.destroy();
  }, [text, label]);
  return <div ref={place} style={{ height: '100%' }} />;
}
