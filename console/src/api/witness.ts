type Witness = (requestId: string) => void;

let present: Witness | undefined;
const witnesses = new WeakMap<Request, Witness>();

/**
 * Begins something, and tells the ids of the changes that it asks for at once; the audit log has rows with these ids.
 * What is asked for later, after an answer, is not told.
 */
export function witnessed<T>(begin: () => T, witness: Witness): T {
  const before = present;
  present = witness;
  try {
    return begin();
  } finally {
    present = before;
  }
}

/** A change is asked for. */
export function asked(request: Request): void {
  if (present) {
    witnesses.set(request, present);
  }
}

/** It was answered, well or not. */
export function answered(request: Request, response: Response): void {
  const id = response.headers.get('X-Request-Id');
  if (id) {
    witnesses.get(request)?.(id);
  }
}
