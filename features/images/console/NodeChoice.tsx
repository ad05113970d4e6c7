import { MultiSelect } from '@mantine/core';
import { messages } from './messages';
import { reachable, useNodes } from './useNodes';

interface NodeChoiceProps {
  readonly nodes: string[];
  readonly choose: (nodes: string[]) => void;
}

/** Which nodes are meant, where there are several; those that are away can't be. */
export function NodeChoice({ nodes, choose }: NodeChoiceProps) {
  const t = messages.use();
  const choice = useNodes();
  return choice.length > 1 ? (
    <MultiSelect
      label={t.which.nodes}
      description={t.which.hint}
      data={choice.map(node => ({ value: node.name, label: node.name, disabled: !reachable(node) }))}
      value={nodes}
      onChange={choose}
      clearable
    />
  ) : undefined;
}
