import createClient from 'openapi-fetch';
import { ProblemError, problemFrom } from './problem';
import type { components, paths } from './schema';
import { renewed } from './session';

export type Schemas = components['schemas'];

/** Asks, waits for a new session when the old one has ended, and asks again: nothing typed is lost. */
export async function patientFetch(request: Request): Promise<Response> {
  for (;;) {
    const answer = await fetch(request.clone());
    if (answer.status !== 401) {
      return answer;
    }
    await renewed();
  }
}

/** The API by its declared paths: `await told(api.GET('/containers/{container}', …))`. */
export const api = createClient<paths>({ baseUrl: '/api/v1', fetch: patientFetch });

api.use({
  async onRequest({ request }) {
    if (request.method !== 'GET' && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', crypto.randomUUID());
    }
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) {
      throw new ProblemError(await problemFrom(response));
    }
    return response;
  },
});

/** The content of an answer; refusals have been thrown as a {@link ProblemError}. */
export async function told<T>(asked: Promise<{ data?: T }>): Promise<T> {
  return (await asked).data as T;
}
