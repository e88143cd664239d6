import { useEffect, useState } from 'react';

/**
 * Tells which row a person is in. While the pointer is down the former row stays, so that the
 * clicked cell does not move away beneath the pointer when the rows under the former one go.
 */
export function entering(set: (row: string) => void) {
  let isDown = false;
  let next: string | undefined;
  return {
    press: (): void => {
      isDown = true;
    },
    enter: (row: string): void => {
      if (isDown) next = row;
      else set(row);
    },
    release: (): void => {
      isDown = false;
      if (next !== undefined) set(next);
      next = undefined;
    },
  };
}

const RELEASES = ['pointerup', 'pointercancel', 'keydown'] as const;

/** The row that a person is in; undefined until they enter one. */
export function useEntered() {
  const [entered, setEntered] = useState<string>();
  const [{ press, enter, release }] = useState(() => entering(setEntered));
  useEffect(() => {
    for (const name of RELEASES) window.addEventListener(name, release);
    return () => {
      for (const name of RELEASES) window.removeEventListener(name, release);
    };
  }, [release]);
  return { entered, press, enter };
}
