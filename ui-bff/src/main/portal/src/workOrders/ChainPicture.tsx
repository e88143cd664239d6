import { useTranslation } from 'react-i18next';
import { compare } from '../app/decimal';
import { useFormat } from '../app/format';
import { ScopedLink } from '../app/scope';
import type { Item, Place } from './chain';
import { useStepName } from './stepName';
import classes from './workOrders.module.css';

/** So many things of a place are named; the rest is a number. */
const FEW = 6;

/** The chain from the order to the shipment, one box after the other. */
export function ChainPicture({ places }: { places: Place[] }) {
  const { t } = useTranslation('workOrders');
  const stepName = useStepName();
  return (
    <section aria-label={t('chain.title')} data-testid="chain-of-order">
      <ol className={classes.chain}>
        {places.map(({ kind, step, names, items, cut }) => (
          <li key={`${kind} ${step ?? ''}`} className={`panel ${classes.link}`} data-testid="chain-place" data-kind={kind} data-empty={items.length === 0 || undefined}>
            <h2>{kind === 'step' && step !== undefined ? t('chain.step', { step: stepName({ step, names: names ?? null }) }) : t(`chain.${kind as 'batch'}`)}</h2>
            {items.length === 0 && <span className="dim">{t(kind === 'order' ? 'chain.forStock' : 'chain.none')}</span>}
            <ul>
              {items.slice(0, FEW).map((item) => (
                <li key={item.key}>
                  <One kind={kind} item={item} />
                </li>
              ))}
            </ul>
            {items.length > FEW && <span className="dim small">{t('chain.more', { count: items.length - FEW })}</span>}
            {cut && <span className="dim small">{t('chain.cut')}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function One({ kind, item: { text, to, quantity, state } }: { kind: Place['kind']; item: Item }) {
  const { t } = useTranslation('workOrders');
  const { t: ofCertificates } = useTranslation('certificates');
  const { t: ofStock } = useTranslation('stock');
  const { t: ofInspections } = useTranslation('inspections');
  const { t: ofBatches } = useTranslation('batches');
  const format = useFormat();
  const { good, scrap = '0', rework = '0', unit } = quantity ?? { good: '0', unit: '' };
  const bad = compare(scrap, '0') > 0 || compare(rework, '0') > 0;
  const words: Partial<Record<Place['kind'], (state: string) => string>> = {
    workOrder: (its) => t(`state.${its as 'closed'}`, { defaultValue: its }),
    certificate: (its) => ofCertificates(`state.${its as 'issued'}`, { defaultValue: its }),
    stock: (its) => ofStock(`status.${its as 'usable'}`, { defaultValue: its }),
    inspection: (its) => ofInspections(`state.${its as 'open'}`, { defaultValue: its }),
    batch: (its) => ofBatches(`state.${its as 'free'}`, { defaultValue: its }),
  };
  const amount = quantity && `${format.quantity(good)} ${format.unit(unit)}`;
  return (
    <>
      {text && (to ? <ScopedLink to={to} className="rowLink number">{text}</ScopedLink> : <strong className="number">{text}</strong>)} {amount && <span className="number nowrap">{kind === 'step' ? t('chain.passedOn', { good: amount }) : amount}</span>}
      {bad && <div className="small">{t('chain.bad', { scrap: format.quantity(scrap), rework: format.quantity(rework) })}</div>}
      {state && <div className="dim small">{words[kind]?.(state) ?? state}</div>}
    </>
  );
}
