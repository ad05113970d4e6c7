import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { frame } from '../text/frame';
import classes from './commands.module.css';

interface CommandsProps {
  readonly lines: readonly string[];
  readonly label: string;
  /** Beside the button, such as how long the lines are good for. */
  readonly note?: ReactNode;
}

/** Lines for a shell, with a button that copies them. */
export function Commands({ lines, label, note }: CommandsProps) {
  const t = frame.use().detail;
  return (
    <section className={classes.commands} aria-label={label}>
      <pre className="mono">{lines.join('\n')}</pre>
      {note && <span className="dim">{note}</span>}
      <CopyButton value={lines.join('\n')}>
        {({ copied, copy }) => (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            onClick={copy}
          >
            {copied ? t.copied : t.copy}
          </Button>
        )}
      </CopyButton>
    </section>
  );
}
