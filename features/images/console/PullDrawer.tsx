import { bytes, ProblemView, type Schemas, State } from '@console';
import { Button, Drawer, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import classes from './images.module.css';
import { messages } from './messages';
import { finished, type Pull, pull, pulls } from './pulls';

/** Pulls images, with a bar for each layer; what runs goes on when it is closed. */
export function PullDrawer({ close }: { close: () => void }) {
  const t = messages.use().pull;
  const [reference, setReference] = useState('');
  const [platform, setPlatform] = useState('');
  const known = useSyncExternalStore(pulls.subscribe, pulls.now);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void pull(reference.trim(), platform.trim());
  };
  return (
    <Drawer opened onClose={close} title={t.title} size="lg" closeButtonProps={{ 'aria-label': t.close }}>
      <Stack gap="md">
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              label={t.reference}
              placeholder="registry.example/team/app:1.2"
              value={reference}
              onChange={event => setReference(event.currentTarget.value)}
              data-autofocus
              spellCheck={false}
            />
            <TextInput
              label={t.platform}
              description={t.platformHint}
              value={platform}
              onChange={event => setPlatform(event.currentTarget.value)}
              spellCheck={false}
            />
            <div className={classes.pullHead}>
              <span className="dim">{t.keeps}</span>
              <Button type="submit" size="xs" color="cyan" disabled={reference.trim() === ''}>
                {t.submit}
              </Button>
            </div>
          </Stack>
        </form>
        {known.map(each => (
          <OnePull key={each.id} pull={each} />
        ))}
      </Stack>
    </Drawer>
  );
}

function OnePull({ pull: { reference, layers, end } }: { pull: Pull }) {
  const t = messages.use().pull;
  const all = [...layers.values()];
  const done = all.filter(layer => finished(layer.status)).length;
  const failed = end && 'problem' in end ? end.problem : undefined;
  const word = failed
    ? t.failed
    : end && 'changed' in end
      ? end.changed
        ? t.done
        : t.unchanged
      : all.length > 0
        ? t.layers(done, all.length)
        : t.starting;
  return (
    <section className={classes.pull} aria-label={reference}>
      <div className={classes.pullHead}>
        <strong className="clip">{reference}</strong>
        <State tone={failed ? 'bad' : end ? 'good' : 'busy'} word={word} />
      </div>
      {all.map(layer => (
        <Layer key={layer.id} layer={layer} />
      ))}
      {failed && <ProblemView problem={failed} />}
    </section>
  );
}

function Layer({ layer: { id, status, current, total } }: { layer: Schemas['LayerProgress'] }) {
  const t = messages.use().pull;
  const share = finished(status) ? 1 : total > 0 ? current / total : 0;
  return (
    <div className={classes.layer}>
      <span className="mono">{id}</span>
      <progress value={share} max={1} aria-label={t.layer(id)} />
      <span>{t.status[status as keyof typeof t.status] ?? status}</span>
      <span className="dim number">{total > 0 && `${bytes(current)} / ${bytes(total)}`}</span>
    </div>
  );
}
