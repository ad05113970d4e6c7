import { api, ask, ProblemView, perform, problemOf, Section, told, Waiting } from '@console';
import { Button, NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import classes from './audit.module.css';
import { messages } from './messages';

const MOST = 3650;

/** How long audit rows are kept. */
export default function RetentionPart() {
  const t = messages.use();
  const { data, error, refetch } = useQuery({
    queryKey: ['audit-settings'],
    queryFn: () => told(api.GET('/audit/settings')),
  });
  return (
    <Section title={t.retention}>
      {error ? (
        <ProblemView problem={problemOf(error)} retry={() => void refetch()} />
      ) : data ? (
        <Days key={data.retentionDays} kept={data.retentionDays} changed={() => void refetch()} />
      ) : (
        <Waiting />
      )}
    </Section>
  );
}

function Days({ kept, changed }: { kept: number; changed: () => void }) {
  const t = messages.use();
  const [days, setDays] = useState<number | string>(kept);
  const valid = typeof days === 'number' && days >= 1 && days <= MOST;
  const keep = async () => {
    if (!valid || (days < kept && !(await confirmed(days)))) {
      return;
    }
    await perform(
      t.keeping,
      [`${days}`],
      text => text,
      () => told(api.PUT('/audit/settings', { body: { retentionDays: days } })),
    );
    changed();
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        void keep();
      }}
    >
      <div className={classes.kept}>
        {t.retentionText} <Link to="/audit">{t.title}</Link>
      </div>
      <div className={classes.retention}>
        <NumberInput
          size="xs"
          label={t.days}
          min={1}
          max={MOST}
          clampBehavior="none"
          allowDecimal={false}
          value={days}
          onChange={setDays}
          error={valid ? undefined : t.daysRange}
        />
        <Button type="submit" size="xs" disabled={!valid || days === kept}>
          {t.keep}
        </Button>
      </div>
    </form>
  );
}

/** Fewer days forget rows for good. */
function confirmed(days: number) {
  const t = messages.now();
  return ask({ title: t.fewer, text: t.fewerText(days), confirm: t.keep, danger: true });
}
