import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { today } from '../app/days';
import { Dialog } from '../app/Dialog';
import { useDraftAbout } from '../app/draft';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { useFormWords } from './formWords';
import { KIND, type Machine, type Maintenance, planMaintenance } from './machines';
import { emptyPlan, faultsOfPlan, type PlanField, planOf, type TypedPlan } from './terms';
import classes from './shifts.module.css';
import { useWords } from './words';

const POINTERS: Record<PlanField, string> = { code: '/code', zh: '/names/zh', en: '/names/en', hours: '/everyHours', days: '/everyDays', last: '/lastDoneOn' };
const typedPlan = (one: Maintenance): TypedPlan => ({ code: one.code, zh: one.names?.zh ?? '', en: one.names?.en ?? '', hours: one.everyHours ?? '', days: one.everyDays === null ? '' : String(one.everyDays), last: one.lastDoneOn ?? '' });

/** Plans maintenance that recurs, or replaces the plan of its code. */
export function PlanDialog({ machine, plan, onClose }: { machine: Machine; plan?: Maintenance; onClose: () => void }) {
  const t = useFormWords();
  const words = useWords();
  const format = useFormat();
  const start = plan ? typedPlan(plan) : emptyPlan;
  const [draft, keep] = useDraftAbout<TypedPlan>('machine.maintenance', `${machine.id} ${plan?.code ?? ''}`, JSON.stringify(start));
  const said = draft ?? start;
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(KIND);
  const faults = faultsOfPlan(said);
  const errorOf = (field: PlanField): string | undefined => {
    const fault = judged ? faults.get(field) : undefined;
    return fault ? t(`fault.${fault}`) : fieldErrors(error).filter((one) => one.pointer === POINTERS[field]).map((one) => format.text(one.text)).join(' ') || undefined;
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (faults.size > 0) return;
    const body = planOf(said);
    const taken = await send(async (key) => {
      await planMaintenance(machine, body, key);
      keep(undefined);
    }, [machine.id, machine.version, body]);
    if (taken) onClose();
  };
  const field = (name: PlanField, description?: string) => ({
    label: t(`plan.${name}`),
    description,
    value: said[name],
    onChange: (event: { currentTarget: { value: string } }) => keep({ ...said, [name]: event.currentTarget.value }),
    autoComplete: 'off',
    error: errorOf(name),
    'data-testid': `plan-${name}`,
  });
  return (
    <Dialog title={plan ? t('plan.change', { code: plan.code }) : t('plan.new')} onClose={onClose} data-testid="plan-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <TextInput {...field('code', t('plan.codeWhy'))} withAsterisk readOnly={plan !== undefined} />
          <div className={classes.pair}>
            <TextInput {...field('zh')} />
            <TextInput {...field('en')} />
            <TextInput {...field('hours')} inputMode="decimal" />
            <TextInput {...field('days')} inputMode="numeric" />
          </div>
          <p className="dim small">{t('plan.first')}</p>
          <TextInput {...field('last', t('plan.lastWhy'))} type="date" max={today()} min="2000-01-01" />
          <NotSent error={error} />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="plan-send">
              {words('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
