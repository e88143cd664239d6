import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';

type Props = { title: string; onClose: () => void; children: ReactNode; /** Wider than usual, for tables. */ size?: 'lg'; 'data-testid'?: string };

/** A dialog over the page. Its head is no landmark, because the page already has a banner. */
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

/**
 * After the dialog the reader continues where it was opened. It disappears at once rather than in
 * steps, so that nothing else returns the focus.
 */
function useFocusBack(): void {
  const opener = useRef<HTMLElement | null>(undefined);
  opener.current ??= openerOf(document.activeElement);
  useEffect(() => {
    const back = opener.current;
    return () => {
      // React removes the dialog's container first. A screen that took the focus meanwhile keeps
      // it.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        back?.focus();
        // The button of an ended thing disappears with it.
        if (document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true });
      });
    };
  }, []);
}

/** A menu entry disappears with its menu; the menu's button remains. */
function openerOf(focused: Element | null): HTMLElement | null {
  const button = focused?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  const opener = button ? document.getElementById(button) : focused;
  return opener instanceof HTMLElement ? opener : null;
}
