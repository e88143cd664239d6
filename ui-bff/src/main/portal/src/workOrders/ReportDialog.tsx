import { ActionIcon, Button, CloseButton, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconMinus, IconPlus, IconSend } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { compare, typed } from '../app/decimal';
import { useDraftAbout } from '../app/draft';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { WordsField } from '../app/WordsField';
import { unitsOfStock } from '../stock/stock';
import { addPhotos, usePhotosBox } from '../photos/photosOnTheWay';
import { useDraftPhotos } from '../photos/useDraftPhotos';
import { PhotoField } from './PhotoField';
import { allGood, begunAt, bodyOf, changed, correctionOf, emptyInput, emptyReport, faultsOf, type InputRow, localOf, stepped, type Typed } from './reporting';
import { useStepName } from './stepName';
import { correct, KIND, pathOf, type Report, report, type Step, type WorkOrder } from './workOrders';
import classes from './workOrders.module.css';

type Props = { order: WorkOrder; step: Step; /** The report that this one corrects. */ correcting?: Report | undefined; onClose: () => void };

/** Reports a step: all good is the first tap, and sending is the next one. */
export function ReportDialog({ order, step, correcting, onClose }: Props) {
  const { t } = useTranslation('workOrders');
  const stepName = useStepName();
  const said = { number: order.number, step: stepName(step) };
  return (
    <Dialog title={correcting ? t('report.correctTitle', { ...said, report: correcting.number }) : t('report.title', said)} onClose={onClose} data-testid="report-dialog">
      <Form order={order} step={step} correcting={correcting} onClose={onClose} />
    </Dialog>
  );
}

const MOST_REASON = 1_000;

const typedOf = ({ good, scrap, rework, cause, batch, from, until, inputs }: Report): Typed => ({
  good,
  scrap: compare(scrap, '0') === 0 ? '' : scrap,
  rework: compare(rework, '0') === 0 ? '' : rework,
  cause: cause ?? '',
  batch: batch ?? '',
  from: localOf(new Date(from)),
  until: localOf(new Date(until)),
  inputs: inputs.map((one) => ({ ...one, maker: one.maker ?? '' })),
});

