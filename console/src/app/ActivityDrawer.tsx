import { Button, Drawer, Progress, Text } from '@mantine/core';
import { IconActivityHeartbeat } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { session } from '../api/session';
import { Ago } from '../kit/Ago';
import { Empty } from '../kit/Empty';
import { ProblemView } from '../kit/ProblemView';
import { State, type Tone } from '../kit/State';
import { duration } from '../text/format';
import { frame } from '../text/frame';
import { type Activity, activities, drawer, failures, type Step } from './activity';
import classes from './shell.module.css';

const TONES: Record<Step['state'], Tone> = { waiting: 'idle', running: 'busy', done: 'good', failed: 'bad' };

/** What was changed from this page, with stages and results. */
export function ActivityDrawer() {
  const { activity: t, confirm } = frame.use();
  const opened = useSyncExternalStore(drawer.subscribe, drawer.now);
  const all = useSyncExternalStore(activities.subscribe, activities.now);
  return (
    <Drawer
      opened={opened}
      onClose={() => drawer.set(false)}
      closeButtonProps={{ 'aria-label': confirm.close }}
      title={<Text fw={600}>{t.title}</Text>}
      size={440}
    >
      {all.length === 0 ? (
        <Empty icon={IconActivityHeartbeat} title={t.none}>
          {t.noneText}
        </Empty>
      ) : (
        <>
          {all.map(activity => (
            <Entry key={activity.id} {...activity} />
          ))}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => activities.set(all.filter(activity => !activity.endedAt))}
          >
            {t.clear}
          </Button>
        </>
      )}
    </Drawer>
  );
}

function Entry(activity: Activity) {
  const t = frame.use().activity;
  const { title, startedAt, endedAt, steps } = activity;
  const who = useSyncExternalStore(session.subscribe, session.now);
  const admin = 'user' in who && who.user.role === 'admin';
  const ended = steps.filter(step => step.state === 'done' || step.state === 'failed').length;
  const failed = failures(activity);
  return (
    <article className={classes.activity}>
      <header>
        <strong>{title}</strong>
        <span className="dim">
          <Ago time={startedAt} /> {endedAt && `· ${duration(endedAt - startedAt)}`}
        </span>
      </header>
      {steps.length > 1 && (
        <div className={classes.progress}>
          <Progress
            value={(100 * ended) / steps.length}
            size={4}
            aria-label={title}
            color={failed > 0 ? 'red' : 'cyan'}
          />
          <span className="dim number">
            {failed > 0 ? t.failed(failed, steps.length) : t.steps(ended, steps.length)}
          </span>
        </div>
      )}
      {steps.map(step => (
        <div key={step.label}>
          <div className={classes.step}>
            <State tone={TONES[step.state]} word={step.label} />
            {admin && step.request && (
              <Link
                to={`/audit/${step.request}`}
                aria-label={`${t.audit}: ${step.label}`}
                onClick={() => drawer.set(false)}
              >
                {t.audit}
              </Link>
            )}
          </div>
          {step.problem && <ProblemView problem={step.problem} />}
        </div>
      ))}
    </article>
  );
}
