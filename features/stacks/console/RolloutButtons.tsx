import { api, ask, perform, told } from '@console';
import { Button } from '@mantine/core';
import { IconHistory, IconPencil, IconPlayerStop } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { messages } from './messages';
import { hasEnded, type Rollout } from './stack';
import { rollBack } from './useStackActions';

/** What can be done about a rollout: stop it, go back, or go on with other files. */
export function RolloutButtons({ rollout, isLatest }: { rollout: Rollout; isLatest: boolean }) {
  const t = messages.use();
  const over = hasEnded(rollout);
  const goesOn = rollout.kind !== 'REMOVE' && isLatest;
  return (
    <>
      {!over && <CancelButton rollout={rollout} />}
      {goesOn && (!over || rollout.revision > 1) && <BackButton rollout={rollout} />}
      {over && goesOn && (
        <Button
          component={Link}
          to={`/edit-stack/${rollout.stack}`}
          size="compact-sm"
          leftSection={<IconPencil size={14} />}
        >
          {t.edit}
        </Button>
      )}
    </>
  );
}

/** Stops a rollout that goes on; what it has done so far stays. */
function CancelButton({ rollout }: { rollout: Rollout }) {
  const t = messages.use();
  const cancel = () =>
    perform(
      t.cancelling(rollout.stack),
      [rollout],
      ({ stack }) => stack,
      ({ id }) => told(api.POST('/rollouts/{rollout}/cancel', { params: { path: { rollout: id } } })),
    );
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconPlayerStop size={14} />}
      title={t.cancelSays}
      onClick={() => void cancel()}
    >
      {t.cancel}
    </Button>
  );
}

/** Brings the last healthy revision back, instead of what still goes on. */
function BackButton({ rollout }: { rollout: Rollout }) {
  const t = messages.use();
  const navigate = useNavigate();
  const back = async () => {
    const sure = await ask({
      title: t.ask.rollbackTitle(1),
      text: t.ask.rollback,
      names: [rollout.stack],
      confirm: t.actions.rollback,
    });
    if (sure) {
      await perform(
        t.doing.rollback(rollout.stack),
        [rollout.stack],
        stack => stack,
        async stack => void navigate(`/rollouts/${(await rollBack(stack, undefined, true)).id}`),
      );
    }
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconHistory size={14} />}
      onClick={() => void back()}
    >
      {t.actions.rollback}
    </Button>
  );
}
