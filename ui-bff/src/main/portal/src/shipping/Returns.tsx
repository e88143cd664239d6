import { Button, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../app/days';
import { minus } from '../app/decimal';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { useScope } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { mayReceive, mayShip } from './roles';
import classes from './shipping.module.css';
import { type GoodsReturn, sendBack, type Shipment, takeBack } from './shipments';

/** The agreed return quantity of one difference that has not left yet. */
type Left = { receipt: number; line: number; part: string; quantity: string; unit: string };

function leftOf(shipment: Shipment): Left[] {
  return shipment.settlements.flatMap((said) => {
    const of = shipment.receipts[said.receipt - 1]?.lines[said.line - 1];
    if (!said.settled || said.outcome !== 'returned' || !of?.difference) return [];
    const gone = shipment.returns.flatMap((one) => one.lines).filter((line) => line.receipt === said.receipt && line.line === said.line);
    const quantity = gone.reduce((rest, line) => minus(rest, line.quantity), of.difference.quantity);
    return Number(quantity) > 0 ? [{ receipt: said.receipt, line: said.line, part: of.part, quantity, unit: of.unit }] : [];
  });
}

/** A shipment's returns: sent, back at the supplier, and still to send. */
export function Returns({ shipment }: { shipment: Shipment }) {
  const { t } = useTranslation('shipping');
  const me = useMe();
  const { as, readOnly } = useScope();
  const left = leftOf(shipment);
  const sends = left.length > 0 && mayReceive(me, as) && !readOnly;
  if (shipment.returns.length === 0 && !sends) return null;
  return (
    <section className={`panel ${classes.panel}`} aria-label={t('returns.title')} data-testid="returns">
      <h2 className={classes.sub}>{t('returns.title')}</h2>
      {shipment.returns.map((one) => (
        <Sent key={one.number} shipment={shipment} goods={one} />
      ))}
      {sends && <SendBack key={JSON.stringify(left)} shipment={shipment} left={left} />}
    </section>
  );
}

function Sent({ shipment, goods }: { shipment: Shipment; goods: GoodsReturn }) {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const me = useMe();
  const { as, readOnly } = useScope();
  const { sending, error, send } = useSending('shipments', 'stock');
  const takes = goods.takenBack === null && mayShip(me, as) && !readOnly;
  const take = (): void => {
    const said = { number: goods.number, on: today() };
    void send((key) => takeBack(shipment, said, key), said);
  };
  return (
    <div className={classes.settling} data-testid="return" data-back={goods.takenBack !== null}>
      <strong>{goods.number}</strong> {t('returns.sent', { day: format.date(goods.sent) })}{' '}
      {goods.lines.map((line) => (
        <span key={`${line.receipt}/${line.line}`}>
          <PartNumber part={line.part} partner={as === 'buyer' ? shipment.supplier : shipment.buyer} /> <strong className="number">{format.quantity(line.quantity)}</strong> {format.unit(line.unit)}{' '}
        </span>
      ))}
      {goods.takenBack === null ? (
        <Sign tone="info" sign="…">
          {t('returns.underWay')}
        </Sign>
      ) : (
        <Sign tone="good" sign="✓">
          {t('returns.takenBack', { day: format.date(goods.takenBack) })}
        </Sign>
      )}
      {takes && (
        <Button size="xs" ml="xs" loading={sending} onClick={take} data-testid="take-back">
          {t('returns.takeBack')}
        </Button>
      )}
      <NotSent error={error} />
    </div>
  );
}

function SendBack({ shipment, left }: { shipment: Shipment; left: Left[] }) {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const { sending, error, send } = useSending('shipments', 'stock');
  const [number, setNumber] = useState('');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (number.trim() === '' || sending) return;
    const parts = left.map(({ receipt, line, quantity }) => ({ receipt, line, quantity }));
    const said = { number: number.trim(), sent: today(), parts };
    void send((key) => sendBack(shipment, said, key), said);
  };
  return (
    <form onSubmit={submit} noValidate className={classes.settling}>
      <p className="dim">{t('returns.left', { goods: format.list(left.map((one) => `${one.part}: ${format.quantity(one.quantity)} ${format.unit(one.unit)}`)) })}</p>
      <span className={classes.settle}>
        <TextInput size="xs" label={t('returns.number')} value={number} onChange={(event) => setNumber(event.currentTarget.value)} autoComplete="off" maxLength={70} data-testid="return-number" />
        <Button size="xs" type="submit" loading={sending} disabled={number.trim() === ''} data-testid="send-back">
          {t('returns.send')}
        </Button>
      </span>
      <NotSent error={error} />
    </form>
  );
}
