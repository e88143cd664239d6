import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { compare, typed } from '../app/decimal';
import { Dialog } from '../app/Dialog';
import { useDraftOf } from '../app/draft';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { useScopedPath } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { unitsOfStock } from '../stock/stock';
import { begin, KIND, pathOf, type Stage, stages } from './inspections';

const required = ['number', 'part', 'batch'] as const;

/** Begins the inspection of a lot; the hub says how many pieces are measured. */
export function BeginDialog({ goods, onClose }: { goods: { part: string; batch: string; lot?: string; unit?: string }; onClose: () => void }) {
  const { t } = useTranslation('inspections');
  const format = useFormat();
  const me = useMe();
  const navigate = useNavigate();
  const path = useScopedPath();
  const [said, change, drop] = useDraftOf('inspection.begin', { number: '', part: goods.part, batch: goods.batch, stage: 'final' as Stage, lot: goods.lot ?? '', unit: goods.unit ?? 'PCE' });
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(KIND);
  const told = (field: string): string | undefined => fieldErrors(error).filter((one) => one.pointer === `/${field}`).map((one) => format.text(one.text)).join(' ') || undefined;
  const lot = typed(said.lot);
  const lotFault = lot === undefined || compare(lot, '0') <= 0;
  const errorOf = (field: (typeof required)[number]): string | undefined => (judged && said[field].trim() === '' ? t('begin.needed') : told(field));
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (lot === undefined || lotFault || required.some((field) => said[field].trim() === '')) return;
    const body = { number: said.number.trim(), part: said.part.trim(), stage: said.stage, batch: said.batch.trim(), lot, unit: said.unit, person: me.person };
    let id = '';
    const taken = await send(async (key) => {
      ({ id } = await begin(body, key));
      drop();
    }, body);
    if (!taken) return;
    onClose();
    await navigate(path(pathOf(id)));
  };
  const text = (field: (typeof required)[number]) => <TextInput label={t(`column.${field}`)} withAsterisk value={said[field]} onChange={(event) => change({ [field]: event.currentTarget.value })} autoComplete="off" error={errorOf(field)} data-testid={`begin-${field}`} />;
  return (
    <Dialog title={t('begin.title')} onClose={onClose} data-testid="begin-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          {text('number')}
          {text('part')}
          {text('batch')}
          <NativeSelect label={t('column.stage')} value={said.stage} onChange={(event) => change({ stage: event.currentTarget.value as Stage })} data={stages.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))} error={told('stage')} />
          <Group grow align="start">
            <TextInput label={t('column.lot')} withAsterisk inputMode="decimal" value={said.lot} onChange={(event) => change({ lot: event.currentTarget.value })} error={judged && lotFault ? t('begin.lot') : told('lot')} classNames={{ input: 'number' }} data-testid="begin-lot" />
            <NativeSelect label={t('column.unit')} value={said.unit} onChange={(event) => change({ unit: event.currentTarget.value })} data={[...new Set([...unitsOfStock, said.unit])].map((unit) => ({ value: unit, label: format.unit(unit) }))} />
          </Group>
          <NotSent error={error} />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="begin-send">
              {t('begin.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
