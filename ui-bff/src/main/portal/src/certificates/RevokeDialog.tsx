import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDay, today } from '../app/days';
import { Dialog } from '../app/Dialog';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { type Certificate, revoke } from './certificates';
import classes from './certificates.module.css';

const MOST = 1_000;

/** Revokes a certificate from a day on. It stays readable and shows the revocation. */
export function RevokeDialog({ certificate, onClose }: { certificate: Certificate; onClose: () => void }) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState(today());
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending('certificates');
  const told = (field: string): string | undefined => {
    const its = fieldErrors(error).find((one) => one.pointer === `/${field}`);
    return its && format.text(its.text);
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    const said = { reason: reason.trim(), from };
    if (said.reason === '' || said.reason.length > MOST || !isDay(from)) return;
    if (await send((key) => revoke(certificate, said, key), [certificate.id, said])) onClose();
  };
  return (
    <Dialog title={t('revoke.title', { number: certificate.number })} onClose={onClose} data-testid="revoke-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p className={classes.why}>{t('revoke.why')}</p>
          <WordsField label={t('revoke.reason')} withAsterisk most={MOST} value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={judged && reason.trim() === '' ? t('issue.fault.needed') : told('reason')} data-testid="revoke-reason" />
          <TextInput type="date" label={t('revoke.from')} withAsterisk value={from} onChange={(event) => setFrom(event.currentTarget.value)} error={judged && !isDay(from) ? t('issue.fault.needed') : told('from')} data-testid="revoke-from" />
          <NotSent error={error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" color="red" loading={sending} data-testid="revoke-send">
              {t('revoke.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
