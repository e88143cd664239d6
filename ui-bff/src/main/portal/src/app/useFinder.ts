import { useEffect, useState } from 'react';

const ASKED = 'weft-find';

/** Opens the finder, as Ctrl-K does, for devices without that key. */
export const openFinder = (): boolean => window.dispatchEvent(new Event(ASKED));

/**
 * Text typed between the request and the first moment of the field. None of it is meant for the
 * screen below.
 */
let ahead = '';
export function typedAhead(): string {
  const typed = ahead;
  ahead = '';
  return typed;
}

/** Whether the finder is open. Ctrl-K or Cmd-K opens it from anywhere. */
export function useFinder(): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpen(true);
    };
    const ask = (): void => setOpen(true);
    window.addEventListener('keydown', press);
    window.addEventListener(ASKED, ask);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener(ASKED, ask);
    };
  }, []);
  useEffect(() => {
    if (!open) return;
    ahead = '';
    const hold = (event: globalThis.KeyboardEvent): void => {
      if (document.activeElement?.closest('[role=dialog]') || event.isComposing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === 'Escape') setOpen(false);
      else if (event.key === 'Backspace') ahead = ahead.slice(0, -1);
      else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) ahead += event.key;
    };
    window.addEventListener('keydown', hold, true);
    return () => window.removeEventListener('keydown', hold, true);
  }, [open]);
  return [open, setOpen];
}
