import { Button, Group, Stack } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { Dialog } from '../app/Dialog';
import { Notice } from '../app/Notice';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { KIND, type Picking } from './pickings';
import { close, usePicks } from './picks';
import { useWords } from './words';

const MOST = 1_000;

/** Ends a picking. If goods are missing, the person states why. */
export function CloseDialog({ picking, onClose }: { picking: Picking; onClose: () => void }) {
  const t = useWords();
  const [reason, setReason] = useState('');
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(KIND);
  const waiting = usePicks().filter((one) => one.picking === picking.id && (one.state === 'waiting' || one.state === 'sending')).length;
  const open = picking.lines.filter((one) => !one.complete).length;
  const said = reason.trim();
  const missing = open > 0 && said === '';
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (missing || waiting > 0 || said.length > MOST) return;
    if (await send((key) => close(picking, said || null, key), [picking.id, picking.version, said])) onClose();
  };
  return (
    <Dialog title={t('close.title', { number: picking.number })} onClose={onClose} data-testid="close-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p>{open === 0 ? t('close.whole') : t('close.open', { count: open })}</p>
          {waiting > 0 && <Notice tone="open">{t('close.waiting', { count: waiting })}</Notice>}
          <WordsField label={t('close.reason')} withAsterisk={open > 0} most={MOST} value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={judged && missing ? t('close.needed') : undefined} data-testid="close-reason" />
          <NotSent error={error} fields />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('close.cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} disabled={waiting > 0} data-testid="close-send">
              {t('close.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
