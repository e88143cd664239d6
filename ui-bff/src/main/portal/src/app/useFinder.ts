import { useEffect, useState } from 'react';

const ASKED = 'weft-find';

/** Opens the finder: what Ctrl-K does, for those who have no such key. */
export const openFinder = (): boolean => window.dispatchEvent(new Event(ASKED));

/** Whether the finder is open; Ctrl-K, or Cmd-K, opens it from anywhere. */
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
  return [open, setOpen];
}
