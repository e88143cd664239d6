import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { Notice } from '../app/Notice';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink, useScope, useScopedPath } from '../app/scope';
import { useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import { CertificatesOfShipment } from '../certificates/CertificatesOfShipment';
import { HistoryLink } from '../history/HistoryLink';
import { QuestionsAbout } from '../questions/QuestionsAbout';
import { labelled, packed } from './packing';
import { Papers, SaveLabels } from './Papers';
import { Receive } from './Receive';
import { Returns } from './Returns';
import { mayReceive } from './roles';
import { SavePdf } from './SavePdf';
import { Receipts } from './Receipts';
import { ShippedLines } from './ShippedLines';
import classes from './shipping.module.css';
import { type Shipment as Sent, type UnknownName, useShipment } from './shipments';
import { ShipmentSign } from './signs';

/** How many unknown parts are named; the others are in the lines. */
const MOST_UNKNOWN = 5;

/** The unknown names in it at the time of its announcement, which both sides see. */
function Unknown({ shipment, names }: { shipment: Sent; names: UnknownName[] }) {
  const { t } = useTranslation('shipping');
  const partner = usePartnerName();
  const { as } = useScope();
  const parts = names.filter((it) => it.what === 'part').map((it) => it.name);
  const owner = (what: UnknownName['what']) => (what === 'ship-from' ? shipment.supplier : shipment.buyer);
  return (
    <Notice tone="open">
      <div data-testid="unknown-names">
        {names
          .filter((it) => it.what !== 'part')
          .map((it) => (
            <div key={it.what}>{t(`unknown.${it.what as 'ship-from' | 'ship-to'}`, { party: partner(owner(it.what)), name: it.name })}</div>
          ))}
        {parts.length > 0 && (
          <div>
            {t('unknown.part', { partner: partner(as === 'supplier' ? shipment.buyer : shipment.supplier), parts: parts.slice(0, MOST_UNKNOWN).join(t('unknown.comma')) })}
            {parts.length > MOST_UNKNOWN ? t('unknown.more', { count: parts.length - MOST_UNKNOWN }) : t('unknown.stop')}
          </div>
        )}
      </div>
    </Notice>
  );
}

/** More than anybody reads here; the delivery note has all of them. */
const MOST_PACKAGES = 200;

/** One shipment: its contents and its receipts. */
export function Shipment() {
  const { id = '' } = useParams();
  const answer = useShipment(id);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <ShipmentScreen key={id} shipment={answer.data} />;
}

function ShipmentScreen({ shipment }: { shipment: Sent }) {
  const { t } = useTranslation('shipping');
  const format = useFormat();
  const me = useMe();
  const { as, readOnly } = useScope();
  const path = useScopedPath();
  const partner = usePartnerName();
  const site = useSiteName();
  const notes = format.language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  const open = shipment.state === 'in-transit' || shipment.state === 'partly-received';
  const facts = [
    [t('column.customer'), as !== 'buyer' && partner(shipment.buyer)],
    [t('column.supplier'), as !== 'supplier' && partner(shipment.supplier)],
    [t('column.shipTo'), shipment.shipTo && site(shipment.buyer, shipment.shipTo)],
    [t('column.shipped'), shipment.shipped && format.date(shipment.shipped)],
    [t('column.arrives'), shipment.arrives && format.date(shipment.arrives)],
    [t('pack.grossWeight'), shipment.grossWeight && `${format.quantity(shipment.grossWeight)} ${format.unit('KGM')}`],
    [
      t('column.message'),
      shipment.interchange && (
        <ScopedLink key="message" to={`/interchanges/${shipment.interchange}`} data-testid="shipment-message">
          {shipment.message || t('column.message')}
        </ScopedLink>
      ),
    ],
    [t('column.history'), <HistoryLink key="history" id={shipment.id} />],
  ] as const;
  return (
    <div className="page" data-testid="shipment" data-state={shipment.state} data-version={shipment.version}>
      <DocumentHead
        way={[{ to: '/shipments', label: t('title') }]}
        name={shipment.number}
        title={
          <>
            {shipment.number} <ShipmentSign shipment={shipment} />
          </>
        }
        facts={facts}
      >
        <Button component={Link} to={path(`/shipments/${encodeURIComponent(shipment.id)}/delivery-note`)} variant="default" size="xs" leftSection={<IconPrinter size={16} aria-hidden="true" />} data-testid="delivery-note-link">
          {t('note.show')}
        </Button>
        {shipment.state !== 'unannounced' && as === 'buyer' && notes.map((one) => <SavePdf key={one} shipment={shipment} language={one} />)}
      </DocumentHead>
      {shipment.contradiction && (
        <Notice tone="open">{t(`contradiction.${shipment.contradiction}` as 'contradiction.announced-twice', { defaultValue: t('contradiction.other') })}</Notice>
      )}
      {shipment.unknown && <Unknown shipment={shipment} names={shipment.unknown} />}
      {shipment.state !== 'unannounced' && as !== 'buyer' && <Papers shipment={shipment} />}
      <ShippedLines shipment={shipment} />
      <CertificatesOfShipment shipment={shipment.id} buyer={shipment.buyer} />
      {shipment.packages.length > 0 && <Packages shipment={shipment} />}
      {shipment.receipts.length > 0 && <Receipts shipment={shipment} />}
      <Returns shipment={shipment} />
      {open && mayReceive(me, as) && !readOnly && <Receive shipment={shipment} />}
      <QuestionsAbout about={{ kind: 'shipment', document: shipment.id }} partner={as === 'buyer' ? shipment.supplier : shipment.buyer} />
    </div>
  );
}

/** Its packages, each after the package that holds it. */
function Packages({ shipment }: { shipment: Sent }) {
  const { t } = useTranslation('shipping');
  const { as } = useScope();
  const format = useFormat();
  const unitOf = (part: string): string => shipment.lines.find((line) => line.part === part)?.unit ?? '';
  return (
    <section className={`panel ${classes.panel}`} aria-label={t('note.packages')} data-testid="packages">
      <h2 className={classes.sub}>
        {t('note.packages')} <span className="dim">{shipment.packages.length}</span>
      </h2>
      <ul className={classes.receipt}>
        {packed(shipment.packages)
          .slice(0, MOST_PACKAGES)
          .map((one) => (
            <li key={one.label} style={{ paddingInlineStart: `${one.depth * 22}px` }} data-testid="package">
              <span className="number">{labelled(one.label)}</span> {one.type && <span className="dim">{one.type}</span>} {one.grossWeight && <span className="dim">{`${format.quantity(one.grossWeight)} ${format.unit('KGM')}`}</span>}
              {one.contents.map((content, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- contents have no key of their own and never move
                <span key={at}>
                  {' '}
                  <PartNumber part={content.part} partner={as === 'buyer' ? shipment.supplier : shipment.buyer} /> {content.batch && <span className="dim">{content.batch}</span>} <strong className="number">{format.quantity(content.quantity)}</strong> {format.unit(unitOf(content.part))}
                </span>
              ))}{' '}
              <SaveLabels shipment={shipment} size="gtl" label={one.label} />
            </li>
          ))}
      </ul>
      {shipment.packages.length > MOST_PACKAGES && <p className="dim">{t('andMore', { count: shipment.packages.length - MOST_PACKAGES })}</p>}
    </section>
  );
}
