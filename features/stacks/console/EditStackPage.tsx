import { ProblemView, problemOf, useRows, Waiting } from '@console';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { StackEditor } from './StackEditor';
import { filesOf, type Stack } from './stack';

/** Another revision of a stack, from the files of its latest one. */
export default function EditStackPage() {
  const { id = '' } = useParams();
  const rows = useRows<Stack>('stacks', `name:"${id}"`);
  const row = rows.rows.get(id);
  const { data, error, refetch } = useQuery({
    queryKey: ['stacks', id, 'files'],
    queryFn: () => (row ? filesOf(row) : {}),
    enabled: rows.loaded,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (error) {
    return <ProblemView problem={problemOf(error)} retry={() => void refetch()} />;
  }
  if (!data) {
    return <Waiting />;
  }
  const files = Object.keys(data).length > 0 ? data : { 'compose.yaml': '' };
  return <StackEditor key={id} stack={id} files={files} />;
}