function Form({ order, step, correcting, onClose }: Props) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const me = useMe();
  const [now] = useState(() => new Date());
  const left = step;
  const [draft, keep] = useDraftAbout<Typed>('work-orders.report', `${order.id} ${step.step} ${correcting?.number ?? ''}`, `${left.unreported} ${left.openRework}`);
  const said = draft ?? (correcting ? typedOf(correcting) : emptyReport(left, begunAt(step.step, order.starts, order.reports), now));
  const change = (to: Partial<Typed>): void => keep({ ...said, ...to });
  const [judged, setJudged] = useState(false);
  const [more, setMore] = useState(false);
  const [reason, setReason] = useState('');
  const [photos, setPhotos] = useDraftPhotos(`report ${order.id} ${step.step}`);
  const box = usePhotosBox();
  const { sending, error, send } = useSending(KIND, 'batches', 'stock', 'production');
  // A correction takes the place of numbers that the hub already counts, so the hub alone judges it.
  const faults = faultsOf(said, correcting ? { unreported: '999999999999', openRework: '0' } : left);
  const told = (field: string): string | undefined =>
    fieldErrors(error)
      .filter((one) => one.pointer === `/${field}` || one.pointer.startsWith(`/${field}/`))
      .map((one) => format.text(one.text))
      .join(' ') || undefined;
  const errorOf = (field: string): string | undefined => {
    const fault = faults.get(field);
    if (fault && (judged || fault === 'beyond')) return t(`report.fault.${fault}`, { left: format.quantity(left.unreported), rework: format.quantity(left.openRework) });
    return told(field);
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (correcting && reason.trim() === '') return;
    if (faults.size > 0) {
      if (faults.has('until') || [...faults.keys()].some((one) => one.startsWith('inputs'))) setMore(true);
      return;
    }
    const body = bodyOf(said, step.step, me.person);
    const correction = correctionOf(said, reason, me.person);
    const taken = await send(async (key) => {
      if (correcting) await correct(order, correcting.number, correction, key);
      else {
        const { position } = await report(order.id, body, key);
        // From here on, the photos go by themselves: the report is not sent again.
        await addPhotos(box, photos, { target: { of: 'report', order: order.id, report: { said: body, position } }, path: pathOf(order.id), number: order.number });
        if (photos.length > 0) setPhotos([]);
      }
      keep(undefined);
    }, [order.id, correcting?.number, correcting ? correction : body]);
    if (taken) onClose();
  };
  const isBad = (field: 'scrap' | 'rework'): boolean => compare(typed(said[field]) ?? '0', '0') > 0;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('report.good')}
          description={correcting ? undefined : t('report.left', { left: format.quantity(allGood(left)), unit: format.unit(order.unit) })}
          size="lg"
          inputMode="decimal"
          autoComplete="off"
          value={said.good}
          onChange={(event) => change({ good: event.currentTarget.value })}
          error={errorOf('good')}
          classNames={{ input: 'number' }}
          data-testid="report-good"
        />
        {(['scrap', 'rework'] as const).map((field) => (
          <Counter key={field} label={t(`report.${field}`)} value={said[field]} onChange={(text) => keep(changed(said, field, text, left))} error={errorOf(field)} testId={`report-${field}`} />
        ))}
        {(isBad('scrap') || isBad('rework')) && <Cause value={said.cause} onChange={(cause) => change({ cause })} error={errorOf('cause')} />}
        {correcting ? (
          <WordsField label={t('report.reason')} withAsterisk most={MOST_REASON} value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={judged && reason.trim() === '' ? t('fault.needed') : told('reason')} data-testid="report-reason" />
        ) : (
          <>
            <TextInput label={t('report.batch')} description={t('report.batchWhy')} autoComplete="off" value={said.batch} onChange={(event) => change({ batch: event.currentTarget.value })} error={errorOf('batch')} data-testid="report-batch" />
            {more ? (
              <>
                <Inputs rows={said.inputs} onChange={(inputs) => change({ inputs })} errorOf={(at) => errorOf(`inputs/${at}`)} />
                <div className={classes.two}>
                  <TextInput type="datetime-local" label={t('report.from')} value={said.from} onChange={(event) => change({ from: event.currentTarget.value })} error={told('from')} />
                  <TextInput type="datetime-local" label={t('report.until')} value={said.until} onChange={(event) => change({ until: event.currentTarget.value })} error={errorOf('until')} />
                </div>
              </>
            ) : (
              <Button variant="subtle" size="compact-md" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setMore(true)} data-testid="report-more">
                {t('report.more')}
              </Button>
            )}
          </>
        )}
        {!correcting && <PhotoField photos={photos} onChange={setPhotos} />}
        <NotSent error={error} />
        <Group grow gap="sm">
          <Button size="md" variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button size="md" type="submit" loading={sending} leftSection={<IconSend size={18} aria-hidden="true" />} data-testid="report-send">
            {correcting ? t('report.correct') : t('report.button')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type CounterProps = { label: string; value: string; onChange: (value: string) => void; error: string | undefined; testId: string };

/** A number with a large button on either side, for gloves. */
function Counter({ label, value, onChange, error, testId }: CounterProps) {
  const { t } = useTranslation('workOrders');
  return (
    <div className={classes.counter}>
      <TextInput label={label} size="md" inputMode="decimal" autoComplete="off" placeholder="0" value={value} onChange={(event) => onChange(event.currentTarget.value)} error={error} classNames={{ input: 'number' }} data-testid={testId} />
      <ActionIcon size={42} variant="default" aria-label={t('report.fewer', { what: label })} onClick={() => onChange(stepped(value, -1))}>
        <IconMinus size={20} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon size={42} variant="default" aria-label={t('report.oneMore', { what: label })} onClick={() => onChange(stepped(value, 1))} data-testid={`${testId}-more`}>
        <IconPlus size={20} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}

const causes = ['dimension', 'surface', 'porosity', 'crack', 'material', 'machine'] as const;

/** The usual causes are one tap; any other one is typed. */
function Cause({ value, onChange, error }: { value: string; onChange: (value: string) => void; error: string | undefined }) {
  const { t } = useTranslation('workOrders');
  return (
    <div>
      <TextInput label={t('report.cause')} withAsterisk autoComplete="off" value={value} onChange={(event) => onChange(event.currentTarget.value)} error={error} data-testid="report-cause" />
      <div className={classes.chips}>
        {causes.map((one) => (
          <Button key={one} size="compact-md" variant={value === t(`cause.${one}`) ? 'filled' : 'default'} onClick={() => onChange(t(`cause.${one}`))} data-testid={`cause-${one}`}>
            {t(`cause.${one}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

const MOST_INPUTS = 50;

/** The batches that went in, in the reporter's own words. */
function Inputs({ rows, onChange, errorOf }: { rows: InputRow[]; onChange: (rows: InputRow[]) => void; errorOf: (at: number) => string | undefined }) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const change = (at: number, to: Partial<InputRow>): void => onChange(rows.map((row, nth) => (nth === at ? { ...row, ...to } : row)));
  return (
    <fieldset className={classes.inputs}>
      <legend>{t('report.inputs')}</legend>
      {rows.map((row, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no name of their own while they are typed
        <div key={at} className={classes.input} data-testid="report-input">
          <TextInput label={t('column.part')} value={row.part} onChange={(event) => change(at, { part: event.currentTarget.value })} autoComplete="off" error={errorOf(at)} />
          <TextInput label={t('column.batch')} value={row.batch} onChange={(event) => change(at, { batch: event.currentTarget.value })} autoComplete="off" />
          <TextInput label={t('report.maker')} value={row.maker} onChange={(event) => change(at, { maker: event.currentTarget.value })} autoComplete="off" />
          <TextInput label={t('column.quantity')} inputMode="decimal" value={row.quantity} onChange={(event) => change(at, { quantity: event.currentTarget.value })} classNames={{ input: 'number' }} />
          <NativeSelect label={t('column.unit')} value={row.unit} onChange={(event) => change(at, { unit: event.currentTarget.value })} data={[...new Set([...unitsOfStock, row.unit])].map((unit) => ({ value: unit, label: format.unit(unit) }))} />
          <CloseButton mt={24} aria-label={t('report.removeInput', { number: at + 1 })} onClick={() => onChange(rows.filter((_, nth) => nth !== at))} />
        </div>
      ))}
      {rows.length < MOST_INPUTS && (
        <Button size="compact-md" variant="subtle" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => onChange([...rows, emptyInput])} data-testid="report-input-add">
          {t('report.addInput')}
        </Button>
      )}
    </fieldset>
  );
}
