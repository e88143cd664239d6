import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compare, typed } from '../app/decimal';
import { Dialog } from '../app/Dialog';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { rowsOf } from '../app/reading';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { type Concession, CONCESSIONS, useConcessions } from './concessions';
import { leftOf, usesOf } from './disposing';
import { dispose, type Inspection, KIND, type Use } from './inspections';

/** States what becomes of goods of a decided lot. Goods that do not conform are released only by a concession. */
export function DispositionDialog({ inspection, onClose }: { inspection: Inspection; onClose: () => void }) {
  const { t } = useTranslation('inspections');
  const format = useFormat();
  const me = useMe();
  const uses = usesOf(inspection);
  const left = leftOf(inspection);
  const [kind, setKind] = useState<Use>(uses[0] ?? 'rework');
  const [quantity, setQuantity] = useState(left);
  const [chosen, setChosen] = useState('');
  const [judged, setJudged] = useState(false);
  const granted = rowsOf<Concession>(useConcessions({ part: inspection.part, state: 'granted' })).filter((one) => one.batch === null || one.batch === inspection.batch);
  const { sending, error, send } = useSending(KIND, 'stock', 'batches', CONCESSIONS);
  const amount = typed(quantity);
  const isAmount = amount !== undefined && compare(amount, '0') > 0;
  const lacksConcession = kind === 'concession' && chosen === '';
  const told = (field: string): string | undefined =>
    fieldErrors(error)
      .filter((one) => one.pointer === `/${field}`)
      .map((one) => format.text(one.text))
      .join(' ') || undefined;
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (!isAmount || lacksConcession) return;
    const said = { kind, quantity: amount, person: me.person, ...(kind === 'concession' && { concession: chosen }) };
    if (await send((key) => dispose(inspection, said, key), [inspection.id, inspection.version, said])) onClose();
  };
  return (
    <Dialog title={t('dispose.title', { number: inspection.number })} onClose={onClose} data-testid="disposition-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <NativeSelect label={t('dispose.kind')} value={kind} onChange={(event) => setKind(event.currentTarget.value as Use)} data={uses.map((one) => ({ value: one, label: t(`dispose.${one}`) }))} error={told('kind')} data-testid="disposition-kind" />
          {kind === 'concession' && (
            <NativeSelect
              label={t('concession.number')}
              description={granted.length === 0 ? t('dispose.noConcession') : undefined}
              value={chosen}
              onChange={(event) => setChosen(event.currentTarget.value)}
              data={[{ value: '', label: t('dispose.choose') }, ...granted.map((one) => ({ value: one.id, label: t('dispose.granted', { number: one.number, left: format.quantity(one.remaining ?? '0'), unit: format.unit(one.unit) }) }))]}
              error={judged && lacksConcession ? t('begin.needed') : told('concession')}
              data-testid="disposition-concession"
            />
          )}
          <TextInput label={t('dispose.quantity', { unit: format.unit(inspection.unit) })} description={t('dispose.left', { left: format.quantity(left), unit: format.unit(inspection.unit) })} inputMode="decimal" autoComplete="off" value={quantity} onChange={(event) => setQuantity(event.currentTarget.value)} error={judged && !isAmount ? t('begin.lot') : told('quantity')} classNames={{ input: 'number' }} data-testid="disposition-quantity" />
          <NotSent error={error} fields />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="disposition-send">
              {t('dispose.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
