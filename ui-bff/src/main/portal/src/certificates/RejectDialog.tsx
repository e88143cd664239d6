import { Button, CloseButton, Group, NativeSelect, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { useDraftAbout } from '../app/draft';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { type Certificate, type Reason, reject } from './certificates';
import classes from './certificates.module.css';
import { fields, useFieldName } from './fields';

/** The most reasons. */
const MOST_REASONS = 20;
const LONGEST = 1_000;

/** States the fault of each field, so that the supplier need not guess. */
export function RejectDialog({ certificate, onClose }: { certificate: Certificate; onClose: () => void }) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const name = useFieldName();
  // A result outside its limits is the likeliest reason.
  const outside = certificate.results.findIndex((one) => one.outside);
  const first: Reason = { field: outside < 0 ? '' : `results/${outside}`, text: '' };
  const [draft, keep] = useDraftAbout<Reason[]>('certificates.rejecting', certificate.id, String(certificate.version));
  const reasons = draft ?? [first];
  const change = (at: number, to: Partial<Reason>): void => keep(reasons.map((one, nth) => (nth === at ? { ...one, ...to } : one)));
  const [judged, setJudged] = useState(false);
  const { sending, error, send, forget } = useSending('certificates');
  const places = [...fields, ...certificate.results.map((_, at) => `results/${at}`)];
  const said = reasons.map((one) => ({ field: one.field, text: one.text.trim() }));
  const faulty = said.some((one) => one.field === '' || one.text === '' || one.text.length > LONGEST);
  const fault = (at: number, field: keyof Reason): string | undefined => {
    if (judged && said[at]?.[field] === '') return t('issue.fault.needed');
    const told = fieldErrors(error).find((one) => one.pointer === `/reasons/${at}/${field}`);
    return told && format.text(told.text);
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (faulty) return;
    const taken = await send(async (key) => {
      await reject(certificate, said, key);
      keep(undefined);
    }, [certificate.id, said]);
    if (taken) onClose();
  };
  return (
    <Dialog title={t('reject.title', { number: certificate.number })} onClose={onClose} data-testid="reject-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p className={classes.why}>{t('reject.why')}</p>
          {reasons.map((one, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- reasons have no name of their own while they are typed
            <fieldset key={at} className={classes.reason} data-testid="reason">
              <legend className="visually-hidden">{t('reject.reason', { number: at + 1 })}</legend>
              <NativeSelect label={t('reject.field')} value={one.field} onChange={(event) => change(at, { field: event.currentTarget.value })} data={[{ value: '', label: t('issue.choose') }, ...places.map((place) => ({ value: place, label: name(place, certificate.results) }))]} error={fault(at, 'field')} data-testid="reason-field" />
              {reasons.length > 1 ? (
                <CloseButton
                  mt={24}
                  aria-label={t('reject.remove', { number: at + 1 })}
                  onClick={() => {
                    forget();
                    keep(reasons.filter((_, nth) => nth !== at));
                  }}
                />
              ) : (
                <span />
              )}
              <WordsField className={classes.wide ?? ''} label={t('reject.text')} most={LONGEST} value={one.text} onChange={(event) => change(at, { text: event.currentTarget.value })} error={fault(at, 'text')} data-testid="reason-text" />
            </fieldset>
          ))}
          {reasons.length < MOST_REASONS && (
            <div>
              <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => keep([...reasons, { field: '', text: '' }])} data-testid="reason-add">
                {t('reject.add')}
              </Button>
            </div>
          )}
          <NotSent error={error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" color="red" loading={sending} data-testid="reject-send">
              {t('reject.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
