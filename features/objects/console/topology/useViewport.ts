import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';

export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const LEAST = 0.2;
const MOST = 2.5;
const STEP = 1.25;
const MARGIN = 24;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The part of a picture that is seen: dragged and pinched, scrolled, and moved by keys. */
export function useViewport(picture: Size) {
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<Viewport>({ x: 0, y: 0, scale: 1 });
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  const { width, height } = picture;

  const zoom = useCallback((by: number, at?: { x: number; y: number }) => {
    const box = frame.current?.getBoundingClientRect();
    const point = at ?? { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 };
    setView(now => zoomed(now, by, point));
  }, []);
  const move = useCallback(
    (dx: number, dy: number) => setView(now => ({ ...now, x: now.x + dx, y: now.y + dy })),
    [],
  );
  const fit = useCallback(() => {
    const box = frame.current?.getBoundingClientRect();
    if (box && width > 0) {
      setView(fitted({ width, height }, box));
    }
  }, [width, height]);
  useEffect(fit, [fit]);
  useWheel(frame, zoom);

  return {
    frame,
    view,
    zoomIn: () => zoom(STEP),
    zoomOut: () => zoom(1 / STEP),
    fit,
    move,
    /** Brings a part of the picture into view, such as a box that has the focus. */
    show: (x: number, y: number, size: Size) => {
      const box = frame.current?.getBoundingClientRect();
      if (box) {
        frame.current?.scrollTo(0, 0);
        setView(now => shown(now, { x, y, ...size }, box));
      }
    },
    drag: {
      onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      },
      onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
        const before = pointers.current.get(event.pointerId);
        if (!before) {
          return;
        }
        const now = { x: event.clientX, y: event.clientY };
        pointers.current.set(event.pointerId, now);
        const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
        if (other) {
          const box = event.currentTarget.getBoundingClientRect();
          zoom(distance(now, other) / Math.max(1, distance(before, other)), {
            x: (now.x + other.x) / 2 - box.x,
            y: (now.y + other.y) / 2 - box.y,
          });
        } else {
          move(now.x - before.x, now.y - before.y);
        }
      },
      onPointerUp: (event: PointerEvent<HTMLDivElement>) => pointers.current.delete(event.pointerId),
      onPointerCancel: (event: PointerEvent<HTMLDivElement>) => pointers.current.delete(event.pointerId),
      onPointerLeave: (event: PointerEvent<HTMLDivElement>) => pointers.current.delete(event.pointerId),
    },
  };
}

function useWheel(
  frame: { current: HTMLDivElement | null },
  zoom: (by: number, at: { x: number; y: number }) => void,
): void {
  useEffect(() => {
    const element = frame.current;
    // a listener of React's could not keep the page from scrolling
    const turned = (event: WheelEvent) => {
      event.preventDefault();
      const box = element?.getBoundingClientRect();
      zoom(1.0015 ** -event.deltaY, {
        x: event.clientX - (box?.x ?? 0),
        y: event.clientY - (box?.y ?? 0),
      });
    };
    element?.addEventListener('wheel', turned, { passive: false });
    return () => element?.removeEventListener('wheel', turned);
  }, [frame, zoom]);
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Another scale, with the point staying where it is. */
export function zoomed(now: Viewport, by: number, at: { x: number; y: number }): Viewport {
  const scale = Math.min(MOST, Math.max(LEAST, now.scale * by));
  const grown = scale / now.scale;
  return { scale, x: at.x - (at.x - now.x) * grown, y: at.y - (at.y - now.y) * grown };
}

/** All of the picture, not larger than it is, in the middle of the frame. */
export function fitted(picture: Size, frame: Size): Viewport {
  const least = Math.min(frame.width / picture.width, frame.height / picture.height);
  const scale = Math.min(1, Math.max(LEAST, least));
  return {
    scale,
    x: Math.max(0, (frame.width - picture.width * scale) / 2),
    y: Math.max(0, (frame.height - picture.height * scale) / 2),
  };
}

function shown(now: Viewport, part: Size & { x: number; y: number }, frame: Size): Viewport {
  const left = part.x * now.scale + now.x;
  const top = part.y * now.scale + now.y;
  const along = (at: number, size: number, room: number) =>
    at < MARGIN ? MARGIN - at : Math.min(0, room - MARGIN - size * now.scale - at);
  return {
    ...now,
    x: now.x + along(left, part.width, frame.width),
    y: now.y + along(top, part.height, frame.height),
  };
}
