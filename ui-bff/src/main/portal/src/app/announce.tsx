import { useEffect, useState } from 'react';

const GAP = 3_000;
let show: ((text: string) => void) | undefined;
let waiting: string | undefined;
let last = 0;

/**
 * Announces a sentence to screen readers, politely, at most one every three seconds; the newest
 * wins.
 */
export function announce(text: string): void {
  const wait = Math.max(0, last + GAP - Date.now());
  const scheduled = waiting !== undefined;
  waiting = text;
  if (scheduled) return;
  setTimeout(() => {
    last = Date.now();
    show?.(waiting ?? '');
    waiting = undefined;
  }, wait);
}

export function LiveRegion() {
  const [text, setText] = useState('');
  useEffect(() => {
    show = setText;
    return () => {
      show = undefined;
    };
  }, []);
  return (
    <div className="visually-hidden" role="status" aria-live="polite" data-testid="announcements">
      {text}
    </div>
  );
}
