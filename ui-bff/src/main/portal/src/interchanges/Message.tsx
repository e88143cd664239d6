import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import classes from './interchange.module.css';
import type { Fault, InterchangeDetail } from './interchanges';
import { OutcomeSign } from './signs';

type Props = {
  message: InterchangeDetail['messages'][number];
  /** Whether the hub read it; what it writes itself has no faults to speak of. */
  read: boolean;
  target: number | undefined;
};

/** One message of the interchange and, fault by fault, where and why it could not be read or applied. */
export function Message({ message, read, target }: Props) {
  const { t } = useTranslation('interchanges');
  return (
    <section className={`panel ${classes.message}`} data-testid="message" data-outcome={message.outcome}>
      <header>
        <Title order={2}>
          {message.type} {message.release} <span className={classes.dim}>{t('message', { reference: message.reference })}</span>
        </Title>
        {read && <OutcomeSign outcome={message.outcome} />}
      </header>
      {target !== undefined && <p className={classes.target}>{t('target', { segment: target })}</p>}
      {message.faults.length === 0 ? (
        read && message.outcome !== 'held' && <p className={classes.dim}>{t('noFaults')}</p>
      ) : (
        <Faults faults={message.faults} />
      )}
    </section>
  );
}

export function Faults({ faults }: { faults: Fault[] }) {
  return (
    <ol className={classes.faults}>
      {faults.map((fault) => (
        <FaultLine key={`${fault.offset}-${fault.code}-${fault.element}`} fault={fault} />
      ))}
    </ol>
  );
}

function FaultLine({ fault }: { fault: Fault }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const where = [
    Boolean(fault.segment) && t('fault.segment', { segment: fault.segment }),
    fault.tag,
    fault.element,
    fault.offset !== null && t('fault.offset', { offset: fault.offset }),
  ].filter(Boolean);
  return (
    <li data-testid="fault" data-severity={fault.severity}>
      <p className={classes.sentence}>{format.text(fault.text)}</p>
      <p className={classes.where}>
        <span className="mono">{where.join(' · ')}</span> <span className="mono">{fault.code}</span>
      </p>
    </li>
  );
}
