import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** Milliseconds after which the content above has loaded, or the reader looks elsewhere. */
const SETTLES = 4_000;

/** Scrolls to the element that a link names by its `#`. */
export function useIntoSight<E extends HTMLElement>(id: string) {
  return useHeldInSight<E>(useLocation().hash === `#${id}`);
}

/** Scrolls to an element and holds it there while the content above it loads. */
export function useHeldInSight<E extends HTMLElement>(held: boolean) {
  const ref = useRef<E>(null);
  useEffect(() => {
    const it = ref.current;
    const screen = it?.closest('main');
    if (!it || !screen || !held) return;
    // Only the screen scrolls: scrollIntoView would move the portal's head too.
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
