import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Problem } from '../api/problem';
import { perform } from '../app/activity';
import { frame } from '../text/frame';
import { ProblemView } from './ProblemView';

interface FormDialogProps {
  readonly title: string;
  /** What it is called in the activity drawer. */
  readonly doing: string;
  /** What it is done to. */
  readonly object: string;
  readonly submit: string;
  readonly danger?: boolean;
  /** Whether enough is filled in. */
  readonly ready?: boolean;
  readonly size?: string;
  readonly work: () => Promise<unknown>;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** Asks for what a change needs; what was typed stays when the server refuses it, with the reason below. */
export function FormDialog(props: FormDialogProps) {
  const { title, doing, object, submit, danger, ready = true, size = 'md', work, close, children } = props;
  const t = frame.use().confirm;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>();
  const run = async () => {
    setBusy(true);
    const done = await perform(doing, [object], name => name, work);
    setBusy(false);
    const refusal = done.steps[0]?.problem;
    setProblem(refusal);
    if (!refusal) {
      close();
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      size={size}
      title={<Text fw={600}>{title}</Text>}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          void run();
        }}
      >
        <Stack gap="sm">
          {children}
          {problem && <ProblemView problem={problem} />}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" size="xs" onClick={close}>
              {t.cancel}
            </Button>
            <Button
              type="submit"
              size="xs"
              color={danger ? 'red.9' : 'cyan'}
              loading={busy}
              disabled={!ready}
            >
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
