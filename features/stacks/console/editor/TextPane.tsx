import { useEffect } from 'react';
import classes from './editor.module.css';
import { TextEditor } from './TextEditor';
import type { Editor } from './useEditor';

/** The text of the chosen file. */
export function TextPane({ editor, pasted }: { editor: Editor; pasted: (command: string) => void }) {
  const { t, file, files, marks, project, secretFiles, handle, wanted } = editor;
  useEffect(() => {
    if (wanted) {
      handle.current?.go(wanted.line);
    }
  }, [wanted, handle]);
  if (files[file] === undefined) {
    return <div className={classes.text} />;
  }
  return (
    <div className={classes.text}>
      <TextEditor
        file={file}
        text={files[file]}
        masked={secretFiles.has(file)}
        marks={marks.filter(mark => mark.file === file)}
        project={project}
        words={t}
        change={text => editor.setText(file, text)}
        next={editor.next}
        pasted={pasted}
        handle={handle}
        states={editor.states}
      />
    </div>
  );
}
