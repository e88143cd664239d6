import { Button, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Crumbs } from '../app/Crumbs';
import { useCustomers } from '../app/customers';
import { typed } from '../app/decimal';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { PartNumber } from '../app/PartNumber';
import { useBothNumbers } from '../app/PartName';
import { useScopedPath } from '../app/scope';
import { isBelowZero } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { Beyond } from './Beyond';
import { isPacked, Pack } from './Pack';
import { type Packing, tree } from './packing';
import classes from './shipping.module.css';
import { type Despatch, ship } from './shipments';

/** The last look before it is sent. */
export function ShipCheck({ despatch, packing: { boxes, pallets: weights, weight }, onPacking, onBack, onSent }: { despatch: Despatch; packing: Packing; onPacking: (change: Partial<Packing>) => void; onBack: () => void; onSent: () => void }) {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const navigate = useNavigate();
  const path = useScopedPath();
  const customers = useCustomers();
  const customer = customers.find((one) => one.code === despatch.buyer);
  const site = customer?.sites.find((one) => one.code === despatch.shipTo);
  const { sending, error, send } = useSending('shipments', 'stock');
  const numbers = useBothNumbers();
  const pallets = new Map(weights);
  const [judged, setJudged] = useState(false);
  const [short, setShort] = useState(false);
  const [why, setWhy] = useState('');
  // Once more than there is was refused, it is sent with a reason or not at all.
  if (isBelowZero(error) && !short) {
    setShort(true);
    setJudged(false);
  }
  const unexplained = short && why.trim() === '';
  const sendIt = async (): Promise<void> => {
    setJudged(true);
    if (unexplained || !isPacked(despatch.lines, boxes, pallets, weight)) return;
    const said = { ...despatch, ...(boxes.length > 0 && { packages: tree(boxes, despatch.lines, pallets) }), ...(typed(weight) && { grossWeight: typed(weight) as string }), ...(short && { belowZero: why.trim() }) };
    let sent = '';
    const taken = await send(async (key) => {
      ({ id: sent } = await ship(said, key));
      onSent();
    }, said);
    if (taken) await navigate(path(`/shipments/${encodeURIComponent(sent)}`));
  };
  return (
    <div className="page" data-testid="ship-summary">
      <title>{`${t('ship.checkTitle')} · Weft`}</title>
      <Crumbs way={[{ to: '/shipments', label: t('title') }]} here={t('ship.title')} />
      <Title order={1}>{t('ship.checkTitle')}</Title>
      <section className={`panel ${classes.panel}`}>
        <p className={classes.summary}>
          {t('ship.summary', {
            number: despatch.number,
            customer: customer ? format.text(customer.name) : despatch.buyer,
            site: site ? format.text(site.name) : despatch.shipTo,
            shipped: format.date(despatch.shipped),
          })}{' '}
          {despatch.arrives && t('ship.arrives', { day: format.date(despatch.arrives) })}
        </p>
        <ul className={classes.receipt}>
          {despatch.lines.map((line, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a list that does not change while it is read
            <li key={at}>
              {'part' in line ? <PartNumber part={line.part} partner={despatch.buyer} /> : <PartNumber part={line.partnerPart} by="buyers" partner={despatch.buyer} />} {line.batch && <span className="dim">{line.batch}</span>} <strong className="number">{format.quantity(line.quantity)}</strong> {format.unit(line.unit)} <span className="dim">{line.order ?? line.agreement}</span>
            </li>
          ))}
        </ul>
      </section>
      <Beyond despatch={despatch} />
      <Pack named={(line) => ('part' in line ? line.part : numbers({ part: line.partnerPart, by: 'buyers', partner: despatch.buyer }).own)} lines={despatch.lines} boxes={boxes} pallets={pallets} weight={weight} judged={judged} onBoxes={(next) => onPacking({ boxes: next })} onPallets={(next) => onPacking({ pallets: [...next] })} onWeight={(next) => onPacking({ weight: next })} />
      {judged && !isPacked(despatch.lines, boxes, pallets, weight) && (
        <Notice tone="late" role="alert">
          {t('pack.wrong')}
        </Notice>
      )}
      <NotSent error={error} fields />
      {short && <TextInput mt="sm" maw={560} label={t('ship.why')} description={t('ship.whyNeeded')} withAsterisk maxLength={500} value={why} onChange={(event) => setWhy(event.currentTarget.value)} error={judged && unexplained && t('ship.missing')} data-testid="ship-why" />}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onBack} disabled={sending}>
          {t('ship.back')}
        </Button>
        <Button loading={sending} onClick={() => void sendIt()} data-testid="ship-send">
          {t('ship.send')}
        </Button>
      </div>
    </div>
  );
}
