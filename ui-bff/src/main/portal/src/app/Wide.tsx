import type { ReactNode } from 'react';

/** Content that may be wider than the screen scrolls within itself, also by keyboard. */
export function Wide({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else nobody scrolls it without a mouse
    <div className="wide" tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
