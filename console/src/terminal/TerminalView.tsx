import { Button, Select, useComputedColorScheme } from '@mantine/core';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal as Emulator } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { ProblemView } from '../kit/ProblemView';
import { Store } from '../live/store';
import { terminal } from '../text/terminal';
import { Conversation, type Talk } from './Conversation';
import type { TerminalProps } from './Terminal';
import classes from './terminal.module.css';

const CONNECTING = new Store<Talk>({ state: 'connecting' });
const AUTO = 'if command -v bash >/dev/null 2>&1; then exec bash; else exec sh; fi';
const SHELLS = ['sh', 'bash', 'ash', 'zsh'];

/** A shell in a container, in a terminal that full-screen programs can use. */
export default function TerminalView({ address, name = '' }: TerminalProps) {
  const t = terminal.use();
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [shell, setShell] = useState('');
  const [attempt, setAttempt] = useState(0);
  const emulator = useEmulator(place, button, t.label(name));
  const talk = useConversation(emulator, `${address}?${command(shell)}`, attempt);
  return (
    <div className={classes.terminal}>
      <div className={classes.bar}>
        <Select
          size="xs"
          w={150}
          aria-label={t.shell}
          allowDeselect={false}
          value={shell}
          onChange={value => setShell(value ?? '')}
          data={[{ value: '', label: t.auto }, ...SHELLS.map(value => ({ value, label: value }))]}
        />
        <Button ref={button} size="xs" variant="default" onClick={() => setAttempt(attempt + 1)}>
          {t.again}
        </Button>
        <span role="status" data-state={talk.state}>
          {said(talk, t)}
        </span>
      </div>
      {talk.state === 'failed' && (
        <div className={classes.problem}>
          <ProblemView problem={talk.problem} />
        </div>
      )}
      <div className={classes.screen} ref={place} />
      <div className={classes.hint}>{t.leave}</div>
    </div>
  );
}

function said(talk: Talk, t: ReturnType<typeof terminal.use>): string {
  switch (talk.state) {
    case 'ended':
      return t.ended(talk.code);
    case 'failed':
      return '';
    case 'connecting':
    case 'open':
    case 'lost':
    case 'refused':
      return t[talk.state];
  }
}

function command(shell: string): string {
  const words = shell === '' ? ['sh', '-c', AUTO] : [shell];
  return new URLSearchParams([
    ...words.map(word => ['command', word]),
    ['stdin', 'true'],
    ['tty', 'true'],
    ['env', 'TERM=xterm-256color'],
  ]).toString();
}

function useEmulator(
  place: RefObject<HTMLDivElement | null>,
  button: RefObject<HTMLButtonElement | null>,
  label: string,
): Emulator | undefined {
  const [emulator, setEmulator] = useState<Emulator>();
  const scheme = useComputedColorScheme();
  useEffect(() => {
    if (!place.current) {
      return;
    }
    const made = new Emulator({
      fontFamily: "'JetBrains Mono Variable', 'Noto Sans Mono CJK SC', monospace",
      fontSize: 13,
      scrollback: 10_000,
      minimumContrastRatio: 4.5,
      cursorBlink: false,
    });
    const fit = new FitAddon();
    made.loadAddon(fit);
    made.open(place.current);
    made.attachCustomKeyEventHandler(event => keyFor(event, made, button.current));
    const observer = new ResizeObserver(() => fit.fit());
    observer.observe(place.current);
    fit.fit();
    made.focus();
    setEmulator(made);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, [place, button]);
  useEffect(() => {
    emulator?.textarea?.setAttribute('aria-label', label);
  }, [emulator, label]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme decides what the variables are
  useEffect(() => {
    if (emulator) {
      const style = getComputedStyle(document.documentElement);
      const colour = (variable: string) => style.getPropertyValue(variable).trim();
      emulator.options.theme = {
        background: colour('--g-surface'),
        foreground: colour('--g-text'),
        cursor: colour('--g-accent'),
        cursorAccent: colour('--g-surface'),
        selectionBackground: colour('--g-selected'),
      };
    }
  }, [emulator, scheme]);
  return emulator;
}

/** Whether the terminal gets a key; the page has a few of its own. */
function keyFor(event: KeyboardEvent, emulator: Emulator, away: HTMLElement | null): boolean {
  const combined = event.ctrlKey && event.shiftKey;
  if (combined && event.code === 'KeyC') {
    if (event.type === 'keydown' && emulator.hasSelection()) {
      void navigator.clipboard.writeText(emulator.getSelection());
    }
    event.preventDefault();
    return false;
  }
  if (event.shiftKey && event.key === 'Escape') {
    away?.focus();
    return false;
  }
  // the browser's own pasting reaches the terminal as text
  return !(combined && event.code === 'KeyV');
}

function useConversation(emulator: Emulator | undefined, address: string, attempt: number): Talk {
  const [conversation, setConversation] = useState<Conversation>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another conversation
  useEffect(() => {
    if (!emulator) {
      return;
    }
    emulator.reset();
    const size = `&columns=${emulator.cols}&rows=${emulator.rows}`;
    const made = new Conversation(address + size, bytes => emulator.write(bytes));
    const encoder = new TextEncoder();
    const parts = [
      emulator.onData(text => made.type(encoder.encode(text))),
      emulator.onBinary(text => made.type(Uint8Array.from(text, character => character.charCodeAt(0)))),
      emulator.onResize(({ cols, rows }) => made.resize(cols, rows)),
    ];
    const stop = made.talk.subscribe(() => {
      if (made.talk.now().state === 'open') {
        made.resize(emulator.cols, emulator.rows);
        emulator.focus();
      }
    });
    setConversation(made);
    return () => {
      stop();
      for (const part of parts) {
        part.dispose();
      }
      made.close();
    };
  }, [emulator, address, attempt]);
  const store = conversation?.talk ?? CONNECTING;
  return useSyncExternalStore(store.subscribe, store.now);
}
