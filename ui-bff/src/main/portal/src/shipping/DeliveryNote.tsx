import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Crumbs } from '../app/Crumbs';
import { formatFor } from '../app/format';
import { useBothLanguages } from '../app/language';
import { type Address, usePartners } from '../app/partners';
import { useScope } from '../app/scope';
import { Failed, Loading } from '../app/states';
import { Wide } from '../app/Wide';
import { sumsOf } from '../table/selection';
import { bars } from './code128';
import classes from './deliveryNote.module.css';
import { labelled, packed } from './packing';
import { useCarriage } from './Papers';
import { bothOf, type PartNumbers, usePartNumbers } from './partNumbers';
import { type Shipment, useShipment } from './shipments';

const zh = formatFor('zh');
const en = formatFor('en');

/** A shipment on paper: one sheet that both sides read, each in its language. */
export function DeliveryNote() {
  const { id = '' } = useParams();
  const answer = useShipment(id);
  const readable = useBothLanguages();
  if (answer.isPending || !readable) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <Sheet key={id} id={id} shipment={answer.data} />;
}

/** Room to write by hand if nothing was entered. */
const BY_HAND = '____________';
const NOBODY = { vehicle: '', driver: '' };

type Words = Exclude<keyof typeof import('./en.json')['note'], 'print' | 'back' | 'pdf'>;

/** A word in both languages, the reader's first or second. */
function useBoth(): (word: Words) => ReactNode {
  const { i18n } = useTranslation('shipping');
  return useCallback(
    (word) => {
      const [chinese, english] = (['zh', 'en'] as const).map((language) => i18n.getFixedT(language, 'shipping')(`note.${word}`));
      return (
        <>
          <span lang="zh">{chinese}</span> <span lang="en">{english}</span>
        </>
      );
    },
    [i18n],
  );
}

export function Sheet({ id, shipment }: { id: string; shipment: Shipment }) {
  const { t } = useTranslation('shipping');
  const { as } = useScope();
  const both = useBoth();
  const [said] = useCarriage();
  const carriage = as === 'buyer' ? NOBODY : said;
  const numbers = usePartNumbers(as === 'supplier' ? shipment.buyer : shipment.supplier);
  const unitOf = (part: string) => shipment.lines.find((line) => line.part === part)?.unit ?? '';
  return (
    <div className={`page ${classes.paper}`} data-testid="delivery-note">
      <title>{`${shipment.number} · Weft`}</title>
      <div className={classes.tools}>
        <Crumbs way={[{ to: '/shipments', label: t('title') }, { to: `/shipments/${encodeURIComponent(id)}`, label: shipment.number }]} here={t('note.title')} />
        <Button size="xs" onClick={() => window.print()} leftSection={<IconPrinter size={16} aria-hidden="true" />} data-testid="print">
          {t('note.print')}
        </Button>
      </div>
      <article className={`panel ${classes.sheet}`}>
        <header className={classes.head}>
          <h1>
            {both('title')}
            <strong className="number">{shipment.number}</strong>
          </h1>
          <Code text={shipment.number} />
        </header>
        {shipment.state === 'cancelled' && <p className={classes.cancelled}>{both('cancelled')}</p>}
        <dl className={classes.facts}>
          <Party word={both('supplier')} code={shipment.supplier} site={shipment.shipFrom} />
          <Party word={both('customer')} code={shipment.buyer} site={null} />
          <Party word={both('shipTo')} code={shipment.buyer} site={shipment.shipTo} placed />
          <div>
            <dt>{both('shipped')}</dt>
            <dd>{shipment.shipped ?? '–'}</dd>
            <dt>{both('arrives')}</dt>
            <dd>{shipment.arrives ?? '–'}</dd>
            {shipment.grossWeight && (
              <>
                <dt>{both('grossWeight')}</dt>
                <dd>{quantity(shipment.grossWeight, 'KGM')}</dd>
              </>
            )}
            <dt>{both('vehicle')}</dt>
            <dd>{carriage.vehicle.trim() || BY_HAND}</dd>
            <dt>{both('driver')}</dt>
            <dd>{carriage.driver.trim() || BY_HAND}</dd>
          </div>
        </dl>
        <Lines shipment={shipment} numbers={numbers} both={both} />
        {shipment.packages.length > 0 && <Packages shipment={shipment} unitOf={unitOf} both={both} />}
        <div className={classes.signatures}>
          <span>{both('handedOver')}</span>
          <span>{both('takenOver')}</span>
        </div>
      </article>
    </div>
  );
}

