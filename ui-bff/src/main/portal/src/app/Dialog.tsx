import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';

type Props = { title: string; onClose: () => void; children: ReactNode; /** Wider than usual, for what holds a table. */ size?: 'lg'; 'data-testid'?: string };

/** A dialog over the page. Its head is no landmark: the page has its banner already. */
export function Dialog({ title, onClose, children, ...rest }: Props) {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal.Root opened onClose={onClose} centered {...rest}>
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content>
        <div className={classes.head}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Who leaves the dialog goes on where it was opened. It is gone at once and not closed step by step, so that nothing else gives the focus back. */
function useFocusBack(): void {
  const opener = useRef<HTMLElement | null>(undefined);
  opener.current ??= openerOf(document.activeElement);
  useEffect(() => {
    const back = opener.current;
    return () => {
      // What it stood in is removed first; a screen that took the focus meanwhile keeps it.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        back?.focus();
        // The button of what was ended is gone with it.
        if (document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true });
      });
    };
  }, []);
}

/** An entry of a menu goes with its menu: the button of that stays. */
function openerOf(focused: Element | null): HTMLElement | null {
  const button = focused?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  const opener = button ? document.getElementById(button) : focused;
  return opener instanceof HTMLElement ? opener : null;
}
