import { Button, NativeSelect, TextInput, Title } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compare, typed } from '../app/decimal';
import { today } from '../app/days';
import { useDraftOf } from '../app/draft';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { NotSent, useSending } from '../app/sending';
import { Wide } from '../app/Wide';
import { CountPackages } from './CountPackages';
import { expected, found, receiptLines, type Wishes, wished } from './lines';
import classes from './shipping.module.css';
import { type DifferenceKind, type Outcome, outcomes, receive, type Shipment } from './shipments';

/** Receives the goods as announced, unless somebody enters otherwise, line by line. */
export function Receive({ shipment }: { shipment: Shipment }) {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const lines = expected(shipment.lines);
  const start = { received: today(), number: '', quantities: {} as Record<string, string>, damages: {} as Record<string, string>, wishes: {} as Record<string, Wishes>, packages: [] as string[] };
  const [{ received, number, quantities, damages, wishes, packages }, change, forget] = useDraftOf(`receive.${shipment.id}`, start);
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending('shipments', 'stock');
  const read = lines.map((line) => {
    const quantity = typed(quantities[line.key] ?? line.quantity);
    const damaged = typed(damages[line.key] || '0');
    const beyond = quantity !== undefined && damaged !== undefined && compare(damaged, quantity) > 0;
    return { line, quantity, damaged, faulty: quantity === undefined || damaged === undefined || beyond };
  });
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (read.some((one) => one.faulty)) return;
    const all = read.flatMap(({ line, quantity, damaged }) => wished(receiptLines(line, quantity ?? '0', damaged ?? '0'), wishesOf(wishes[line.key])));
    const said = { ...(number.trim() && { number: number.trim() }), received, lines: all, ...(packages.length > 0 && { packages }) };
    await send(async (key) => {
      await receive(shipment, said, key);
      forget();
    }, said);
  };
  return (
    <section className={`panel ${classes.panel}`} data-testid="receive" aria-label={t('receive.title')}>
      <Title order={2}>{t('receive.title')}</Title>
      {shipment.packages.length > 0 && <CountPackages shipment={shipment} lines={lines} counted={{ packages, quantities }} onCount={change} />}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div className={classes.fields}>
          <TextInput type="date" label={t('receive.on')} value={received} onChange={(event) => change({ received: event.currentTarget.value })} />
          <TextInput label={t('receive.number')} description={t('receive.numberWhy')} value={number} onChange={(event) => change({ number: event.currentTarget.value })} autoComplete="off" />
        </div>
        <Wide label={t('receive.title')}>
          <table className={`${classes.table} ${classes.cards}`}>
            <thead>
              <tr>
                <th scope="col">{t('column.part')}</th>
                <th scope="col">{t('receive.sent')}</th>
                <th scope="col">{t('receive.came')}</th>
                <th scope="col">{t('receive.damaged')}</th>
                <th scope="col">{t('receive.difference')}</th>
              </tr>
            </thead>
            <tbody>
              {read.map(({ line, quantity, damaged, faulty }) => {
                const differs = quantity === undefined ? undefined : found(line.quantity, quantity, '0');
                const isDamaged = damaged !== undefined && compare(damaged, '0') > 0;
                const name = `${line.part} ${line.batch ?? ''}`.trim();
                return (
                  <tr key={line.key} data-testid="receive-line" data-part={line.part}>
                    <th scope="row">
                      <PartNumber part={line.part} partner={shipment.supplier} /> <span className="dim">{line.batch}</span>
                    </th>
                    <td>
                      {format.quantity(line.quantity)} {format.unit(line.unit)}
                    </td>
                    <td data-label={t('receive.came')}>
                      <TextInput
                        size="xs"
                        w={104}
                        inputMode="decimal"
                        aria-label={t('receive.cameOf', { part: name })}
                        value={quantities[line.key] ?? line.quantity}
                        onChange={(event) => change({ quantities: { ...quantities, [line.key]: event.currentTarget.value } })}
                        error={judged && faulty}
                        classNames={{ input: 'number' }}
                        data-testid="came"
                      />
                    </td>
                    <td data-label={t('receive.damaged')}>
                      <TextInput
                        size="xs"
                        w={104}
                        inputMode="decimal"
                        aria-label={t('receive.damagedOf', { part: name })}
                        placeholder="0"
                        value={damages[line.key] ?? ''}
                        onChange={(event) => change({ damages: { ...damages, [line.key]: event.currentTarget.value } })}
                        error={judged && faulty}
                        classNames={{ input: 'number' }}
                        data-testid="damaged"
                      />
                    </td>
                    <td>
                      {judged && faulty ? (
                        <span className={classes.difference}>{t('receive.fault')}</span>
                      ) : (
                        <>
                          {!differs && !isDamaged && <span className="dim">{t('receive.asSent')}</span>}
                          {[...(differs ? [differs] : []), ...(isDamaged ? [{ kind: 'damaged' as const, quantity: damaged }] : [])].map(({ kind, quantity: much }) => (
                            <div key={kind} className={classes.oneDifference} data-testid="receive-difference" data-kind={kind}>
                              <span className={classes.difference}>{t(`found.${kind}`, { quantity: format.quantity(much) })}</span>
                              <Wish kind={kind} of={`${name} · ${t(`found.${kind}`, { quantity: format.quantity(much) })}`} chosen={wishesOf(wishes[line.key])[kind] ?? ''} onChoose={(wish) => change({ wishes: { ...wishes, [line.key]: { ...wishesOf(wishes[line.key]), [kind]: wish } } })} />
                            </div>
                          ))}
                        </>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Wide>
        <NotSent error={error} />
        <Button type="submit" mt="sm" loading={sending} data-testid="receive-send">
          {t('receive.send')}
        </Button>
      </form>
    </section>
  );
}

/** A draft may hold one wish for the whole line; the person is then asked again. */
const wishesOf = (kept: Wishes | string | undefined): Wishes => (typeof kept === 'object' ? kept : {});

/** How the buyer wants a difference settled, given with the receipt or later. */
function Wish({ kind, of, chosen, onChoose }: { kind: DifferenceKind; of: string; chosen: Outcome | ''; onChoose: (wish: Outcome | '') => void }) {
  const { t } = useTranslation('shipping');
  const fitting = outcomes[kind].some((one) => one === chosen) ? chosen : '';
  return (
    <NativeSelect
      size="xs"
      mt={4}
      aria-label={t('receive.wishOf', { part: of })}
      value={fitting}
      onChange={(event) => onChoose(event.currentTarget.value as Outcome | '')}
      data={[{ value: '', label: t('receive.wishLater') }, ...outcomes[kind].map((one) => ({ value: one, label: t(`outcome.${one}`) }))]}
      data-testid="wish"
    />
  );
}
