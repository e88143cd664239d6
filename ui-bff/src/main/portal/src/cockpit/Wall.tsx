import { CloseButton, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './cockpit.module.css';
import { useWords } from './words';

/** The whole screen, dark, for a display that people read from across the hall. Escape leaves it. */
export function Wall({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    // In front of everything else, which keyboard and readers then skip.
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

/** A display that nobody touches must not go dark. */
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
