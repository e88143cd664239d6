import { Button, Group, Stack, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limitsText } from '../certificates/limits';
import { Dialog } from '../app/Dialog';
import { useDraftAbout } from '../app/draft';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { Failed, Loading } from '../app/states';
import { WordsField } from '../app/WordsField';
import type { Parameter } from '../sheets/sheets';
import { nominalOf, setsOf, type Values, verdictOf, verdictsOf } from './starting';
import { useStepName } from './stepName';
import { useStepParameters } from './stepParameters';
import { KIND, type Queued, start } from './workOrders';
import classes from './workOrders.module.css';

type Subject = Pick<Queued, 'id' | 'number' | 'step' | 'names' | 'machine'>;
const MOST_REASON = 500;

/** Starts a step with the parameters of its sheet. */
export function StartDialog({ of, onClose }: { of: Subject; onClose: () => void }) {
  const { t } = useTranslation('workOrders');
  const answer = useStepParameters(of.id, of.step);
  const stepName = useStepName();
  return (
    <Dialog title={t('start.title', { number: of.number, step: stepName(of) })} onClose={onClose} data-testid="start-dialog">
      {answer.isPending ? <Loading /> : answer.of ? <Form of={of} parametersOn={answer.of} onClose={onClose} /> : <Failed error={answer.error} retry={answer.retry} />}
    </Dialog>
  );
}

type Started = { values: Values; machine: string; reason: string };

function Form({ of, parametersOn, onClose }: { of: Subject; parametersOn: (machine: string | null) => Parameter[]; onClose: () => void }) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const me = useMe();
  const [draft, keep] = useDraftAbout<Started>('work-orders.start', `${of.id} ${of.step}`, JSON.stringify(parametersOn(of.machine)));
  const kept = draft ?? { values: {}, machine: of.machine ?? '', reason: '' };
  const parameters = parametersOn(kept.machine.trim() || null);
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
    const body = { step: of.step, machine: said.machine.trim() || null, person: me.person, parameters: setsOf(said.values, parameters), ...(outside && { override: { reason: said.reason.trim() } }) };
    const taken = await send(async (key) => {
      await start(of.id, body, key);
      keep(undefined);
    }, [of.id, body]);
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
            <WordsField label={t('start.reason')} withAsterisk most={MOST_REASON} value={said.reason} onChange={(event) => keep({ ...kept, reason: event.currentTarget.value })} error={judged && said.reason.trim() === '' ? t('fault.needed') : told('/override')} data-testid="override-reason" />
          </>
        )}
        <NotSent error={error} />
        <Group grow gap="sm">
          <Button size="md" variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button size="md" type="submit" loading={sending} leftSection={<IconPlayerPlay size={18} aria-hidden="true" />} data-testid="start-send">
            {t('start.button')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
