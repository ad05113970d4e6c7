import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Filters that live in the address of the page, each under its own name. */
export function useAddressParts(names: readonly string[]) {
  const [search, setSearch] = useSearchParams();
  const part = (name: string) => search.get(name) ?? '';
  const change = useCallback(
    (parts: Readonly<Record<string, string>>) =>
      setSearch(
        now => {
          const next = new URLSearchParams(now);
          for (const [name, value] of Object.entries(parts)) {
            if (value === '') {
              next.delete(name);
            } else {
              next.set(name, value);
            }
          }
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const put = useCallback((name: string, value: string) => change({ [name]: value }), [change]);
  const clear = () => change(Object.fromEntries(names.map(name => [name, ''])));
  return { part, put, clear, filtered: names.some(name => part(name) !== '') };
}
