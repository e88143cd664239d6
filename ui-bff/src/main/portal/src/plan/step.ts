import type { KeyboardEvent } from 'react';

/** Arrows and Enter move up and down in a table of fields whose `data-at` names row and column. */
export function step(event: KeyboardEvent<HTMLInputElement>, row: number, at: number): void {
  const down = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
  if (down === undefined) return;
  event.preventDefault();
  const next = event.currentTarget.closest('table')?.querySelector<HTMLInputElement>(`input[data-at="${row + down}-${at}"]`);
  next?.focus();
  next?.select();
}
