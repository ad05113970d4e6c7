import { Section } from '@console';
import { Button, Checkbox } from '@mantine/core';
import { IconCircleCheckFilled, IconCircleDashed, IconCircleXFilled } from '@tabler/icons-react';
import { valuesOf, withValue } from './dotenv';
import classes from './editor.module.css';
import type { Reference } from './project';
import { type Editor, ENV_FILE, envOf } from './useEditor';
import { Variables } from './Variables';

const PROFILES = 'COMPOSE_PROFILES';

/** What the files need besides themselves: variables, other files, profiles. */
export function Inputs({ editor }: { editor: Editor }) {
  const { project } = editor;
  return (
    <>
      <Variables editor={editor} />
      {project.references.length > 0 && <NeededFiles editor={editor} />}
      {project.profiles.length > 0 && <Profiles editor={editor} />}
    </>
  );
}

function NeededFiles({ editor }: { editor: Editor }) {
  const { t, project } = editor;
  return (
    <Section title={t.needed}>
      <ul className={classes.inputs}>
        {project.references.map(reference => (
          <NeededFile
            key={`${reference.as} ${reference.path} ${reference.name}`}
            editor={editor}
            of={reference}
          />
        ))}
      </ul>
    </Section>
  );
}

function NeededFile({ editor, of: { path, as, name } }: { editor: Editor; of: Reference }) {
  const { t, files, kept, choose, add } = editor;
  const present = files[path] !== undefined;
  const stays = as === 'secret' && kept.some(secret => secret.name === name);
  const use = t.uses[as];
  return (
    <li>
      <span className={classes.inputName}>
        {present ? (
          <button type="button" className={`mono ${classes.bare}`} onClick={() => choose(path)}>
            {path}
          </button>
        ) : (
          <span className="mono">{path}</span>
        )}
        <small className="dim">{typeof use === 'string' ? use : use(name)}</small>
      </span>
      <Found
        good={present}
        bad={!present && !stays}
        word={present ? t.there : stays ? t.staysAs : t.absent}
      />
      {!present && (
        <span className={classes.inputActions}>
          <Button size="compact-xs" variant="default" onClick={() => add({ [path]: '' })}>
            {stays ? t.replaceSecret : t.create}
          </Button>
          {as === 'secret' && (
            <Button size="compact-xs" variant="default" onClick={() => add({ [path]: random() })}>
              {t.generate}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}

/** Whether something is there, as sign and word. */
export function Found({ good, bad, word }: { good: boolean; bad: boolean; word: string }) {
  const Icon = good ? IconCircleCheckFilled : bad ? IconCircleXFilled : IconCircleDashed;
  return (
    <span className={classes.found} data-severity={bad ? 'error' : good ? 'none' : 'idle'}>
      <Icon size={13} aria-hidden />
      {word}
    </span>
  );
}

/** A password that nobody has to remember. */
function random(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(
    bytes,
    byte => 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789_-'[byte % 58],
  ).join('');
}

function Profiles({ editor }: { editor: Editor }) {
  const { t, project, files } = editor;
  const env = envOf(files);
  const active = (valuesOf(env).get(PROFILES) ?? '').split(',').map(name => name.trim());
  const choose = (names: readonly string[]) =>
    editor.setText(ENV_FILE, withValue(env, PROFILES, names.length > 0 ? names.join(',') : undefined));
  return (
    <Section title={t.profiles}>
      <Checkbox.Group value={active.filter(Boolean)} onChange={choose}>
        <div className={classes.profiles}>
          {project.profiles.map(name => (
            <Checkbox key={name} size="xs" value={name} label={name} />
          ))}
        </div>
      </Checkbox.Group>
      <small className="dim">{t.profilesSay}</small>
    </Section>
  );
}
