import { ActionIcon, Button, Menu, Popover, TextInput } from '@mantine/core';
import { IconDots, IconLock, IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import classes from './editor.module.css';
import { editorMessages } from './messages';
import { joined } from './project';
import { chosen, type Uploaded } from './upload';
import type { Editor } from './useEditor';

/** The files of a stack, and ways to add, rename and remove some. */
export function FileTabs({ editor, take }: { editor: Editor; take: (found: Uploaded) => void }) {
  const { t, order, file, project, secretFiles, marks, choose } = editor;
  const several = project.compose.length > 1;
  return (
    <div className={classes.files} role="group" aria-label={t.files}>
      <div className={classes.tabs}>
        {order.map(name => {
          const number = project.compose.indexOf(name) + 1;
          const wrong = marks.filter(mark => mark.file === name).length;
          return (
            <button
              key={name}
              type="button"
              className="mono"
              aria-pressed={name === file}
              title={
                secretFiles.has(name) ? t.isSecret : several && number > 0 ? t.loadOrder(number) : undefined
              }
              onClick={() => choose(name)}
            >
              {several && number > 0 && <small className={classes.number}>{number}</small>}
              {secretFiles.has(name) && <IconLock size={12} aria-label={t.isSecret} />}
              {name}
              {wrong > 0 && <small className={classes.wrong}>{wrong}</small>}
            </button>
          );
        })}
      </div>
      {file && <FileMenu key={file} editor={editor} />}
      <AddMenu editor={editor} take={take} />
    </div>
  );
}

function FileMenu({ editor }: { editor: Editor }) {
  const { t, file, files } = editor;
  const [renaming, setRenaming] = useState(false);
  return (
    <NamePopover
      opened={renaming}
      close={() => setRenaming(false)}
      usual={file}
      label={t.rename}
      taken={name => files[name] !== undefined}
      done={name => editor.rename(file, name)}
    >
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={t.fileMenu(file)}>
            <IconDots size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setRenaming(true)}>{t.rename}</Menu.Item>
          <Menu.Item color="red" onClick={() => editor.remove(file)}>
            {t.removeFile}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </NamePopover>
  );
}

function AddMenu({ editor, take }: { editor: Editor; take: (found: Uploaded) => void }) {
  const { t, files } = editor;
  const [naming, setNaming] = useState(false);
  const some = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  return (
    <>
      <NamePopover
        opened={naming}
        close={() => setNaming(false)}
        usual={files['compose.yaml'] === undefined ? 'compose.yaml' : ''}
        label={t.add}
        taken={name => files[name] !== undefined}
        done={name => editor.add({ [name]: '' })}
      >
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={28} aria-label={t.addFile}>
              <IconPlus size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setNaming(true)}>{t.newFile}</Menu.Item>
            <Menu.Item onClick={() => some.current?.click()}>{t.uploadFiles}</Menu.Item>
            <Menu.Item onClick={() => folder.current?.click()}>{t.uploadFolder}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </NamePopover>
      <FileInput field={some} label={t.uploadFiles} take={take} />
      <FileInput field={folder} label={t.uploadFolder} take={take} folder />
    </>
  );
}

interface FileInputProps {
  readonly field: React.RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly folder?: boolean;
  readonly take: (found: Uploaded) => void;
}

/** The browser's own dialog for files; it is opened by a button elsewhere. */
export function FileInput({ field, label, folder, take }: FileInputProps) {
  return (
    <input
      ref={field}
      type="file"
      multiple
      hidden
      aria-label={label}
      {...(folder && { webkitdirectory: '' })}
      onChange={event => {
        const { files } = event.currentTarget;
        if (files && files.length > 0) {
          void chosen(files).then(take);
        }
        event.currentTarget.value = '';
      }}
    />
  );
}

interface NamePopoverProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly usual: string;
  readonly label: string;
  readonly taken: (name: string) => boolean;
  readonly done: (name: string) => void;
  readonly children: React.ReactNode;
}

function NamePopover({ opened, close, usual, label, taken, done, children }: NamePopoverProps) {
  return (
    <Popover opened={opened} onDismiss={close} position="bottom-end" shadow="md" trapFocus withRoles={false}>
      <Popover.Target>
        <span>{children}</span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={label}>
        {opened && <NameForm {...{ close, usual, label, taken, done }} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function NameForm({ close, usual, label, taken, done }: Omit<NamePopoverProps, 'opened' | 'children'>) {
  const t = editorMessages.use();
  const [name, setName] = useState(usual);
  const clean = joined('', name.trim());
  const fine = clean !== '' && !taken(clean);
  return (
    <form
      className={classes.naming}
      onSubmit={event => {
        event.preventDefault();
        if (fine) {
          done(clean);
          close();
        }
      }}
    >
      <TextInput
        size="xs"
        data-autofocus
        aria-label={t.fileName}
        placeholder={t.fileName}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" disabled={!fine}>
        {label}
      </Button>
    </form>
  );
}
