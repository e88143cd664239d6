import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { compare, typed } from '../app/decimal';
import { Dialog } from '../app/Dialog';
import { useFormat } from '../app/format';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { useFormWords } from './formWords';
import { answerLoad, type LoadRequest, REQUESTS } from './loadRequests';
import { useWords } from './words';

const MOST = 1_000;

/** Takes a request, with all or less of the power that was asked, or refuses it and says why. */
export function AnswerLoadDialog({ request, taken, onClose }: { request: LoadRequest; taken: boolean; onClose: () => void }) {
  const t = useFormWords();
  const words = useWords();
  const format = useFormat();
  const [kW, setKW] = useState(request.kW);
  const [reason, setReason] = useState('');
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(REQUESTS, 'needs');
  const amount = typed(kW);
  const said = reason.trim();
  const faultyKW = taken && (amount === undefined || compare(amount, '0') === 0);
  const missing = !taken && said === '';
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (faultyKW || missing || said.length > MOST) return;
    const body = { taken, kW: taken && amount !== undefined && compare(amount, request.kW) !== 0 ? amount : null, reason: said || null };
    if (await send((key) => answerLoad(request, body, key), [request.id, request.version, body])) onClose();
  };
  return (
    <Dialog title={t(taken ? 'load.takeTitle' : 'load.refuseTitle')} onClose={onClose} data-testid="load-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p>{t('load.asked', { kW: format.rounded(request.kW), from: format.moment(request.from), until: format.moment(request.until) })}</p>
          <p className="dim">{request.reason}</p>
          {taken && <TextInput label={t('load.kWDone')} description={t('load.kWDoneWhy')} withAsterisk inputMode="decimal" autoComplete="off" value={kW} onChange={(event) => setKW(event.currentTarget.value)} error={judged && faultyKW ? t('load.positive') : undefined} data-testid="load-kW" />}
          <WordsField label={words('advice.reason')} withAsterisk={!taken} most={MOST} value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={judged && missing ? words('needed') : undefined} data-testid="load-reason" />
          <NotSent error={error} fields />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="load-send">
              {t(taken ? 'load.take' : 'load.refuse')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
