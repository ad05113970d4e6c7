import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../api/client';
import { problemOf } from '../api/problem';
import { JsonView } from './JsonView';
import { ProblemView } from './ProblemView';
import { Waiting } from './Waiting';

interface InspectionProps {
  /** Names what is looked at, with whatever shows that it changed. */
  readonly of: readonly unknown[];
  readonly label: string;
  readonly look: () => Promise<Schemas['Found']>;
}

/** What the engine says of an object, in its own words. */
export function Inspection({ of, label, look }: InspectionProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ['inspection', ...of],
    queryFn: look,
    placeholderData: before => before,
  });
  if (error) {
    return <ProblemView problem={problemOf(error)} retry={() => void refetch()} />;
  }
  return data ? <JsonView value={data.inspect} label={label} /> : <Waiting />;
}
