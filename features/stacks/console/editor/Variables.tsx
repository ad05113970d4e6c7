import { Section } from '@console';
import { ActionIcon, PasswordInput, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { valuesOf, withValue } from './dotenv';
import classes from './editor.module.css';
import { Found } from './Inputs';
import type { Variable } from './project';
import { type Editor, ENV_FILE, envOf } from './useEditor';

// read by the loader itself
const OWN = /^COMPOSE_/;

/** The variables that the files use, with their values, and those that nothing uses. */
export function Variables({ editor }: { editor: Editor }) {
  const { t, project, files } = editor;
  const env = valuesOf(envOf(files));
  const used = new Set(project.variables.map(({ name }) => name));
  const unused = [...env.keys()].filter(name => !used.has(name) && !OWN.test(name));
  const put = (name: string, value: string | undefined) =>
    editor.setText(ENV_FILE, withValue(envOf(files), name, value));
  if (used.size + unused.length === 0) {
    return (
      <Section title={t.variables}>
        <span className="dim">{t.noVariables}</span>
      </Section>
    );
  }
  return (
    <Section title={t.variables}>
      <ul className={classes.inputs}>
        {project.variables.map(variable =>
          variable.secret ? (
            <SecretValue key={variable.name} editor={editor} of={variable} />
          ) : (
            <Value
              key={variable.name}
              editor={editor}
              of={variable}
              value={env.get(variable.name)}
              put={value => put(variable.name, value)}
            />
          ),
        )}
        {unused.map(name => (
          <li key={name}>
            <span className={classes.inputName}>
              <code>{name}</code>
              <small className="dim clip">{env.get(name)}</small>
            </span>
            <Found good={false} bad={false} word={t.marks.unused} />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={22}
              aria-label={t.dropUnused(name)}
              onClick={() => put(name, undefined)}
            >
              <IconTrash size={13} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <small className="dim">{t.variablesSay}</small>
    </Section>
  );
}

interface ValueProps {
  readonly editor: Editor;
  readonly of: Variable;
  readonly value: string | undefined;
  readonly put: (value: string | undefined) => void;
}

function Value({ editor, of, value, put }: ValueProps) {
  const { t } = editor;
  const missing = value === undefined && of.fallback === undefined;
  return (
    <li>
      <Named editor={editor} of={of} />
      <Found
        good={value !== undefined}
        bad={missing}
        word={value !== undefined ? t.marks.used : missing ? t.marks.missing : t.marks.fallback}
      />
      <TextInput
        size="xs"
        aria-label={t.value(of.name)}
        placeholder={of.fallback === undefined ? '' : t.fallback(of.fallback)}
        value={value ?? ''}
        onChange={event => put(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      />
    </li>
  );
}

/** It is sent with the order, and kept nowhere. */
function SecretValue({ editor, of }: { editor: Editor; of: Variable }) {
  const { t, values, setValue } = editor;
  const value = values[of.name] ?? '';
  return (
    <li>
      <Named editor={editor} of={of} />
      <Found good={value !== ''} bad={value === ''} word={value === '' ? t.marks.missing : t.marks.used} />
      <PasswordInput
        size="xs"
        aria-label={t.value(of.name)}
        placeholder={t.secretValue}
        value={value}
        onChange={event => setValue(of.name, event.currentTarget.value)}
        autoComplete="off"
      />
    </li>
  );
}

function Named({ editor: { go }, of: { name, file, line } }: { editor: Editor; of: Variable }) {
  return (
    <span className={classes.inputName}>
      <code>{name}</code>
      <button type="button" className={`mono dim ${classes.bare}`} onClick={() => go({ file, line })}>
        {`${file}:${line}`}
      </button>
    </span>
  );
}
