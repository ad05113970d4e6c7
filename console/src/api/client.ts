import createClient from 'openapi-fetch';
import { ProblemError, problemFrom } from './problem';
import type { components, paths } from './schema';
import { renewed } from './session';
import { answered, asked } from './witness';

export type Schemas = components['schemas'];

const PAUSES = [200, 1000];

/**
 * Asks until there is an answer: again when the connection broke, which a key makes safe for changes too, and again
 * after a new sign-in when the session has ended, so that nothing typed is lost.
 */
export async function patientFetch(request: Request): Promise<Response> {
  for (;;) {
    const answer = await persistentFetch(request);
    if (answer.status !== 401) {
      return answer;
    }
    await renewed();
  }
}

/** A browser gives up its connections when a network interface of its machine comes or goes, as with each container. */
async function persistentFetch(request: Request): Promise<Response> {
  for (const pause of PAUSES) {
    try {
      return await fetch(request.clone());
    } catch (error) {
      if (request.signal.aborted) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  }
  return fetch(request.clone());
}

/** The API by its declared paths: `await told(api.GET('/containers/{container}', …))`. */
export const api = createClient<paths>({ baseUrl: '/api/v1', fetch: patientFetch });

api.use({
  async onRequest({ request }) {
    if (request.method !== 'GET') {
      asked(request);
      if (!request.headers.has('Idempotency-Key')) {
        request.headers.set('Idempotency-Key', crypto.randomUUID());
      }
    }
    return request;
  },
  async onResponse({ request, response }) {
    answered(request, response);
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
