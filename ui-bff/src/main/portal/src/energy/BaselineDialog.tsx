import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { today } from '../app/days';
import { Dialog } from '../app/Dialog';
import { useDraftOf } from '../app/draft';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { rowsOf } from '../app/reading';
import { NotSent, useSending } from '../app/sending';
import { useMachines } from '../machines/machines';
import { type BaselineField, baselineOf, emptyBaseline, faultsOfBaseline, planBaseline } from './baselines';
import { KIND } from './energy';
import { useFormWords } from './formWords';
import classes from './tariff.module.css';
import { useWords } from './words';

const POINTERS: Record<BaselineField, string> = { number: '/number', machine: '/machine', from: '/from', until: '/until', fixed: '/fixedKWh', perTonne: '/kWhPerTonne', nonRoutine: '/nonRoutine', uncertainty: '/uncertainty', kWh: '/kWh', cost: '/cost' };

/** Plans a baseline, by which later savings are measured. It never changes. */
export function BaselineDialog({ site, onClose, onPlanned }: { site: string; onClose: () => void; onPlanned: (id: string) => void }) {
  const t = useFormWords();
  const words = useWords();
  const format = useFormat();
  const machines = rowsOf(useMachines({ site })).filter((one) => one.site === site);
  const [said, change, drop] = useDraftOf(`energy-baseline.${site}`, emptyBaseline);
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(KIND);
  const faults = faultsOfBaseline(said, today());
  const errorOf = (field: BaselineField): string | undefined => {
    const fault = judged ? faults.get(field) : undefined;
    return fault ? t(`baseline.fault.${fault}`) : fieldErrors(error).filter((one) => one.pointer === POINTERS[field]).map((one) => format.text(one.text)).join(' ') || undefined;
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (faults.size > 0) return;
    const body = baselineOf(site, said);
    let id = '';
    const taken = await send(async (key) => {
      ({ id } = await planBaseline(body, key));
      drop();
    }, body);
    if (!taken) return;
    onPlanned(id);
    onClose();
  };
  const field = (name: BaselineField, description?: string) => ({ label: t(`baseline.${name}`), description, value: said[name], onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }), autoComplete: 'off', error: errorOf(name), 'data-testid': `baseline-${name}` });
  return (
    <Dialog title={t('baseline.title')} onClose={onClose} size="lg" data-testid="baseline-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p className="dim">{t('baseline.why')}</p>
          <div className={classes.fields}>
            <NativeSelect label={words('machine')} value={said.machine} onChange={(event) => change({ machine: event.currentTarget.value })} data={[{ value: '', label: words('wholeSite') }, ...machines.map((one) => ({ value: one.code, label: [one.code, one.names && format.text(one.names)].filter(Boolean).join(' ') }))]} error={errorOf('machine')} data-testid="baseline-machine" />
            <TextInput {...field('number', t('baseline.numberWhy'))} />
            <TextInput {...field('from')} type="date" max={today()} withAsterisk />
            <TextInput {...field('until')} type="date" max={today()} withAsterisk />
            <TextInput {...field('fixed')} inputMode="decimal" withAsterisk />
            <TextInput {...field('perTonne')} inputMode="decimal" withAsterisk />
            <TextInput {...field('uncertainty')} inputMode="decimal" withAsterisk />
            <TextInput {...field('nonRoutine', t('baseline.nonRoutineWhy'))} />
          </div>
          <p className="dim">{t('baseline.past')}</p>
          <div className={classes.fields}>
            <TextInput {...field('kWh')} inputMode="decimal" />
            <TextInput {...field('cost')} inputMode="decimal" />
          </div>
          <NotSent error={error} />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="baseline-send">
              {t('baseline.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
