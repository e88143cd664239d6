import { Button } from '@mantine/core';
import { IconCheck, IconEdit, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Promised } from '../answers/answers';
import { useFormat } from '../app/format';
import { useFresh } from '../app/fresh';
import { OriginLink } from '../app/OriginLink';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { usePartnerName } from '../app/partners';
import { usePersonName } from '../app/people';
import type { Scope } from '../app/scope';
import { AnswerDialog } from './AnswerDialog';
import classes from './order.module.css';
import type { OrderDetail, OrderLine, Reason, Said } from './orders';
import type { Response } from './responses';
import { OrderSign } from './signs';
import { Texts } from './Terms';

type Props = {
  order: OrderDetail;
  line: OrderLine;
  as: Scope['as'];
  draft: Response | undefined;
  onDraft: ((response: Response | undefined) => void) | undefined;
};

/** The lines of an order as a table; on a narrow screen each is a card. */
export function Lines({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('orders');
  return (
    <div className={`panel ${classes.lines}`}>
      <table className={classes.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('column.line')}</th>
            <th scope="col">{t('column.part')}</th>
            <th scope="col">{t('asked')}</th>
            <th scope="col">{t('column.answer')}</th>
            <th scope="col" className={classes.right}>{t('column.price')}</th>
            <th scope="col">{t('column.state')}</th>
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}

/** A line's request, the answers to it, and its answer field. */
export function Line({ order, line, as, draft, onDraft }: Props) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const fresh = useFresh(`${order.order}|${line.line}`);
  // The order itself may say both; else the agreement does.
  const said = line.buyerPart && line.buyerPart !== line.part ? line.part : undefined;
  const [asking, setAsking] = useState<'propose' | 'refuse' | 'refuse-proposal'>();
  const dates = line.firstPromise && line.confirmed && !same(line.firstPromise, line.confirmed) ? line.firstPromise : undefined;
  const below = line.texts || draft || onDraft;
  return (
    <tbody className={classes.line} data-fresh={fresh || undefined} data-testid="order-line" data-line={line.line} data-state={line.state}>
      <tr data-below={below ? true : undefined}>
        <th scope="row">
          <span className={classes.position}>{line.line}</span>
        </th>
        <td className={classes.part}>
          <PartNumber part={line.buyerPart ?? line.part} by="buyers" partner={as === 'supplier' ? order.buyer : order.supplier} other={said} description={line.description}>
            {(own) => (
              <strong>
                <PartLink part={own} className="underlined" />
              </strong>
            )}
          </PartNumber>{' '}
          <OriginLink origin={line.origin} className={classes.origin} />
        </td>
        <td className={classes.asked}>
          <span className="number nowrap">
            <strong>{format.quantity(line.quantity)}</strong> {format.unit(line.unit)} <OriginLink origin={line.quantityOrigin} className="inText" />
          </span>
          <Dates dates={line.schedule} unit={line.schedule.length > 1 ? format.unit(line.unit) : undefined} />
          {line.before && line.state !== 'cancelled' && <Dates name={t('beforeChange')} dates={line.before.schedule} unit={format.unit(line.unit)} tone="over" />}
        </td>
        <td>
          <div className={classes.answer}>
            {line.proposal && line.state === 'proposed' && (
              <Dates name={t('proposedDates')} dates={line.proposal.schedule} unit={format.unit(line.unit)} tone="proposed" reason={line.proposal.reason} said={line.answered} />
            )}
            {line.confirmed && <Dates name={t('confirmedDates')} dates={line.confirmed} unit={format.unit(line.unit)} tone="good" reason={line.state === 'accepted' ? line.proposal?.reason : undefined} said={line.state === 'accepted' ? line.answered : undefined} />}
            {dates && <Dates name={t('firstPromise')} dates={dates} unit={format.unit(line.unit)} said={line.firstAnswered} />}
            {line.refusal && <ReasonText name={t(line.state === 'open' ? 'proposalRefusedFor' : 'refusedFor')} reason={line.refusal} said={line.answered} />}
            {line.despatched && <Sent line={line} />}
          </div>
        </td>
        <td className={classes.price}>
          {line.price && (
            <>
              <span className="number nowrap">
                {format.money(line.price)} {order.currency}
              </span>{' '}
              <OriginLink origin={line.priceOrigin} className="inText" />
            </>
          )}
        </td>
        <td className={classes.state}>
          <OrderSign state={line.state} />
        </td>
      </tr>
      {below && (
        <tr>
          <td />
          <td colSpan={5} className={classes.below}>
            {line.texts && <Texts of={line.texts} id="line-texts" />}
            {draft && (
              <div className={classes.draft}>
                <span>
                  {t(`draft.${draft.answer}`)}
                  {draft.answer === 'propose' && <> {draft.schedule.map((one) => `${format.quantity(one.quantity)} · ${format.date(one.date)}`).join(', ')}</>}
                </span>
                <Button size="compact-sm" variant="subtle" onClick={() => onDraft?.(undefined)}>
                  {t('answer.change')}
                </Button>
              </div>
            )}
            {onDraft && !draft && <Actions line={line} as={as} onDraft={onDraft} onAsk={setAsking} />}
            {asking && onDraft && (
              <AnswerDialog
                kind={asking}
                order={order.order}
                line={line}
                onClose={() => setAsking(undefined)}
                onChosen={(response) => {
                  onDraft(response);
                  setAsking(undefined);
                }}
              />
            )}
          </td>
        </tr>
      )}
    </tbody>
  );
}

type ActionsProps = { line: OrderLine; as: Scope['as']; onDraft: (response: Response) => void; onAsk: (asked: 'propose' | 'refuse' | 'refuse-proposal') => void };

function Actions({ line, as, onDraft, onAsk }: ActionsProps) {
  const { t } = useTranslation('orders');
  return (
    <div className={classes.actions}>
      <Button size="xs" variant="light" leftSection={<IconCheck size={15} aria-hidden="true" />} onClick={() => onDraft({ line: line.line, answer: as === 'buyer' ? 'accept-proposal' : 'accept' })} data-testid="accept">
        {t(as === 'buyer' ? 'answer.acceptProposal' : 'answer.accept')}
      </Button>
      {as !== 'buyer' && (
        <Button size="xs" variant="default" leftSection={<IconEdit size={15} aria-hidden="true" />} onClick={() => onAsk('propose')} data-testid="propose">
          {t('answer.propose')}
        </Button>
      )}
      <Button size="xs" variant="default" leftSection={<IconX size={15} aria-hidden="true" />} onClick={() => onAsk(as === 'buyer' ? 'refuse-proposal' : 'refuse')} data-testid="refuse">
        {t(as === 'buyer' ? 'answer.refuseProposal' : 'answer.refuse')}
      </Button>
    </div>
  );
}

const same = (a: Promised[], b: Promised[]): boolean => JSON.stringify(a) === JSON.stringify(b);

type DatesProps = { name?: string; dates: Promised[]; /** Without it only the day is shown. */ unit: string | undefined; tone?: 'proposed' | 'good' | 'over'; reason?: Reason | undefined; said?: Said | null | undefined };

function Dates({ name, dates, unit, tone, reason, said }: DatesProps) {
  const format = useFormat();
  return (
    <div className={classes.dates} data-tone={tone}>
      {name && <span className={classes.name}>{name}</span>}
      <ul>
        {dates.map((one) => (
          <li key={one.date} className="number">
            {unit && (
              <>
                <strong>{format.quantity(one.quantity)}</strong> {unit} ·{' '}
              </>
            )}
            {format.date(one.date)} <span className="dim">{format.weekday(one.date)}</span>
          </li>
        ))}
      </ul>
      {reason && <ReasonText reason={reason} />}
      {said && <SaidBy said={said} />}
    </div>
  );
}

/** How much of the line is in transit or received, and by which advices. */
function Sent({ line }: { line: OrderLine }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  return (
    <div className={classes.dates} data-tone="good" data-testid="despatched">
      <span className={classes.name}>{t('despatched')}</span>
      <ul>
        {line.despatched?.map((one, place) => (
          <li key={`${one.despatch} ${place}`} className="number">
            <strong>{format.quantity(one.quantity)}</strong> {format.unit(one.unit)} · {one.despatch} <OriginLink origin={one.origin} className="inText" />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ReasonText({ name, reason, said }: { name?: string; reason: Reason; said?: Said | null | undefined }) {
  const { t } = useTranslation('answers');
  return (
    <p className={classes.reason}>
      {name && <span className={classes.name}>{name}</span>} {t(`reason.${reason.code as 'other'}`, { defaultValue: reason.code })}
      {reason.text && <span className="dim"> · {reason.text}</span>}
      {said && <SaidBy said={said} />}
    </p>
  );
}

/** A promise comes from a segment, or somebody typed it. */
function SaidBy({ said: { at, by, origin } }: { said: Said }) {
  const format = useFormat();
  const partyName = usePartnerName();
  const personName = usePersonName();
  return (
    <span className={classes.said} data-testid="said-by">
      {origin ? <OriginLink origin={origin} /> : <span>{personName(by.party, by.user) ?? partyName(by.party)}</span>}
      <span>{format.moment(at)}</span>
    </span>
  );
}
