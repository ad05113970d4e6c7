import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { messages } from './messages';
import { registryHost } from './registry';
import classes from './registry.module.css';

/** Lines for a shell, with a button that copies them. */
export function Commands({ lines, label }: { lines: readonly string[]; label: string }) {
  const t = messages.use();
  return (
    <section className={classes.commands} aria-label={label}>
      <pre className="mono">{lines.join('\n')}</pre>
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

/** How an image comes into this registry. */
export function PushCommands({ repository = 'team/app' }: { repository?: string }) {
  const t = messages.use();
  const name = `${registryHost()}/${repository}:1.0`;
  return (
    <Commands
      label={t.push.title}
      lines={[`docker login ${registryHost()}`, `docker tag IMAGE ${name}`, `docker push ${name}`]}
    />
  );
}
