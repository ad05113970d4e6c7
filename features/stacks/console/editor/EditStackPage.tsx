import { ProblemView, problemOf, Waiting } from '@console';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { latestFiles } from '../stack';
import { StackEditor } from './StackEditor';

/** Another revision of a stack, from the files of its latest one. */
export default function EditStackPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['stacks', id, 'files'],
    queryFn: () => latestFiles(id),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (error) {
    return <ProblemView problem={problemOf(error)} retry={() => void refetch()} />;
  }
  if (!data) {
    return <Waiting />;
  }
  const files = Object.keys(data.files).length > 0 ? data.files : { 'compose.yaml': '' };
  return <StackEditor key={id} stack={id} original={{ name: id, files, base: data.revision }} />;
}
