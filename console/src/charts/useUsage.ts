import { useEffect, useMemo, useState } from 'react';
import type { Schemas } from '../api/client';
import { type Problem, problemOf } from '../api/problem';
import type { Connection } from '../live/stream';
import { useEvents } from '../live/useEvents';
import { type Figures, fromFigures, fromPoint, type Sample, Track } from './samples';
import { SPANS, type Span } from './span';

export interface UsageSource {
  /** A stream of figures, such as `/api/v1/containers/ID/stats`; empty when nothing can be measured. */
  readonly live: string;
  readonly history: (from: string) => Promise<Schemas['StatsHistory']>;
}

export interface Usage {
  readonly samples: readonly Sample[];
  readonly latest: Figures | undefined;
  /** The end of what is shown, in seconds. */
  readonly now: number;
  readonly loaded: boolean;
  readonly problem: Problem | undefined;
  readonly connection: Connection;
  readonly retry: () => void;
}

/** Points as fine as a pixel need no finer clock. */
const REDRAWS = 600;

/** What is used and was used, over a span. */
export function useUsage({ live, history }: UsageSource, span: Span): Usage {
  const { seconds, step } = SPANS[span];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another object has another track
  const track = useMemo(() => new Track(seconds, step), [seconds, step, live]);
  const [latest, setLatest] = useState<Usage['latest']>();
  const [, shown] = useState(0);
  const [again, setAgain] = useState(0);
  const [asked, setAsked] = useState<{ of?: Track; problem?: Problem }>({});
  const connection = useEvents(live, ({ event, data }) => {
    if (event === 'sample') {
      const figures = data as Figures;
      track.add(fromFigures(figures));
      setLatest(figures);
    }
  });
  const lost = connection.state === 'reconnecting';
  useEffect(() => {
    if (lost) {
      // what was missed meanwhile is asked for once there is a connection again
      return () => setAgain(times => times + 1);
    }
    return undefined;
  }, [lost]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when somebody wants so
  useEffect(() => {
    let current = true;
    history(new Date(Date.now() - seconds * 1000).toISOString()).then(
      told => {
        if (current) {
          track.load(told.points.map(point => fromPoint(point, told.stepMs, told.to)));
          setAsked({ of: track });
        }
      },
      error => current && setAsked({ of: track, problem: problemOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [track, history, again]);
  useEffect(() => {
    const timer = setInterval(() => shown(times => times + 1), Math.max(1000, (seconds * 1000) / REDRAWS));
    return () => clearInterval(timer);
  }, [seconds]);
  const now = Date.now() / 1000;
  return {
    samples: track.samples(now),
    latest,
    now,
    loaded: asked.of === track,
    problem: asked.of === track ? asked.problem : undefined,
    connection,
    retry: () => setAgain(again + 1),
  };
}
