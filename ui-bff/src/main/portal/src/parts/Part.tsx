import { Button, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { today } from '../app/days';
import { sum } from '../app/decimal';
import { type Format, useFormat } from '../app/format';
import { useNamed } from '../app/named';
import { usePartName } from '../app/PartName';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { does, useMe } from '../app/Session';
import { Empty, Failed, Loading } from '../app/states';
import { Wide } from '../app/Wide';
import { Promise } from '../callOffs/Promise';
import { isSilent, lineKey } from '../callOffs/callOffs';
import { StateSign } from '../callOffs/signs';
import { dueText, useWords } from '../callOffs/words';
import { idOf } from '../history/history';
import { OrderSign } from '../orders/signs';
import { QuestionsAbout } from '../questions/QuestionsAbout';
import { ShipmentSign } from '../shipping/signs';
import { StatusSign } from '../stock/signs';
import { AgreementForm } from './AgreementForm';
import classes from './parts.module.css';
import { type Agreement, useCallOffsOf, useDocumentsOfPart, useHappened, useOrdersOf, usePartNumbers, useShipmentsOf, useStockOfPart } from './parts';

/** So many rows of each are shown; the list behind has all. */
const FEW = 8;

/** One part: what is called off, ordered and promised of it, what is on its way and in stock, and what happened. */
export function Part() {
  const { t } = useTranslation('parts');
  const [search] = useSearchParams();
  const part = search.get('number') ?? '';
  if (part === '') return <Empty whole title={t('none')}>{t('noneWhy')}</Empty>;
  return <PartScreen key={part} part={part} />;
}

function PartScreen({ part }: { part: string }) {
  const { t } = useTranslation('parts');
  const format = useFormat();
  const me = useMe();
  const { as, asOf, readOnly } = useScope();
  const partner = usePartnerName();
  const [changing, setChanging] = useState<string>();
  const { numbers, agreements } = usePartNumbers(part);
  const name = usePartName()(part);
  const plans = as !== undefined && does(me, 'planner', 'buyer', 'sales');
  const on = today(asOf);
  const changed = agreements.find((one) => one.id === changing);
  const facts = [
    ...agreements.map((one) => [t(one.part === part ? 'numberOf' : 'ownNumber', { partner: partner(one.partner) }), agreedText(one, part, on, format, t)] as const),
    [t('balance'), plans && <ScopedLink key="balance" to={`/run-outs?part=${encodeURIComponent(agreements[0]?.part ?? part)}`}>{t('show')}</ScopedLink>] as const,
  ];
  return (
    <div className="page" data-testid="part" data-part={part}>
      <DocumentHead
        name={part}
        title={
          <>
            {part} {name && <span className="dim">{name}</span>}
          </>
        }
        facts={facts}
      >
        {plans && !readOnly && agreements.length > 0 && (
          <div className={classes.changes}>
            {agreements.map((one) => (
              <Button key={one.id} size="xs" variant="default" leftSection={<IconPencil size={15} aria-hidden="true" />} onClick={() => setChanging(one.id)} data-testid="agreement-change">
                {agreements.length === 1 ? t('form.change') : t('form.changeWith', { partner: partner(one.partner) })}
              </Button>
            ))}
          </div>
        )}
      </DocumentHead>
      {changed && <AgreementForm key={changed.version} agreement={changed} onClose={() => setChanging(undefined)} />}
      <div className={classes.sections}>
        <CallOffs part={part} numbers={numbers} />
        <Orders part={part} numbers={numbers} />
        <Shipments part={part} numbers={numbers} />
        <Stock part={part} numbers={numbers} />
        <Documents part={part} numbers={numbers} />
        <History numbers={numbers} />
      </div>
      <QuestionsAbout about={{ kind: 'part', part: agreements[0]?.part ?? part }} partner={agreements.length === 1 ? agreements[0]?.partner : undefined} />
    </div>
  );
}

/** The other of the two numbers, and what else was agreed with the partner. */
function agreedText({ part: own, partnerPart, transitDays, range, unit, staleAfterHours, validity, otif }: Agreement, part: string, on: string, format: Format, t: TFunction<'parts'>): string {
  const between = range && `${range.minimum ? format.quantity(range.minimum) : '0'} – ${range.maximum ? format.quantity(range.maximum) : '∞'}`;
  return [
    own === part ? partnerPart : own,
    transitDays > 0 && t('transit', { count: transitDays }),
    range && `${t('range')} ${range.in === 'days' ? t('rangeDays', { range: between }) : `${between} ${format.unit(unit)}`}`,
    validity && validityText(validity, on, format, t),
    otif && t('otif', { early: otif.earlyDays, late: otif.lateDays }),
    staleAfterHours && t('stale', { count: staleAfterHours }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** From when until when, as it stands on a day. */
function validityText({ from, until }: NonNullable<Agreement['validity']>, on: string, format: Format, t: TFunction<'parts'>): string {
  if (until && until < on) return t('ended', { on: format.date(until) });
  if (from && from > on) return t('begins', { on: format.date(from) });
  if (until) return t('until', { on: format.date(until) });
  return from ? t('since', { on: format.date(from) }) : '';
}

type Of = { part: string; numbers: string[] | undefined };
type SectionProps<Row> = { title: string; name: string; to?: string; answer: UseQueryResult<{ rows: Row[]; more: boolean }>; heads: string[]; right?: number; children: (row: Row) => ReactNode };

function Section<Row>({ title, name, to, answer, heads, right, children }: SectionProps<Row>) {
  const { t } = useTranslation('parts');
  const rows = answer.data?.rows ?? [];
  return (
    <section className={`panel ${classes.section}`} aria-label={title} data-testid={`part-${name}`} data-count={answer.data && rows.length}>
      <header>
        <Title order={2}>{title}</Title>
        {to && rows.length > 0 && <ScopedLink to={to} aria-label={`${t('all')}: ${title}`}>{t('all')}</ScopedLink>}
      </header>
      {answer.isPending ? (
        <Loading />
      ) : answer.isError ? (
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      ) : rows.length === 0 ? (
        <p className="dim">{t('nothing')}</p>
      ) : (
        <Wide label={title}>
          <table className={classes.table}>
            <thead>
              <tr>
                {heads.map((head, at) => (
                  <th key={head} scope="col" className={at === right ? classes.right : ''}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{rows.slice(0, FEW).map(children)}</tbody>
          </table>
        </Wide>
      )}
    </section>
  );
}

function CallOffs({ part, numbers }: Of) {
  const { t } = useTranslation('parts');
  const words = useWords();
  const { format, partnerName } = words;
  return (
    <Section title={t('callOffs')} name="call-offs" to={`/call-offs?part=${encodeURIComponent(part)}`} answer={useCallOffsOf(numbers)} heads={[t('column.due'), t('column.quantity'), t('column.promised'), t('column.partner')]} right={1}>
      {(line) => (
        <tr key={lineKey(line)}>
          <td className="number nowrap">
            <ScopedLink to={`/call-offs/${line.schedule}`}>{dueText(words, line)[0]}</ScopedLink>
          </td>
          <td className={`number ${classes.right}`}>
            {format.quantity(line.quantity)} {format.unit(line.unit)}
          </td>
          <td>
            <StateSign words={words} state={line.state} silent={isSilent(line, words.asOf)} firmness={line.firmness} /> <Promise words={words} line={line} />
          </td>
          <td>{partnerName(words.as === 'buyer' ? line.supplier : line.buyer)}</td>
        </tr>
      )}
    </Section>
  );
}

function Orders({ part, numbers }: Of) {
  const { t } = useTranslation('parts');
  const format = useFormat();
  const partner = usePartnerName();
  const { as } = useScope();
  return (
    <Section title={t('orders')} name="orders" to={`/orders?part=${encodeURIComponent(part)}`} answer={useOrdersOf(numbers)} heads={[t('column.number'), t('column.partner'), t('column.next'), t('column.state')]}>
      {(order) => (
        <tr key={order.order}>
          <td>
            <ScopedLink to={`/orders/${order.order}`} className="number">
              {order.number}
            </ScopedLink>
          </td>
          <td>{partner(as === 'buyer' ? order.supplier : order.buyer)}</td>
          <td className="number nowrap">{order.nextDue ? format.date(order.nextDue) : '–'}</td>
          <td className={classes.state}>
            <OrderSign state={order.state} />
          </td>
        </tr>
      )}
    </Section>
  );
}

function Shipments({ part, numbers }: Of) {
  const { t } = useTranslation('parts');
  const format = useFormat();
  return (
    <Section title={t('shipments')} name="shipments" to={`/shipments?part=${encodeURIComponent(part)}`} answer={useShipmentsOf(numbers)} heads={[t('column.number'), t('column.quantity'), t('column.shipped'), t('column.arrives'), t('column.state')]} right={1}>
      {(shipment) => {
        const lines = shipment.lines.filter((line) => numbers?.includes(line.part) || (line.supplierPart && numbers?.includes(line.supplierPart)));
        const units = [...new Set(lines.map((line) => line.unit))];
        return (
          <tr key={shipment.id}>
            <td>
              <ScopedLink to={`/shipments/${encodeURIComponent(shipment.id)}`} className="number">
                {shipment.number}
              </ScopedLink>
            </td>
            <td className={`number ${classes.right}`}>{units.map((unit) => `${format.quantity(sum(lines.filter((line) => line.unit === unit).map((line) => line.quantity)))} ${format.unit(unit)}`).join(' + ')}</td>
            <td className="number nowrap">{shipment.shipped ? format.date(shipment.shipped) : '–'}</td>
            <td className="number nowrap">{shipment.arrives ? format.date(shipment.arrives) : '–'}</td>
            <td className={classes.state}>
              <ShipmentSign shipment={shipment} />
            </td>
          </tr>
        );
      }}
    </Section>
  );
}

function Stock({ part, numbers }: Of) {
  const { t } = useTranslation('parts');
  const stock = useTranslation('stock');
  const format = useFormat();
  const site = useSiteName();
  const partner = usePartnerName();
  const me = useMe();
  return (
    <Section title={t('stock')} name="stock" to={`/stock?part=${encodeURIComponent(part)}`} answer={useStockOfPart(numbers)} heads={[t('column.site'), t('column.category'), t('column.state'), t('column.quantity')]} right={3}>
      {(row) => (
        <tr key={[row.holder, row.site, row.part, row.category, row.status, row.batch, row.unit].join('|')}>
          <td>
            {site(row.holder, row.site)} {row.holder !== me.party?.code && <span className="dim">{partner(row.holder)}</span>}
          </td>
          <td>{stock.t(`category.${row.category}`, { defaultValue: row.category })}</td>
          <td className={classes.state}>
            <StatusSign status={row.status} />
          </td>
          <td className={`number ${classes.right}`}>
            {format.quantity(row.quantity)} {format.unit(row.unit)}
          </td>
        </tr>
      )}
    </Section>
  );
}

function Documents({ part, numbers }: Of) {
  const { t } = useTranslation('parts');
  const documents = useTranslation('documents');
  const format = useFormat();
  const partner = usePartnerName();
  return (
    <Section title={t('documents')} name="documents" to={`/documents?part=${encodeURIComponent(part)}`} answer={useDocumentsOfPart(numbers)} heads={[t('column.number'), t('column.kind'), t('column.partner'), t('column.issued')]}>
      {(row) => (
        <tr key={row.id}>
          <td>
            <ScopedLink to={`/documents/${row.id}`} className="number">
              {row.number || documents.t('noNumber')}
            </ScopedLink>
          </td>
          <td>{documents.t(`kind.${row.kind}`, { defaultValue: row.kind })}</td>
          <td>{partner(row.sender)}</td>
          <td className="number nowrap">{row.issued ? format.date(row.issued) : '–'}</td>
        </tr>
      )}
    </Section>
  );
}

function History({ numbers }: { numbers: string[] | undefined }) {
  const { t } = useTranslation('parts');
  const orders = useOrdersOf(numbers);
  const format = useFormat();
  const say = useNamed();
  const partner = usePartnerName();
  const answer = useHappened(numbers, orders.isError ? [] : orders.data?.rows.map((order) => order.order));
  const events = answer.data ?? [];
  return (
    <section className={`panel ${classes.section}`} aria-label={t('history')} data-testid="part-history" data-count={answer.data && events.length}>
      <Title order={2}>{t('history')}</Title>
      {answer.isPending ? (
        <Loading />
      ) : answer.isError ? (
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      ) : events.length === 0 ? (
        <p className="dim">{t('nothing')}</p>
      ) : (
        <ol className={classes.happened}>
          {events.slice(0, FEW).map((event) => (
            <li key={event.position}>
              <ScopedLink to={`/history/${idOf(event.stream)}#at-${event.position}`}>{say(event.text)}</ScopedLink>
              <span className="dim number">
                <time dateTime={event.at}>
                  {format.moment(event.at)} · {partner(event.actor.party)}
                </time>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
