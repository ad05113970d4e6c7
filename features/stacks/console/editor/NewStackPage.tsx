import { ProblemView, problemOf, Waiting } from '@console';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { latestFiles } from '../stack';
import { editorMessages } from './messages';
import { StackEditor } from './StackEditor';
import { Start } from './Start';
import { keptDraft, type Original } from './useDraft';

/** A new stack: from the draft that was left, the files of another stack, or what somebody begins with. */
export default function NewStackPage() {
  const [search] = useSearchParams();
  const from = search.get('from') ?? '';
  return from === '' ? <FromScratch /> : <Duplicate key={from} from={from} />;
}

function FromScratch() {
  const [original, setOriginal] = useState<Original | undefined>(() => keptDraft(''));
  return original ? (
    <StackEditor original={original} discarded={() => setOriginal(undefined)} />
  ) : (
    <Start begin={setOriginal} />
  );
}

function Duplicate({ from }: { from: string }) {
  const t = editorMessages.use();
  const { data, error, refetch } = useQuery({
    queryKey: ['stacks', from, 'files'],
    queryFn: () => latestFiles(from),
    gcTime: 0,
  });
  if (error) {
    return <ProblemView problem={problemOf(error)} retry={() => void refetch()} />;
  }
  if (!data) {
    return <Waiting />;
  }
  return (
    <StackEditor
      draftOf={`?${from}`}
      original={{ name: '', files: data.files, base: 0 }}
      title={t.copyOf(from)}
      notice={t.duplicateText}
    />
  );
}
