import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../app/days';
import { Dialog } from '../app/Dialog';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { calibrate, type CalibrationResult, type Instrument, KIND, results } from './instruments';

type Props = { instrument: Instrument; /** Gets the position of the calibration in the history. */ onRecorded: (position: number) => void; onClose: () => void };

/** Enters a calibration. One that found the instrument out of tolerance puts its measurements in doubt. */
export function CalibrationDialog({ instrument, onRecorded, onClose }: Props) {
  const { t } = useTranslation('instruments');
  const format = useFormat();
  const [on, setOn] = useState(today());
  const [until, setUntil] = useState('');
  const [result, setResult] = useState<CalibrationResult>('passed');
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(KIND, 'inspections');
  const lacks = { on: on === '', until: result === 'passed' && until === '' };
  const errorOf = (field: 'on' | 'until' | 'result'): string | undefined => (judged && field !== 'result' && lacks[field] ? t('needed') : fieldErrors(error).filter((one) => one.pointer === `/${field}`).map((one) => format.text(one.text)).join(' ') || undefined);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (lacks.on || lacks.until) return;
    const body = { on, until: result === 'passed' ? until : null, result };
    const taken = await send(async (key) => onRecorded((await calibrate(instrument.id, body, key)).position), [instrument.id, body]);
    if (taken) onClose();
  };
  return (
    <Dialog title={t('calibrate.title', { number: instrument.number })} onClose={onClose} data-testid="calibration-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <TextInput type="date" label={t('column.on')} withAsterisk max={today()} value={on} onChange={(event) => setOn(event.currentTarget.value)} error={errorOf('on')} data-testid="calibrated-on" />
          <NativeSelect label={t('column.result')} value={result} onChange={(event) => setResult(event.currentTarget.value as CalibrationResult)} data={results.map((one) => ({ value: one, label: t(`result.${one}`) }))} error={errorOf('result')} data-testid="calibration-result" />
          {result === 'passed' ? (
            <TextInput type="date" label={t('column.until')} withAsterisk min={on} value={until} onChange={(event) => setUntil(event.currentTarget.value)} error={errorOf('until')} data-testid="calibrated-until" />
          ) : (
            <Notice tone="late">{instrument.calibratedOn === null ? t('calibrate.doubtsAll') : t('calibrate.doubts', { since: format.fullDate(instrument.calibratedOn) })}</Notice>
          )}
          <NotSent error={error} />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" color={result === 'passed' ? undefined : 'red'} loading={sending} data-testid="calibration-send">
              {t('calibrate.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
