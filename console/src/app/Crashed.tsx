import { Button } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { useRouteError } from 'react-router';
import { Empty } from '../kit/Empty';
import { frame } from '../text/frame';

/** Shown in place of a page that threw. */
export function Crashed() {
  const t = frame.use().problem;
  const error = useRouteError();
  const reload = (
    <Button size="xs" variant="default" onClick={() => location.reload()}>
      {t.reload}
    </Button>
  );
  return (
    <Empty whole icon={IconBug} title={t.crashed} action={reload}>
      <p>{t.crashedText}</p>
      <code className="mono" data-crashed>
        {error instanceof Error ? error.message : String(error)}
      </code>
    </Empty>
  );
}
