import type { components } from './schema';

export type Problem = components['schemas']['Problem'];

/** A refusal by the server, or no answer from it at all, as an error that is shown to people. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** What an error says; an error that is no problem of the server becomes one of the connection. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) {
    return error.problem;
  }
  return unreachable(error instanceof Error ? error.message : String(error));
}

export function unreachable(but: string): Problem {
  return {
    type: 'about:blank',
    code: 'console.unreachable',
    title: 'Unreachable',
    status: 0,
    tried: 'ask the server',
    but,
    next: '',
    detail: but,
  };
}

/** Reads the problem of an answer that is none of success. */
export async function problemFrom(answer: Response): Promise<Problem> {
  const type = answer.headers.get('content-type') ?? '';
  if (type.includes('json')) {
    return (await answer.json()) as Problem;
  }
  return { ...unreachable(`it answered ${answer.status} ${answer.statusText}`), status: answer.status };
}