/** A party with both its names; `placed` if one of its sites is meant. */
function Party({ word, code, site, placed = false }: { word: ReactNode; code: string; site: string | null; placed?: boolean }) {
  const partners = usePartners();
  const party = partners.find((one) => one.code === code);
  const plain = site?.includes('/') ? site.slice(site.indexOf('/') + 1) : site;
  const at = party?.sites.find((one) => one.code === plain);
  const names = (text: { en: string; zh: string } | undefined, known: string) => (text ? (text.zh === text.en ? text.en : `${text.zh} ${text.en}`) : known);
  return (
    <div>
      <dt>{word}</dt>
      <dd>
        {!placed && (
          <>
            <strong>{names(party?.name, code)}</strong> <span className="dim">{code}</span>
          </>
        )}
        {plain && (
          <span className={classes.site}>
            {names(at?.name, plain)} <span className="dim">{plain}</span>
            {at?.address && (
              <>
                {(['zh', 'en'] as const).map((language) => (
                  <span key={language} lang={language} className={classes.site}>
                    {postal(at.address as Address, language)}
                  </span>
                ))}
              </>
            )}
          </span>
        )}
        {placed && !plain && '–'}
      </dd>
    </div>
  );
}

/** From large to small in Chinese, the other way in English. */
function postal(address: Address, language: 'zh' | 'en'): string {
  const country = new Intl.DisplayNames([language], { type: 'region' }).of(address.country) ?? address.country;
  const code = address.postalCode ? `${address.postalCode} ` : '';
  return language === 'zh' ? `${code}${country}${address.city.zh}${address.street.zh}` : `${address.street.en}, ${code}${address.city.en}, ${country}`;
}

type Both = (word: Words) => ReactNode;

const quantity = (amount: string, unit: string) => (
  <>
    <strong>{en.quantity(amount)}</strong> {zh.unit(unit) === en.unit(unit) ? unit : `${zh.unit(unit)} ${en.unit(unit)}`}
  </>
);

function Lines({ shipment, numbers, both }: { shipment: Shipment; numbers: (part: string) => PartNumbers; both: Both }) {
  const { t } = useTranslation('shipping');
  const { as } = useScope();
  const heads: Words[] = ['customersPart', 'suppliersPart', 'batch', 'order', 'deliveryNote', 'quantity'];
  return (
    <Wide label={t('lines')}>
      <table className={classes.lines}>
        <thead>
          <tr>
            <th scope="col">#</th>
            {heads.map((head) => (
              <th key={head} scope="col" className={head === 'quantity' ? classes.right : ''}>
                {both(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shipment.lines.map((line, at) => {
            const part = { ...numbers(line.part), ...bothOf(line, as) };
            return (
              // oxlint-disable-next-line react/no-array-index-key -- lines have no key of their own and never move
              <tr key={at} data-testid="note-line">
                <td>{at + 1}</td>
                <th scope="row">
                  {part.buyers} {part.name && <span className={`dim ${classes.site}`}>{part.name}</span>}
                </th>
                <td>{part.suppliers}</td>
                <td>{line.batch ?? '–'}</td>
                <td>{line.order ? [line.order, line.orderLine].filter(Boolean).join(' / ') : (line.agreement ?? '–')}</td>
                <td>{line.deliveryNote ?? shipment.number}</td>
                <td className={classes.right}>{quantity(line.quantity, line.unit)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          {totals(shipment).map(([unit, total]) => (
            <tr key={unit} data-testid="note-total">
              <td />
              <th scope="row" colSpan={5}>
                {both('total')}
              </th>
              <td className={classes.right}>{quantity(total, unit)}</td>
            </tr>
          ))}
        </tfoot>
      </table>
    </Wide>
  );
}

/** Units are never added to each other. */
const totals = (shipment: Shipment): [string, string][] => sumsOf(shipment.lines, ({ quantity: amount, unit }) => ({ quantity: amount, unit })).map((one) => [one.unit, one.quantity]);

function Packages({ shipment, unitOf, both }: { shipment: Shipment; unitOf: (part: string) => string; both: Both }) {
  const { as } = useScope();
  // The goods go to the customer, so their contents have its numbers.
  const customers = (part: string): string => {
    const line = shipment.lines.find((one) => one.part === part);
    return (line && bothOf(line, as).buyers) ?? part;
  };
  return (
    <section className={classes.packages}>
      <h2>
        {both('packages')} <span className="dim">{shipment.packages.length}</span>
      </h2>
      <ul>
        {packed(shipment.packages).map((one) => (
          <li key={one.label} style={{ marginInlineStart: `${one.depth * 22}px` }} data-testid="note-package">
            <strong className="number">{labelled(one.label)}</strong> {one.type && <span className="dim">{one.type}</span>} {one.grossWeight && quantity(one.grossWeight, 'KGM')}
            {one.contents.map((content, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- contents have no key of their own and never move
              <span key={at} className={classes.content}>
                {customers(content.part)} {content.batch && <span className="dim">{content.batch}</span>} {quantity(content.quantity, unitOf(content.part))}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Code 128 of the number, for scanning at the destination. */
function Code({ text }: { text: string }) {
  const code = bars(text);
  if (!code) return null;
  const quiet = 10;
  return (
    <svg className={classes.code} viewBox={`0 0 ${code.width + 2 * quiet} 40`} preserveAspectRatio="none" role="img" aria-label={text} data-testid="note-code" shapeRendering="crispEdges">
      <rect width={code.width + 2 * quiet} height={40} fill="#fff" />
      {code.bars.map(([from, width]) => (
        <rect key={from} x={quiet + from} width={width} height={40} fill="#000" />
      ))}
    </svg>
  );
}
