import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** In milliseconds: by then what stands above has been read, or its reader looks elsewhere. */
const SETTLES = 4_000;

/** Brings what a link names by its `#` into sight, and holds it there while what is above it comes in. */
export function useIntoSight<E extends HTMLElement>(id: string) {
  const ref = useRef<E>(null);
  const { hash } = useLocation();
  useEffect(() => {
    const it = ref.current;
    if (!it?.parentElement || hash !== `#${id}`) return;
    const screen = it.closest('main');
    // The screen alone is moved: scrollIntoView takes the head of the portal with it.
    const heights = new ResizeObserver(() => screen?.scrollBy(0, it.getBoundingClientRect().top - screen.getBoundingClientRect().top - 8));
    heights.observe(it.parentElement);
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
  }, [hash, id]);
  return ref;
}
