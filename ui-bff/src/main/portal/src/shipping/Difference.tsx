import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { usePartnerName } from '../app/partners';
import { useScope } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { maySettle } from './roles';
import classes from './shipping.module.css';
import { type Outcome, outcomes, type ReceiptLine, settle, type Settlement, type Shipment } from './shipments';

type Props = { shipment: Shipment; receipt: number; line: number; of: ReceiptLine };

/** One difference of a receipt: its kind, its settlement so far, and the reader's options. */
export function Difference({ shipment, receipt, line, of }: Props) {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const me = useMe();
  const { as, readOnly } = useScope();
  const said = shipment.settlements.find((one) => one.receipt === receipt && one.line === line);
  if (!of.difference) return null;
  const { kind, quantity } = of.difference;
  return (
    <div className={classes.settling} data-testid="difference" data-settled={said?.settled ?? false}>
      <span className={classes.difference}>{t(`found.${kind}`, { defaultValue: kind, quantity: format.quantity(quantity) })}</span> <Said said={said} shipment={shipment} />
      {!said?.settled && maySettle(me, as) && !readOnly && <Settle shipment={shipment} receipt={receipt} line={line} kind={kind} said={said} />}
    </div>
  );
}

function Said({ said, shipment }: { said: Settlement | undefined; shipment: Shipment }) {
  const { t } = useTranslation('shipping');
  const partner = usePartnerName();
  const { as } = useScope();
  if (!said)
    return (
      <Sign tone="open" sign="!">
        {t('settle.open')}
      </Sign>
    );
  const outcome = t(`outcome.${said.outcome}`, { defaultValue: said.outcome });
  if (said.settled)
    return (
      <Sign tone="good" sign="✓">
        {t('settle.settled', { outcome })}
      </Sign>
    );
  if (said.by === as)
    return (
      <Sign tone="info" sign="…">
        {t('settle.ours', { outcome })}
      </Sign>
    );
  return (
    <Sign tone="open" sign="!">
      {t('settle.theirs', { party: partner(said.by === 'buyer' ? shipment.buyer : shipment.supplier), outcome })}
    </Sign>
  );
}

function Settle({ shipment, receipt, line, kind, said }: Omit<Props, 'of'> & { kind: keyof typeof outcomes; said: Settlement | undefined }) {
  const { t } = useTranslation('shipping');
  const { as } = useScope();
  const { sending, error, send } = useSending('shipments', 'stock');
  const theirs = said && said.by !== as ? said.outcome : undefined;
  const [chosen, setChosen] = useState<Outcome>(said?.outcome ?? outcomes[kind][0]);
  const agrees = chosen === theirs;
  const ours = said !== undefined && said.by === as && chosen === said.outcome;
  return (
    <span className={classes.settle}>
      <NativeSelect
        size="xs"
        aria-label={t('settle.how')}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value as Outcome)}
        data={outcomes[kind].map((one) => ({ value: one, label: t(`outcome.${one}`) }))}
        data-testid="outcome"
      />
      <Button size="xs" variant={agrees ? 'filled' : 'default'} loading={sending} disabled={ours} onClick={() => void send((key) => settle(shipment, { receipt, line, outcome: chosen }, key), chosen)} data-testid="settle">
        {t(agrees ? 'settle.agree' : 'settle.propose')}
      </Button>
      <NotSent error={error} inline={classes.difference ?? ''} />
    </span>
  );
}
