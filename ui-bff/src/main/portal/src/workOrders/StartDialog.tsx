import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limitsText } from '../certificates/limits';
import { Dialog } from '../app/Dialog';
import { useDraftAbout } from '../app/draft';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePeople } from '../app/people';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { WordsField } from '../app/WordsField';
import { parametersOf } from '../sheets/sheets';
import { mayReport } from './roles';
import { nominalOf, setsOf, type Values, verdictOf, verdictsOf } from './starting';
import { useStepName } from './stepName';
import { KIND, start, type Step, type WorkOrder } from './workOrders';
import classes from './workOrders.module.css';

const MOST_REASON = 1_000;
type Props = { order: WorkOrder; step: Step; onClose: () => void };
type Written = { values: Values; machine: string; reason: string; person: string };

/** Starts a step with the parameters of its sheet. */
export function StartDialog({ order, step, onClose }: Props) {
  const { t } = useTranslation('workOrders');
  const stepName = useStepName();
  return (
    <Dialog title={t('start.title', { number: order.number, step: stepName(step) })} onClose={onClose} data-testid="start-dialog">
      <Form order={order} step={step} onClose={onClose} />
    </Dialog>
  );
}

function Form({ order, step, onClose }: Props) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const me = useMe();
  const people = usePeople();
  const [draft, keep] = useDraftAbout<Written>('work-orders.start', `${order.id} ${step.step}`, String(order.sheetVersion ?? ''));
  const kept = draft ?? { values: {}, machine: step.machine ?? '', reason: '', person: me.person ?? '' };
  const parameters = parametersOf(step.limits, step.step, kept.machine.trim() || null);
  // Another machine may have other nominal values; what a person typed stays.
  const said = { ...kept, values: { ...nominalOf(parameters), ...kept.values } };
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(KIND);
  const verdicts = verdictsOf(said.values, parameters);
  const outside = verdicts.includes('outside');
  const told = (pointer: string): string | undefined =>
    fieldErrors(error)
      .filter((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`))
      .map((one) => format.text(one.text))
      .join(' ') || undefined;
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (verdicts.some((one) => one === 'missing' || one === 'number') || (outside && said.reason.trim() === '')) return;
    const body = { step: step.step, machine: said.machine.trim() || null, person: outside ? said.person : me.person, parameters: setsOf(said.values, parameters), ...(outside && { override: { reason: said.reason.trim() } }) };
    const taken = await send(async (key) => {
      await start(order.id, body, key);
      keep(undefined);
    }, [order.id, body]);
    if (taken) onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        <TextInput label={t('column.machine')} value={said.machine} onChange={(event) => keep({ ...kept, machine: event.currentTarget.value })} autoComplete="off" error={told('/machine')} data-testid="start-machine" />
        {parameters.length === 0 && <p className="dim">{t('start.noSheet')}</p>}
        {parameters.map((parameter, at) => {
          const limits = limitsText(parameter, format.amount);
          const verdict = verdictOf(said.values[parameter.name], parameter);
          const fault = judged && (verdict === 'missing' || verdict === 'number') ? t(`start.fault.${verdict}`) : undefined;
          return (
            <div key={parameter.name} className={classes.parameter} data-testid="parameter" data-name={parameter.name} data-verdict={verdict}>
              <TextInput
                label={[parameter.name, parameter.unit && `(${format.unit(parameter.unit)})`].filter(Boolean).join(' ')}
                description={limits ? t('start.limits', { limits }) : t('start.noLimits')}
                inputMode="decimal"
                size="md"
                autoComplete="off"
                value={said.values[parameter.name] ?? ''}
                onChange={(event) => keep({ ...kept, values: { ...kept.values, [parameter.name]: event.currentTarget.value } })}
                error={fault ?? told(`/parameters/${at}`)}
                aria-invalid={verdict === 'outside' || undefined}
                classNames={{ input: 'number' }}
              />
              <span role="status">
                {verdict === 'inside' && limits && (
                  <Sign tone="good" sign="✓">
                    {t('start.inside')}
                  </Sign>
                )}
                {verdict === 'outside' && (
                  <Sign tone="late" sign="✕">
                    {t('start.outside')}
                  </Sign>
                )}
              </span>
            </div>
          );
        })}
        {outside && (
          <>
            <Notice tone="late">{t('start.override')}</Notice>
            <NativeSelect label={t('start.person')} value={said.person} onChange={(event) => keep({ ...kept, person: event.currentTarget.value })} data={people.map((one) => ({ value: one.code, label: one.name ?? one.code }))} error={told('/person')} data-testid="override-person" />
            <WordsField label={t('start.reason')} withAsterisk most={MOST_REASON} value={said.reason} onChange={(event) => keep({ ...kept, reason: event.currentTarget.value })} error={judged && said.reason.trim() === '' ? t('fault.needed') : told('/override')} data-testid="override-reason" />
          </>
        )}
        {!outside && !mayReport(me) && <Notice tone="quiet">{t('start.onlyOutside')}</Notice>}
        <NotSent error={error} />
        <Group grow gap="sm">
          <Button size="md" variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button size="md" type="submit" disabled={!outside && !mayReport(me)} loading={sending} leftSection={<IconPlayerPlay size={18} aria-hidden="true" />} data-testid="start-send">
            {t('start.button')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
