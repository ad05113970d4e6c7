import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Schemas } from '../api/client';
import { problemOf } from '../api/problem';
import { bytes } from '../text/format';
import { frame } from '../text/frame';
import { FormDialog } from './FormDialog';
import classes from './kit.module.css';
import { ProblemView } from './ProblemView';

interface PruneDialogProps {
  readonly title: string;
  readonly text: string;
  /** What may be chosen in addition. */
  readonly more?: { readonly label: string; readonly says: string };
  /** Where it is done: the choice, and what tells choices apart. */
  readonly where?: { readonly choice: ReactNode; readonly key: string };
  readonly prune: (dryRun: 'true' | 'false', more: boolean) => Promise<Schemas['Pruned']>;
  readonly close: () => void;
}

/** Removes what nothing uses, after a rehearsal whose result is shown. */
export function PruneDialog({ title, text, more, where, prune, close }: PruneDialogProps) {
  const t = frame.use().prune;
  const [all, setAll] = useState(false);
  const rehearsal = useQuery({
    queryKey: ['prune', title, all, where?.key],
    queryFn: () => prune('true', all),
    gcTime: 0,
  });
  const found = rehearsal.data;
  const count = found?.removed.length ?? 0;
  return (
    <FormDialog
      title={title}
      doing={title}
      object={text}
      submit={t.remove(count)}
      danger
      ready={count > 0}
      work={() => prune('false', all)}
      close={close}
    >
      <div>{text}</div>
      {where?.choice}
      {more && (
        <Checkbox
          size="sm"
          checked={all}
          onChange={event => setAll(event.currentTarget.checked)}
          label={more.label}
          description={more.says}
        />
      )}
      {rehearsal.isPending && <div className="dim">{t.looking}</div>}
      {rehearsal.error && <ProblemView problem={problemOf(rehearsal.error)} />}
      {found && <Found found={found} />}
    </FormDialog>
  );
}

function Found({ found }: { found: Schemas['Pruned'] }) {
  const t = frame.use().prune;
  const { removed, kept, failed } = found;
  return (
    <>
      {removed.length === 0 ? (
        <strong>{t.nothing}</strong>
      ) : (
        <>
          <strong>{t.would(removed.length, found.bytes > 0 ? bytes(found.bytes) : '')}</strong>
          <ul className={classes.doomed} aria-label={t.would(removed.length, '')}>
            {removed.map(item => (
              <li key={`${item.node ?? ''}/${item.id}`}>
                <span className="mono clip">{item.name || item.id}</span>
                {item.node && <span className="dim">{item.node}</span>}
                {item.bytes > 0 && <span className="dim number">{bytes(item.bytes)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {kept.length > 0 && <div className="dim">{t.kept(kept.length)}</div>}
      {failed.map(({ node, reason }) => (
        <div key={node} role="alert">
          {t.failed(node, reason)}
        </div>
      ))}
    </>
  );
}
