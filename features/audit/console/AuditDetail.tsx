import { duration, Facts, moment, State } from '@console';
import { Button, CopyButton } from '@mantine/core';
import { IconArrowRight, IconBraces, IconFilter, IconLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { objectAddress, type Row, resultOf, toneOf } from './audit';
import classes from './audit.module.css';
import { messages } from './messages';

/** Everything of a row, and where it leads. */
export function AuditDetail({ row }: { row: Row }) {
  const t = messages.use();
  const { what, at, detail, tookMs, number } = row;
  const address = objectAddress(row);
  const filtered = (name: string, value: string) => `/audit?${name}=${encodeURIComponent(value)}`;
  return (
    <div className={classes.detail}>
      <Facts
        of={[
          [t.result, <State key="result" tone={toneOf(row)} word={resultOf(row)} />],
          [t.detail, detail],
          [t.time, moment(at)],
          [t.took, tookMs !== null && tookMs !== undefined && duration(tookMs)],
          [t.who, what.who],
          [
            t.from,
            <span key="from" className="mono">
              {what.from}
            </span>,
          ],
          [
            t.action,
            <span key="action" className="mono">
              {what.action}
            </span>,
          ],
          [
            t.object,
            <span key="object" className="mono">
              {what.object}
            </span>,
          ],
          [t.number, String(number)],
          [
            t.request,
            <span key="request" className="mono">
              {what.id}
            </span>,
          ],
        ]}
      />
      <div className={classes.buttons}>
        {address && (
          <Button
            component={Link}
            to={address}
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowRight size={14} />}
          >
            {t.toObject}
          </Button>
        )}
        <Button
          component={Link}
          to={filtered('object', what.object)}
          size="compact-sm"
          variant="default"
          leftSection={<IconFilter size={14} />}
        >
          {t.sameObject}
        </Button>
        <Button
          component={Link}
          to={filtered('who', what.who)}
          size="compact-sm"
          variant="default"
          leftSection={<IconFilter size={14} />}
        >
          {t.sameUser}
        </Button>
        <Copy text={`${location.origin}/audit/${number}`} label={t.link} icon={<IconLink size={14} />} />
        <Copy text={JSON.stringify(row, null, 2)} label={t.json1} icon={<IconBraces size={14} />} />
      </div>
    </div>
  );
}

function Copy({ text, label, icon }: { text: string; label: string; icon: ReactNode }) {
  const t = messages.use();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button size="compact-sm" variant="default" leftSection={icon} onClick={copy}>
          {copied ? t.copied : label}
        </Button>
      )}
    </CopyButton>
  );
}
