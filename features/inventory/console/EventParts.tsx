import { addressOf, type LoggedEvent, State, shortId } from '@console';
import { Button, CopyButton } from '@mantine/core';
import { Link } from 'react-router';
import { eventMessages } from './eventMessages';
import { toneOf } from './events';
import classes from './events.module.css';

/** What happened, as Docker calls it. */
export function EventAction({ event }: { event: LoggedEvent }) {
  const word =
    event.detail === '' || event.action.startsWith('exec_')
      ? event.action
      : `${event.action}: ${event.detail}`;
  return <State tone={toneOf(event)} word={word} />;
}

/** What it happened to, with the way to its page. */
export function EventObject({ event }: { event: LoggedEvent }) {
  const { kind, id, action } = event;
  const name = event.name === id ? shortId(id) : event.name;
  const gone = action === 'destroy' || action === 'delete' || (action === 'remove' && kind !== 'container');
  const address = gone ? undefined : addressOf(kind, kind === 'volume' ? event.name : id);
  return address ? (
    <Link to={address} className="plain-link">
      {name}
    </Link>
  ) : (
    <span>{name}</span>
  );
}

/** What the engine adds that matters most: exit code, signal, image, the other object. */
export function EventDetail({ event }: { event: LoggedEvent }) {
  const t = eventMessages.use();
  const { exitCode, signal, image, type, container } = event.attributes;
  const parts = [
    exitCode && event.action.endsWith('die') ? t.exit(exitCode) : '',
    signal && event.action === 'kill' ? t.signal(signal) : '',
    event.action.startsWith('exec_') ? event.detail : '',
    event.kind === 'container' ? (image ?? '').replace(/@sha256:.*/, '') : '',
    event.kind === 'network' ? [type, container && shortId(container)].filter(Boolean).join(' · ') : '',
  ].filter(part => part !== '');
  return (
    <span className="dim" title={parts.join(' · ')}>
      {parts.join(' · ')}
    </span>
  );
}

/** Everything of an event as the API tells it. */
export function EventJson({ event }: { event: LoggedEvent }) {
  const t = eventMessages.use();
  const { key: _, ...told } = event;
  const text = JSON.stringify(told, null, 2);
  return (
    <div className={classes.json}>
      <pre className="mono">{text}</pre>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" onClick={copy}>
            {copied ? t.copied : t.copy}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
