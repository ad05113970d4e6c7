import { TaskTable } from './TaskTable';

/** The tasks of all services, those that run and the last ones that did not. */
export default function TasksPage() {
  return <TaskTable />;
}
