import { api, notify, perform, told } from '@console';
import { ActionIcon } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { type Service, scalable } from './service';
import classes from './service.module.css';
import { serviceMessages } from './serviceMessages';

const PAUSE = 600;

/** How many tasks run of those that should, and two buttons to change that; quick presses become one order. */
export function Replicas({ row }: { row: Service }) {
  const t = serviceMessages.use();
  const [wanted, setWanted] = useState<number>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each press starts the pause anew, other changes of the row don't
  useEffect(() => {
    if (wanted === undefined || wanted === row.desired) {
      return;
    }
    const timer = setTimeout(() => void scale(row, wanted).then(() => setWanted(undefined)), PAUSE);
    return () => clearTimeout(timer);
  }, [wanted]);
  const desired = wanted ?? row.desired;
  const short = row.running < row.desired;
  return (
    <span className={classes.replicas}>
      <span className="number" data-short={short || undefined}>
        {row.running} / {desired}
      </span>
      {scalable(row) && (
        <span className={classes.steps}>
          <ActionIcon
            variant="default"
            size={20}
            aria-label={t.fewer(row.name)}
            disabled={desired === 0}
            onClick={() => setWanted(Math.max(0, desired - 1))}
          >
            <IconMinus size={12} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={20}
            aria-label={t.more(row.name)}
            onClick={() => setWanted(desired + 1)}
          >
            <IconPlus size={12} />
          </ActionIcon>
        </span>
      )}
    </span>
  );
}

async function scale(row: Service, replicas: number): Promise<void> {
  const t = serviceMessages.now();
  const done = await perform(
    t.scaling(row.name, replicas),
    [row],
    ({ name }) => name,
    () => scaled(row.id, replicas),
  );
  const problem = done.steps[0]?.problem;
  if (problem) {
    notify({ title: done.title, message: problem.detail, color: 'red' });
  }
}

/** Asks for so many tasks. */
export function scaled(service: string, replicas: number): Promise<unknown> {
  return told(api.POST('/services/{service}/scale', { params: { path: { service } }, body: { replicas } }));
}
