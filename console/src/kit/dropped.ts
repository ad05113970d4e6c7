import { type DragEvent, useState } from 'react';

/** A file that was chosen or dropped, with the folders that it came in: `photos/2026/a.png`. */
export interface FoundFile {
  readonly path: string;
  readonly file: File;
}

/** All files of what was dropped, those of folders too; call it within the event. */
export async function dropped(data: DataTransfer, ignored?: RegExp): Promise<readonly FoundFile[]> {
  // entries are gone once the event is over, so they are taken before anything is waited for
  const entries = [...data.items].flatMap(item => item.webkitGetAsEntry() ?? []);
  const plain = [...data.files];
  const found = (await Promise.all(entries.map(entry => walk(entry, ignored)))).flat();
  return entries.length > 0 ? found : plain.map(file => ({ path: file.name, file }));
}

async function walk(entry: FileSystemEntry, ignored?: RegExp): Promise<readonly FoundFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (ignored?.test(path)) {
    return [];
  }
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ path, file }];
  }
  const found: FoundFile[] = [];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // a reader tells a hundred at a time
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) {
      return found;
    }
    for (const each of some) {
      found.push(...(await walk(each, ignored)));
    }
  }
}

/** Takes files and folders that are dropped on an element; `take` is called within the event. */
export function useDrop(take: (data: DataTransfer) => void) {
  const [over, setOver] = useState(false);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const on = {
    onDragOver: (event: DragEvent) => {
      if (hasFiles(event)) {
        event.preventDefault();
        setOver(true);
      }
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) {
        setOver(false);
      }
    },
    // before a text editor, which would paste what was dropped into it
    onDropCapture: (event: DragEvent) => {
      if (hasFiles(event)) {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        take(event.dataTransfer);
      }
    },
  };
  return { on, over };
}
