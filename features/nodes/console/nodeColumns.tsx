import { bytes, Chips, type Column, CopyId, shortId } from '@console';
import type { messages } from './messages';
import { AgentState, Availability, NodeState, Role } from './NodeStates';
import { agentOf, labelsOf, type Node } from './node';

/** The columns of the list of nodes. */
export function nodeColumns(t: ReturnType<typeof messages.use>): readonly Column<Node>[] {
  const c = t.columns;
  return [
    { id: 'name', title: c.name, width: '2fr', value: row => row.name, card: 'title' },
    {
      id: 'state',
      title: c.state,
      width: 110,
      value: row => row.state,
      cell: row => <NodeState row={row} />,
      card: 'state',
    },
    {
      id: 'role',
      title: c.role,
      width: 120,
      value: row => row.role,
      cell: row => <Role row={row} />,
      card: 'line',
    },
    {
      id: 'availability',
      title: c.availability,
      width: 115,
      value: row => row.availability,
      cell: row => <Availability row={row} />,
      card: 'line',
    },
    {
      id: 'agent',
      title: c.agent,
      width: 115,
      value: agentOf,
      cell: row => <AgentState row={row} />,
      varying: true,
    },
    { id: 'tasksRunning', title: c.tasks, width: 70, align: 'right', value: row => row.tasksRunning },
    { id: 'cpus', title: c.cpus, width: 65, align: 'right', value: row => row.cpus },
    {
      id: 'memory',
      title: c.memory,
      width: 90,
      align: 'right',
      value: row => row.memory,
      cell: row => bytes(row.memory),
    },
    { id: 'engineVersion', title: c.engine, width: 110, value: row => row.engineVersion, card: 'line' },
    {
      id: 'address',
      title: c.address,
      width: 130,
      value: row => row.address,
      cell: row => <span className="mono">{row.address}</span>,
      card: 'line',
    },
    { id: 'os', title: c.platform, width: 130, value: row => `${row.os}/${row.architecture}`, extra: true },
    {
      id: 'label',
      title: c.labels,
      width: '2fr',
      value: row => labelsOf(row).join(' '),
      cell: row => <Chips of={labelsOf(row)} />,
    },
    {
      id: 'id',
      title: c.id,
      width: 130,
      value: row => shortId(row.id),
      cell: row => <CopyId id={row.id} />,
      extra: true,
    },
  ];
}
