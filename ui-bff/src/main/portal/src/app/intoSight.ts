import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** In milliseconds: by then what stands above has been read, or its reader looks elsewhere. */
const SETTLES = 4_000;

/** Brings what a link names by its `#` into sight. */
export function useIntoSight<E extends HTMLElement>(id: string) {
  return useHeldInSight<E>(useLocation().hash === `#${id}`);
}

/** Brings an element into sight, and holds it there while what is above it comes in. */
export function useHeldInSight<E extends HTMLElement>(held: boolean) {
  const ref = useRef<E>(null);
  useEffect(() => {
    const it = ref.current;
    const screen = it?.closest('main');
    if (!it || !screen || !held) return;
    // The screen alone is moved: scrollIntoView takes the head of the portal with it.
    const heights = new ResizeObserver(() => screen.scrollBy(0, it.getBoundingClientRect().top - screen.getBoundingClientRect().top - 8));
    for (let around = it.parentElement; around && around !== screen; around = around.parentElement) heights.observe(around);
    const over = new AbortController();
    const end = (): void => {
      heights.disconnect();
      over.abort();
    };
    for (const own of ['wheel', 'keydown', 'pointerdown']) window.addEventListener(own, end, { signal: over.signal });
    const timer = setTimeout(end, SETTLES);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [held]);
  return ref;
}
