import { CloseButton, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './cockpit.module.css';
import { useWords } from './words';

/** Fills the whole screen in dark colours, for a display that people read from across the hall. Escape closes it. */
export function Wall({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    // It lies in front of everything else; keyboard and screen readers skip the rest.
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  useAwake();
  return (
    <dialog
      ref={dialog}
      className={classes.wall}
      data-mantine-color-scheme="dark"
      aria-label={title}
      data-testid="wall"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <title>{`${title} · Weft`}</title>
      <div className={classes.wallHead}>
        <Title order={1}>{title}</Title>
        <CloseButton aria-label={t('wall.close')} onClick={onClose} size="lg" />
      </div>
      {children}
    </dialog>
  );
}

/** Keeps the display on while nobody touches it. */
function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    const hold = (): void => {
      if (document.hidden || !('wakeLock' in navigator)) return;
      navigator.wakeLock.request('screen').then(
        (held) => (lock = held),
        () => {}, // the device decides
      );
    };
    hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, []);
}
