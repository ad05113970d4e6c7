import { useSearchParams } from 'react-router';

/** The spans of time that charts show, with the seconds that one point of their history has. */
export const SPANS = {
  '5m': { seconds: 300, step: 0 },
  '1h': { seconds: 3_600, step: 10 },
  '6h': { seconds: 21_600, step: 60 },
  '24h': { seconds: 86_400, step: 300 },
  '7d': { seconds: 604_800, step: 1_800 },
  '30d': { seconds: 2_592_000, step: 1_800 },
} as const;

export type Span = keyof typeof SPANS;

const USUAL: Span = '5m';

export function isSpan(text: string): text is Span {
  return text in SPANS;
}

/** The span of the page, which lives in its address. */
export function useSpan(): readonly [Span, (span: Span) => void] {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('span') ?? USUAL;
  const choose = (span: Span) =>
    setSearch(
      before => {
        const next = new URLSearchParams(before);
        if (span === USUAL) {
          next.delete('span');
        } else {
          next.set('span', span);
        }
        return next;
      },
      { replace: true },
    );
  return [isSpan(asked) ? asked : USUAL, choose];
}
