import {
  Ago,
  api,
  bytes,
  Commands,
  Facts,
  notify,
  ProblemView,
  perform,
  problemOf,
  type Schemas,
  Section,
  State,
  told,
  Waiting,
} from '@console';
import { Button, Checkbox, NumberInput, Switch, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { messages } from './messages';
import { registryHost } from './registry';
import classes from './registry.module.css';

type Settings = Schemas['MirrorSettings'];

const GIGA = 1_000_000_000;

/** Whether other registries are pulled through this one, and what is kept of them. */
export function MirrorPart() {
  const t = messages.use().mirror;
  const { data, error, refetch } = useQuery({
    queryKey: ['registry', 'mirror'],
    queryFn: () => told(api.GET('/registry/mirror')),
  });
  return (
    <Section title={t.title}>
      <div className={classes.says}>{t.text}</div>
      {error && <ProblemView problem={problemOf(error)} retry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && (
        <>
          <MirrorForm
            key={JSON.stringify(data.settings)}
            kept={data.settings}
            changed={() => void refetch()}
          />
          {data.settings.on && <Now of={data} />}
        </>
      )}
    </Section>
  );
}

function Now({ of }: { of: Schemas['MirrorState'] }) {
  const t = messages.use().mirror;
  return (
    <div className={classes.now}>
      <Commands label={t.use} lines={[`docker pull ${registryHost()}/docker.io/library/nginx:latest`]} />
      <Facts
        of={[
          [t.kept, t.keptIn(bytes(of.bytes), of.repositories)],
          ...of.away.map(
            ({ registry, since, message }) =>
              [
                registry,
                <span key={registry} className={classes.undo}>
                  <State tone="warn" word={t.away} says={message} /> <Ago time={since} />{' '}
                  <span className="dim">{message}</span>
                </span>,
              ] as const,
          ),
        ]}
      />
    </div>
  );
}

function MirrorForm({ kept, changed }: { kept: Settings; changed: () => void }) {
  const t = messages.use().mirror;
  const [on, setOn] = useState(kept.on);
  const [registries, setRegistries] = useState<string[]>([...kept.registries]);
  const [limit, setLimit] = useState<number | string>(Math.round(kept.limitBytes / GIGA));
  const [hub, setHub] = useState(kept.hub);
  const wanted: Settings = { on, registries, hub, limitBytes: Number(limit) * GIGA };
  const before = { ...wanted, ...kept, limitBytes: Math.round(kept.limitBytes / GIGA) * GIGA };
  const same = JSON.stringify(wanted) === JSON.stringify({ ...before, registries: kept.registries });
  const save = async () => {
    const done = await perform(
      t.saving,
      [t.title],
      name => name,
      () => told(api.PUT('/registry/mirror', { body: wanted })),
    );
    const problem = done.steps[0]?.problem;
    notify({ title: t.saving, message: problem?.detail ?? '', color: problem ? 'red' : 'teal' });
    if (!problem) {
      changed();
    }
  };
  return (
    <form
      className={classes.form}
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      <Switch label={t.on} checked={on} onChange={event => setOn(event.currentTarget.checked)} />
      <TagsInput
        size="xs"
        label={t.registries}
        description={t.registriesHint}
        placeholder={registries.length === 0 ? t.all : ''}
        value={registries}
        onChange={setRegistries}
        disabled={!on}
        splitChars={[',', ' ']}
        comboboxProps={{ disabled: true }}
      />
      <NumberInput
        size="xs"
        label={t.limit}
        description={t.limitHint}
        min={0}
        allowDecimal={false}
        value={limit}
        onChange={setLimit}
        disabled={!on}
        suffix=" GB"
      />
      <Checkbox
        size="sm"
        label={t.hub}
        description={t.hubSays}
        checked={hub}
        onChange={event => setHub(event.currentTarget.checked)}
        disabled={!on}
      />
      <div className={classes.end}>
        <Button type="submit" size="xs" disabled={same || limit === ''}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
