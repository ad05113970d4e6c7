import { Empty, PageHead, ProblemView, useRows, Waiting } from '@console';
import { IconChevronLeft, IconStack2 } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { messages } from './messages';
import { RolloutBoard, RolloutFacts, useRollout } from './RolloutBoard';
import { RolloutButtons } from './RolloutButtons';
import type { Stack } from './stack';
import classes from './stack.module.css';

/** One rollout, live while it goes on and kept when it has ended. */
export default function RolloutPage() {
  const t = messages.use();
  const { id = '' } = useParams();
  const { rollout, connection } = useRollout(id);
  const stack = rollout?.stack ?? '';
  const row = useRows<Stack>('stacks', `name:"${stack}"`).rows.get(stack);
  if (!rollout) {
    if (connection.state === 'refused') {
      return connection.problem.status === 404 ? (
        <Empty whole icon={IconStack2} title={t.noSuchRollout} />
      ) : (
        <ProblemView problem={connection.problem} />
      );
    }
    return <Waiting />;
  }
  const later = row && row.rollout !== '' && row.rollout !== id ? row.rollout : undefined;
  return (
    <div className={classes.page}>
      <div className={classes.crumb}>
        <Link to={`/stacks/${rollout.stack}`} className="plain-link">
          <IconChevronLeft size={12} aria-hidden /> {rollout.stack}
        </Link>
      </div>
      <PageHead title={t.rolloutOf(rollout.stack)}>
        <RolloutButtons rollout={rollout} isLatest={row?.rollout === id} />
      </PageHead>
      <div className={classes.facts} aria-live="polite">
        <RolloutFacts of={rollout} />
        {later && <Link to={`/rollouts/${later}`}>{t.later}</Link>}
      </div>
      <RolloutBoard rollout={rollout} />
    </div>
  );
}
