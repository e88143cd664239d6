import { Button, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { useIntoSight } from '../app/intoSight';
import { usePartnerName } from '../app/partners';
import { usePersonName } from '../app/people';
import { type Side, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import { EventLink } from '../history/EventLink';
import { HistoryLink } from '../history/HistoryLink';
import { Answer, Withdraw } from './Answer';
import { maySettle } from './context';
import classes from './openings.module.css';
import { type Earlier, type Opening, type Proposal, type Signed, standing, type Terms, useOpening } from './openings';
import { ProposalForm } from './ProposalForm';
import { StandingSign } from './signs';
import { useProposalDraft } from './typed';
import { useWords } from './words';

export type Schedule = { schedule: string; buyer: string; supplier: string; unit: string };

/**
 * The opening cumulatives of a schedule: the signed ones, the open proposal, and the form to
 * propose.
 */
export function OpeningOf({ of }: { of: Schedule }) {
  const { t } = useTranslation('openings');
  const answer = useOpening(of.schedule);
  const ref = useIntoSight('opening');
  return (
    <section ref={ref} id="opening" className={`panel ${classes.panel}`} aria-label={t('title')} data-testid="opening">
      {answer.isPending ? <Loading /> : answer.data === undefined ? <Failed error={answer.error} retry={() => void answer.refetch()} /> : <Settled of={of} opening={answer.data} />}
    </section>
  );
}

function Settled({ of, opening }: { of: Schedule; opening: Opening | null }) {
  const { t: title } = useTranslation('openings');
  const t = useWords();
  const me = useMe();
  const { as, readOnly } = useScope();
  const [begun] = useProposalDraft(of.schedule);
  const [proposing, setProposing] = useState(begun !== undefined);
  const settles = maySettle(me, as) && !readOnly;
  const how = opening ? standing(opening, as) : 'closed';
  return (
    <>
      <div className={classes.head}>
        <Title order={2}>{title('title')}</Title>
        {opening && <StandingSign opening={opening} />}
        {opening && <HistoryLink id={opening.id} />}
      </div>
      {!opening?.signed && !opening?.proposal && <p className={classes.who}>{t('none')}</p>}
      {opening?.signed && <InForce of={of} signed={opening.signed} id={opening.id} />}
      {opening?.proposal && (
        <Proposed of={of} proposal={opening.proposal} apart={opening.signed !== null}>
          {settles && !proposing && how === 'mine' && <Answer opening={opening} onCounter={() => setProposing(true)} />}
          {settles && !proposing && how === 'theirs' && (
            <div className={classes.bar}>
              <Button variant="default" size="xs" onClick={() => setProposing(true)} data-testid="change-proposal">
                {t('change')}
              </Button>
              <Withdraw opening={opening} />
            </div>
          )}
        </Proposed>
      )}
      {settles && !proposing && !opening?.proposal && (
        <div className={classes.bar}>
          <Button variant="default" size="xs" onClick={() => setProposing(true)} data-testid="propose-opening">
            {t(opening?.signed ? 'again' : 'propose')}
          </Button>
        </div>
      )}
      {settles && proposing && <ProposalForm of={of} opening={opening} onClose={() => setProposing(false)} />}
      {opening && opening.earlier.length > 0 && <Before of={of} earlier={opening.earlier} />}
    </>
  );
}

function InForce({ of, signed, id }: { of: Schedule; signed: Signed; id: string }) {
  const t = useWords();
  const said = useSaid(of);
  const { proposal } = signed;
  return (
    <div data-testid="in-force">
      <Numbers terms={proposal.terms} />
      <p className={classes.who}>{said('proposedBy', proposal.by, proposal.who, proposal.at)}</p>
      <p className={classes.who}>
        {said('signedBy', signed.by, signed.who, signed.at)} <EventLink event={{ stream: id, position: signed.position }} name={t('event')} />
      </p>
    </div>
  );
}

function Proposed({ of, proposal, apart, children }: { of: Schedule; proposal: Proposal; apart: boolean; children: ReactNode }) {
  const t = useWords();
  const party = usePartnerName();
  const said = useSaid(of);
  return (
    <div className={apart ? classes.part : undefined} data-testid="proposal" data-number={proposal.number}>
      <Numbers terms={proposal.terms} />
      {proposal.reason && <p className={classes.who}>{t('counters', { reason: proposal.reason })}</p>}
      <p className={classes.who}>
        {said('proposedBy', proposal.by, proposal.who, proposal.at)} {t('waitsFor', { party: party(proposal.by === 'buyer' ? of.supplier : of.buyer) })}
      </p>
      {children}
    </div>
  );
}

/** The person and the time. */
function useSaid(of: Schedule): (what: 'proposedBy' | 'signedBy', by: Side, who: string | null, at: string) => string {
  const t = useWords();
  const format = useFormat();
  const party = usePartnerName();
  const person = usePersonName();
  return (what, by, who, at) => {
    const code = by === 'buyer' ? of.buyer : of.supplier;
    return t(what, { party: party(code), who: person(code, who) ?? '–', at: format.moment(at) });
  };
}

function Numbers({ terms }: { terms: Terms }) {
  const t = useWords();
  const format = useFormat();
  const number = (decimal: string): string => `${format.quantity(decimal)} ${format.unit(terms.unit)}`;
  const facts: [string, ReactNode][] = [
    [t('received'), <strong key="received">{number(terms.received)}</strong>],
    [t('shipped'), <strong key="shipped">{number(terms.shipped)}</strong>],
    [
      t('inTransit'),
      terms.inTransit.length === 0
        ? t('nothing')
        : terms.inTransit.map((one) => (
            <div key={one.deliveryNote}>{t(one.arrives ? 'underwayDue' : 'underway', { quantity: number(one.quantity), note: one.deliveryNote, day: one.arrives && format.date(one.arrives) })}</div>
          )),
    ],
    [t('since'), terms.since && format.date(terms.since)],
    [t('lastDeliveryNote'), terms.lastDeliveryNote],
    [t('note'), terms.note],
  ];
  return (
    <>
      <p className={classes.asOf}>{t('asOf', { day: format.date(terms.asOf) })}</p>
      <dl className={classes.facts}>
        {facts.map(
          ([name, fact]) =>
            fact && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{fact}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

function Before({ of, earlier }: { of: Schedule; earlier: Earlier[] }) {
  const t = useWords();
  const format = useFormat();
  const party = usePartnerName();
  return (
    <details className={classes.earlier} data-testid="earlier">
      <summary>{t('earlier')}</summary>
      <ul>
        {earlier.map(({ proposal: { number, by, terms }, end, reason, at }) => (
          <li key={`${number} ${end}`}>
            {party(by === 'buyer' ? of.buyer : of.supplier)} · {t('asOf', { day: format.date(terms.asOf) })} · {t('received')} {format.quantity(terms.received)} · {t('shipped')} {format.quantity(terms.shipped)} {format.unit(terms.unit)} –{' '}
            {t(`end.${end}` as 'end.refused', { defaultValue: end })}, {format.moment(at)}
            {reason && `: ${reason}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
