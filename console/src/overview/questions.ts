/** A list and a query as the API's look at several lists takes it. */
export function questionOf(list: string, query: string): string {
  return query === '' ? list : `${list} ${query}`;
}

/** The page of a list with a filter. */
export function filtered(address: string, query: string): string {
  return query === '' ? address : `${address}?q=${encodeURIComponent(query)}`;
}
