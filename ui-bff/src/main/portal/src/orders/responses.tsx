import { Button } from '@mantine/core';
import { IconSend, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Promised } from '../answers/answers';
import classes from './order.module.css';
import type { Reason } from './orders';

/** One answer to one line, as the API takes it. */
export type Response =
  | { line: string; answer: 'accept' | 'accept-proposal' }
  | { line: string; answer: 'propose'; schedule: Promised[]; reason: Reason }
  | { line: string; answer: 'refuse' | 'refuse-proposal'; reason: Reason };

type Props = { responses: Response[]; left: number; sending: boolean; onSend: () => void; onClear: () => void };

/** The chosen answers. They leave together, as one message to the customer. */
export function ResponseBar({ responses, left, sending, onSend, onClear }: Props) {
  const { t } = useTranslation('orders');
  if (responses.length === 0) return null;
  return (
    <section className={classes.bar} aria-label={t('answer.chosen')} data-testid="response-bar">
      <span className={classes.barText}>
        <strong className="number">{t('answer.count', { count: responses.length })}</strong>
        {left > 0 && <span className="dim"> · {t('answer.left', { count: left })}</span>}
      </span>
      <Button leftSection={<IconSend size={16} aria-hidden="true" />} loading={sending} onClick={onSend} data-testid="send-responses">
        {t('answer.send', { count: responses.length })}
      </Button>
      <Button variant="subtle" color="gray" px={8} onClick={onClear} aria-label={t('answer.clear')} disabled={sending}>
        <IconX size={16} aria-hidden="true" />
      </Button>
    </section>
  );
}
