import { type DragEvent, useState } from 'react';
import { dropped, type Uploaded } from './upload';

/** Takes files and folders that are dropped on an element. */
export function useDrop(take: (found: Uploaded) => void) {
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
    // before the text editor, which would paste what was dropped into it
    onDropCapture: (event: DragEvent) => {
      if (hasFiles(event)) {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        void dropped(event.dataTransfer).then(take);
      }
    },
  };
  return { on, over };
}
