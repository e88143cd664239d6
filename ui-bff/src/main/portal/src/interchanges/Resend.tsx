import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { useScope } from '../app/scope';
import { mayActFor, useMe } from '../app/Session';
import { type InterchangeDetail, sendAgain } from './interchanges';
import { WhyDialog } from './WhyDialog';

/**
 * Sends an outgoing interchange again, for its receiver, or writes one that could not be written,
 * for either end.
 */
export function ResendButton({ interchange }: { interchange: InterchangeDetail }) {
  const { t } = useTranslation('interchanges');
  const me = useMe();
  const format = useFormat();
  const { asOf } = useScope();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { id, state, sender, receiver, reference, deliveredAt } = interchange;
  const how = state === 'unwritten' ? 'rewrite' : 'resend';
  const may = how === 'rewrite' ? mayActFor(me, sender, receiver) : mayActFor(me, receiver);
  if (interchange.direction !== 'out' || !state || state === 'waiting' || state === 'sending' || asOf || !may) return null;
  const send = async (reason: string): Promise<void> => {
    await sendAgain(id, how, reason);
    await client.invalidateQueries({ queryKey: ['interchanges'] });
    await client.invalidateQueries({ queryKey: ['segments', id] });
    await client.invalidateQueries({ queryKey: ['text', id] });
  };
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpen(true)} data-testid={how}>
        {t(`${how}.button`)}
      </Button>
      {open && (
        <WhyDialog title={t(`${how}.title`, { reference })} choose={t(`${how}.button`)} onClose={() => setOpen(false)} send={send}>
          <p className="dim">{deliveredAt ? t('resend.twice', { at: format.moment(deliveredAt) }) : t(`${how}.why`)}</p>
        </WhyDialog>
      )}
    </>
  );
}
