import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';

type Props = { title: string; onClose: () => void; children: ReactNode; /** Wider than usual, for what holds a table. */ size?: 'lg'; 'data-testid'?: string };

/** A dialog over the page. Its head is no landmark: the page has its banner already. */
export function Dialog({ title, onClose, children, ...rest }: Props) {
  const { t } = useTranslation();
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
