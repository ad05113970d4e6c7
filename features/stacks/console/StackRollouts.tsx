import { api, Empty, told, Waiting } from '@console';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { messages } from './messages';
import { RolloutFacts } from './RolloutBoard';
import { outcomeOf, type Stack } from './stack';
import classes from './stack.module.css';

/** The rollouts of a stack, the latest first; each is a link to its board. */
export function StackRollouts({ row }: { row: Stack }) {
  const t = messages.use();
  const { data } = useQuery({
    // asked again when the stack changes
    queryKey: ['stacks', row.name, 'rollouts', row.rollout, row.state, row.changedAt],
    queryFn: () => told(api.GET('/stacks/{stack}/rollouts', { params: { path: { stack: row.name } } })),
    placeholderData: before => before,
  });
  if (!data) {
    return <Waiting />;
  }
  if (data.items.length === 0) {
    return (
      <Empty icon={IconHistory} title={t.noRollouts}>
        {t.foreignText}
      </Empty>
    );
  }
  return (
    <ul className={classes.list}>
      {data.items.map(rollout => (
        <li key={rollout.id}>
          <Link to={`/rollouts/${rollout.id}`} className={classes.entry}>
            <RolloutFacts of={rollout} />
            <span className={`clip ${classes.bad}`}>{outcomeOf(rollout).reason}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
