import { Button, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { Dialog } from '../app/Dialog';
import { useFormat } from '../app/format';
import { usePartnerName, usePartners } from '../app/partners';
import { fieldErrors } from '../app/problem';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { NotSent, useSending } from '../app/sending';
import classes from './parts.module.css';
import { type Agreement, type Changed, change, type Trace, traces } from './parts';

const whole = (typed: string | number): number | null => (typed === '' ? null : Number(typed));

/**
 * The fields that the reader's side may set for a part with a partner. Unchanged fields are not
 * sent.
 */
export function AgreementForm({ agreement, onClose }: { agreement: Agreement; onClose: () => void }) {
  const { t } = useTranslation('parts');
  const format = useFormat();
  const partner = usePartnerName();
  const buys = useScope().as === 'buyer';
  const [transit, setTransit] = useState<string | number>(agreement.transitDays);
  const [transitIn, setTransitIn] = useState(agreement.transitIn);
  const [stale, setStale] = useState<string | number>(agreement.staleAfterHours ?? '');
  const [from, setFrom] = useState(agreement.validity?.from ?? '');
  const [until, setUntil] = useState(agreement.validity?.until ?? '');
  const [early, setEarly] = useState<string | number>(agreement.otif?.earlyDays ?? '');
  const [late, setLate] = useState<string | number>(agreement.otif?.lateDays ?? '');
  const [trace, setTrace] = useState<Trace>(agreement.trace);
  const me = useMe();
  const partners = usePartners();
  const buyer = (buys ? me.party?.code : agreement.partner) ?? '';
  const supplier = (buys ? agreement.partner : me.party?.code) ?? '';
  const [inspector, setInspector] = useState(agreement.inspector ?? buyer);
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending('part-agreements');
  /** An agreed value can be changed, but an empty field does not remove it. */
  const emptied = (typed: string | number, before: number | undefined | null): string | undefined => (judged && typed === '' && typeof before === 'number' ? t('form.notEmpty') : undefined);
  const told = (pointer: string): string | undefined => {
    const its = fieldErrors(error).find((one) => one.pointer === pointer);
    return its && format.text(its.text);
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    const { staleAfterHours, otif } = agreement;
    if (transit === '' || (stale === '' && staleAfterHours !== null) || (otif !== null && (early === '' || late === ''))) return;
    const said: Changed = {
      transitDays: whole(transit),
      ...(transitIn !== agreement.transitIn && { transitIn }),
      staleAfterHours: whole(stale),
      ...(trace !== agreement.trace && { trace }),
      ...(inspector.trim() !== (agreement.inspector ?? buyer) && { inspector: inspector.trim() || buyer }),
      ...(buys && { validity: { from: from || null, until: until || null }, ...((early !== '' || late !== '') && { otif: { earlyDays: whole(early), lateDays: whole(late) } }) }),
    };
    if (!(await send((key) => change(agreement, said, key), said))) return;
    announce(t('form.saved'));
    onClose();
  };
  const days = { min: 0, allowDecimal: false, allowNegative: false, clampBehavior: 'none' } as const;
  return (
    <Dialog title={t('form.title', { partner: partner(agreement.partner) })} onClose={onClose} data-testid="agreement-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          {buys && (
            <>
              <div className={classes.pair}>
                <TextInput type="date" label={t('form.from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} error={told('/validity/from')} data-testid="valid-from" />
                <TextInput type="date" label={t('form.until')} value={until} onChange={(event) => setUntil(event.currentTarget.value)} error={told('/validity/until')} data-testid="valid-until" />
              </div>
              <p className={`dim ${classes.why}`}>{t('form.validityWhy')}</p>
              <div className={classes.pair}>
                <NumberInput {...days} label={t('form.early')} value={early} onChange={setEarly} error={emptied(early, agreement.otif?.earlyDays) ?? told('/otif/earlyDays')} data-testid="early-days" />
                <NumberInput {...days} label={t('form.late')} value={late} onChange={setLate} error={emptied(late, agreement.otif?.lateDays) ?? told('/otif/lateDays')} data-testid="late-days" />
              </div>
              <p className={`dim ${classes.why}`}>{t('form.otifWhy')}</p>
            </>
          )}
          <div className={classes.pair}>
            <NumberInput {...days} label={t('form.transit')} value={transit} onChange={setTransit} error={emptied(transit, agreement.transitDays) ?? told('/transitDays')} data-testid="transit-days" />
            <NumberInput {...days} label={t('form.stale')} value={stale} onChange={setStale} error={emptied(stale, agreement.staleAfterHours) ?? told('/staleAfterHours')} data-testid="stale-hours" />
          </div>
          <NativeSelect label={t('form.transitIn')} value={transitIn} onChange={(event) => setTransitIn(event.currentTarget.value === 'calendar' ? 'calendar' : 'working')} data={(['working', 'calendar'] as const).map((one) => ({ value: one, label: t(`form.${one}`) }))} error={told('/transitIn')} data-testid="transit-in" />
          <NativeSelect label={t('form.trace')} description={t('form.traceWhy')} value={trace} onChange={(event) => setTrace(traces.find((one) => one === event.currentTarget.value) ?? 'none')} data={traces.map((one) => ({ value: one, label: t(`trace.${one}`) }))} error={told('/trace')} data-testid="trace" />
          <TextInput label={t('form.inspector')} description={t('form.inspectorWhy', { buyer: partner(buyer) })} value={inspector} list="inspectors" onChange={(event) => setInspector(event.currentTarget.value)} autoComplete="off" error={told('/inspector')} data-testid="inspector" />
          <datalist id="inspectors">
            {[buyer, ...partners.map((one) => one.code)]
              .filter((code, at, all) => code !== supplier && all.indexOf(code) === at)
              .map((code) => (
                <option key={code} value={code}>
                  {partner(code)}
                </option>
              ))}
          </datalist>
          <NotSent error={error} />
          <div className={classes.buttons}>
            <Button variant="default" onClick={onClose}>
              {t('form.cancel')}
            </Button>
            <Button type="submit" loading={sending} data-testid="agreement-save">
              {t('form.save')}
            </Button>
          </div>
        </Stack>
      </form>
    </Dialog>
  );
}
