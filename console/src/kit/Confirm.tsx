import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { Store } from '../live/store';
import { frame } from '../text/frame';

export interface Option {
  readonly name: string;
  readonly label: string;
  readonly says?: string;
  readonly chosen?: boolean;
}

export interface Question {
  readonly title: string;
  readonly text: ReactNode;
  /** The names of what it is about; the first few are shown. */
  readonly names?: readonly string[];
  readonly options?: readonly Option[];
  readonly confirm: string;
  readonly danger?: boolean;
}

interface Asked {
  readonly question: Question;
  readonly answer: (chosen: ReadonlySet<string> | null) => void;
}

const asked = new Store<Asked | null>(null);
const SHOWN = 6;

/** Asks before something is done; tells what was chosen, or null when it shall not be done. */
export function ask(question: Question): Promise<ReadonlySet<string> | null> {
  return new Promise(resolve => {
    asked.set({
      question,
      answer: chosen => {
        asked.set(null);
        resolve(chosen);
      },
    });
  });
}

/** Shows what {@link ask} asks; there is one in the shell. */
export function ConfirmDialog() {
  const now = useSyncExternalStore(asked.subscribe, asked.now);
  return now && <Dialog key={now.question.title} {...now} />;
}

function Dialog({ question, answer }: Asked) {
  const t = frame.use().confirm;
  const usual = (question.options ?? []).filter(option => option.chosen).map(option => option.name);
  const [chosen, setChosen] = useState<readonly string[]>(usual);
  const names = question.names ?? [];
  return (
    <Modal
      opened
      onClose={() => answer(null)}
      title={<Text fw={600}>{question.title}</Text>}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          answer(new Set(chosen));
        }}
      >
        <Stack gap="sm">
          <div>{question.text}</div>
          {names.length > 0 && (
            <div className="mono dim">
              {names.slice(0, SHOWN).join(', ')} {names.length > SHOWN && t.more(names.length - SHOWN)}
            </div>
          )}
          {question.options && (
            <Checkbox.Group value={[...chosen]} onChange={setChosen}>
              <Stack gap="xs">
                {question.options.map(option => (
                  <Checkbox
                    key={option.name}
                    value={option.name}
                    label={option.label}
                    description={option.says}
                    size="sm"
                  />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" size="xs" onClick={() => answer(null)}>
              {t.cancel}
            </Button>
            <Button type="submit" size="xs" color={question.danger ? 'red.9' : 'cyan'} data-autofocus>
              {question.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
