import { Button } from '@mantine/core';
import { IconCheck, IconFileText } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useDraft } from '../app/draft';
import { useFormat } from '../app/format';
import { command } from '../app/http';
import { usePartnerName, useSiteName } from '../app/partners';
import { isStale, mayRepeat } from '../app/problem';
import { ScopedLink, useScope } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { mayRespond, useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import { HistoryLink } from '../history/HistoryLink';
import { QuestionsAbout } from '../questions/QuestionsAbout';
import { OrderActions } from './Cancel';
import { History } from './History';
import { Line, Lines } from './Line';
import classes from './order.module.css';
import { type OrderDetail, type OrderLine, seenOf, useOrder } from './orders';
import { type Response, ResponseBar } from './responses';
import { mayOrder } from './roles';
import { OrderSign } from './signs';
import { Delivery, Payment, Texts } from './Terms';

export function Order() {
  const { id = '' } = useParams();
  const answer = useOrder(id);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <OrderScreen key={id} order={answer.data} />;
}

/** A chosen answer, with the line's request at that time. A changed request voids the answer. */
type Draft = { response: Response; seen: string };

function OrderScreen({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const partnerName = usePartnerName();
  const siteName = useSiteName();
  const { as, readOnly: past } = useScope();
  const me = useMe();
  const readOnly = past || !as || !mayRespond(me);
  const [kept, keep] = useDraft<[string, Draft][]>(`order.${order.order}`);
  const drafts = useMemo(() => new Map(kept), [kept]);
  const setDrafts = (next: ReadonlyMap<string, Draft>): void => keep(next.size === 0 ? undefined : [...next]);
  const { sending, error, send } = useSending('orders');

  const waiting = order.lines.filter((line) => (as === 'buyer' ? line.state === 'proposed' : line.state === 'open'));
  const live = new Map(
    waiting.flatMap((line) => {
      const chosen = drafts.get(line.line);
      return chosen && chosen.seen === seenOf(line) ? [[line.line, chosen.response] as const] : [];
    }),
  );
  const draft = (line: OrderLine, response: Response | undefined): void => {
    const next = new Map(drafts);
    if (response) next.set(line.line, { response, seen: seenOf(line) });
    else next.delete(line.line);
    setDrafts(next);
  };
  const all = (): void => {
    const answer = as === 'buyer' ? 'accept-proposal' : 'accept';
    setDrafts(new Map(waiting.map((line) => [line.line, { response: { line: line.line, answer }, seen: seenOf(line) }])));
  };
  const responses = [...live.values()];
  const sendResponses = (): Promise<boolean> =>
    send(async (key) => {
      await command(`/orders/${encodeURIComponent(order.order)}/responses`, { responses }, order.version, key, { as });
      setDrafts(new Map());
    }, responses);

  const facts = [
    [t('column.customer'), as !== 'buyer' && partnerName(order.buyer)],
    [t('column.supplier'), as !== 'supplier' && partnerName(order.supplier)],
    [t('fact.site'), order.site && siteName(order.buyer, order.site)],
    [t('column.ordered'), order.orderDate && format.date(order.orderDate)],
    [t(as === 'supplier' ? 'fact.received' : 'fact.placed'), format.moment(order.placedAt)],
    [t('column.value'), order.value !== null && `${format.money(order.value)} ${order.currency}`],
    [t('fact.currency'), order.value === null && order.currency],
    [t('fact.delivery'), order.terms?.delivery && <Delivery of={order.terms.delivery} />],
    [t('fact.payment'), order.terms && order.terms.payment.length > 0 && <Payment of={order.terms.payment} />],
    [
      t('fact.origin'),
      order.interchange && (
        <ScopedLink to={`/interchanges/${order.interchange}`}>
          <IconFileText size={14} aria-hidden="true" style={{ verticalAlign: '-2px' }} /> EDI
        </ScopedLink>
      ),
    ],
    [
      t('fact.chain'),
      <ScopedLink key="chain" to={`/chains/${encodeURIComponent(order.number)}`} data-testid="chain-link">
        {order.number} →
      </ScopedLink>,
    ],
    [t('fact.history'), <HistoryLink key="history" id={order.order} />],
  ] as const;
  return (
    <div className="page" data-testid="order" data-version={order.version} data-state={order.state}>
      <DocumentHead
        way={[{ to: '/orders', label: t(as === 'supplier' ? 'titleSupplier' : 'title') }]}
        name={order.number}
        title={
          <>
            {order.number} <OrderSign state={order.state} />
          </>
        }
        facts={facts}
      >
        {!past && mayOrder(me, as) && order.state !== 'cancelled' && <OrderActions order={order} />}
        {!readOnly && waiting.length > 1 && (
          <Button variant="light" leftSection={<IconCheck size={16} aria-hidden="true" />} onClick={all} data-testid="accept-all">
            {t(as === 'buyer' ? 'answer.acceptAllProposals' : 'answer.acceptAll', { count: waiting.length })}
          </Button>
        )}
      </DocumentHead>
      <NotSent error={error} title={isStale(error) ? t('answer.changedMeanwhile') : undefined}>
        {mayRepeat(error) && t('answer.sendAgain')}
      </NotSent>
      <div className={classes.columns}>
        <section aria-label={t('column.lines')} className={classes.main}>
          {order.terms && order.terms.texts.length > 0 && <Texts of={order.terms.texts} id="order-texts" />}
          <Lines title={t('column.lines')}>
            {order.lines.map((line) => (
              <Line
                key={line.line}
                order={order}
                line={line}
                as={as}
                draft={live.get(line.line)}
                onDraft={!readOnly && waiting.includes(line) ? (response) => draft(line, response) : undefined}
              />
            ))}
          </Lines>
        </section>
        <History order={order} />
      </div>
      <QuestionsAbout about={{ kind: 'order', document: order.order }} partner={as === 'buyer' ? order.supplier : order.buyer} />
      <ResponseBar responses={responses} left={waiting.length - live.size} sending={sending} onSend={() => void sendResponses()} onClear={() => setDrafts(new Map())} />
    </div>
  );
}
