import type { KeyboardEvent } from 'react';

/** Arrows and Enter go up and down in a table of fields that say as `data-at` in which row and column they are. */
export function step(event: KeyboardEvent<HTMLInputElement>, row: number, at: number): void {
  const down = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
  if (down === undefined) return;
  event.preventDefault();
  const next = event.currentTarget.closest('table')?.querySelector<HTMLInputElement>(`input[data-at="${row + down}-${at}"]`);
  next?.focus();
  next?.select();
}
