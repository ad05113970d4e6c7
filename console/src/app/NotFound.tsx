import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Empty } from '../kit/Empty';
import { frame } from '../text/frame';

/** Shown for an address that no feature has a page for. */
export function NotFound() {
  const t = frame.use().notFound;
  const home = (
    <Button component={Link} to="/" size="xs" variant="default">
      {t.home}
    </Button>
  );
  return (
    <Empty whole icon={IconMapOff} title={t.title} action={home}>
      {t.text}
    </Empty>
  );
}
