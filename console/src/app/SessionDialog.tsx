import { Button, Modal, Stack, Text } from '@mantine/core';
import type { User } from '../api/session';
import { frame } from '../text/frame';
import { SignInForm } from './SignInForm';

/** Asks to sign in again, over the page as it is. */
export function SessionDialog({ user }: { user: User }) {
  const t = frame.use().signIn;
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      zIndex={1000}
      title={<Text fw={600}>{t.again}</Text>}
    >
      <Stack gap="sm">
        <Text size="sm">{t.againText}</Text>
        <SignInForm username={user.name} />
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => location.assign('/')}>
          {t.other}
        </Button>
      </Stack>
    </Modal>
  );
}
