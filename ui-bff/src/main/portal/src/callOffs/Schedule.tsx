import { Button, Title } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { PartLink } from '../app/PartLink';
import { useBothNumbers, usePartName } from '../app/PartName';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink, useScope, useScopedPath } from '../app/scope';
import { does, mayAnswer, useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import { HistoryLink } from '../history/HistoryLink';
import { OpeningOf } from '../openings/OpeningOf';
import { QuestionsAbout } from '../questions/QuestionsAbout';
import { mayWrite } from '../questions/questions';
import { mayShip } from '../shipping/roles';
import { useLastVisit } from '../table/visits';
import { Anchors } from './Anchors';
import { Beside } from './Beside';
import { type CallOffLine, isSilent, lineKey, type ScheduleDetail, useSchedule } from './callOffs';
import { Cumulatives } from './Cumulatives';
import { FirmCut } from './FirmCut';
import { Propose } from './Propose';
import { ReleasePair } from './ReleasePair';
import classes from './schedule.module.css';
import { ScheduleLines } from './ScheduleLines';
import { TimeChart } from './TimeChart';

/** One schedule: one release compared with another, and all answers. */
export function Schedule() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const { asOf } = useScope();
  const visited = useLastVisit('call-offs', !asOf);
  const asked = { release: search.get('release') ?? undefined, against: search.get('against') ?? undefined };
  const pair = { ...asked, against: asked.against === 'visit' ? visited : asked.against };
  const answer = useSchedule(id, pair);
  if (answer.isPending) return <Loading />;
  if (!answer.data || (answer.isError && !answer.isPlaceholderData)) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <ScheduleScreen schedule={answer.data} settled={!pair.release} visited={visited} byAnswer={!pair.release && pair.against === 'answer'} />;
}

type Props = { schedule: ScheduleDetail; settled: boolean; /** When the reader was here before. */ visited: string | undefined; byAnswer: boolean };

function ScheduleScreen({ schedule, settled, visited, byAnswer }: Props) {
  const { t } = useTranslation('callOffs');
  const format = useFormat();
  const partnerName = usePartnerName();
  const siteName = useSiteName();
  const partName = usePartName();
  const { as, asOf, readOnly } = useScope();
  const me = useMe();
  const path = useScopedPath();
  const numbers = useBothNumbers()({ part: schedule.part, by: 'buyers', partner: as === 'supplier' ? schedule.buyer : schedule.supplier });
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [proposing, setProposing] = useState<CallOffLine>();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('ask') ?? undefined;
  /** The address names the line of a question, because the list leads here. */
  const ask = (due: string | undefined): void =>
    setSearch(
      (now) => {
        if (due) now.set('ask', due);
        else now.delete('ask');
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  const answering = as === 'supplier' && !readOnly && settled && mayAnswer(me);
  const facts = [
    [t('column.customer'), as !== 'buyer' && partnerName(schedule.buyer)],
    [t('column.supplier'), as !== 'supplier' && partnerName(schedule.supplier)],
    [t('fact.partnersPart'), numbers.others[0]],
    [t('fact.site'), siteName(schedule.buyer, schedule.site)],
    [t('fact.agreement'), schedule.agreement && <ScopedLink to={`/chains/${encodeURIComponent(schedule.agreement)}`} title={t('chain')} data-testid="chain-link">{schedule.agreement}</ScopedLink>],
    [t('fact.unloadingPoint'), schedule.unloadingPoint],
    [t('fact.pointOfUse'), schedule.particulars?.pointOfUse],
    [t('fact.supplierPart'), schedule.particulars?.supplierPart],
    [t('fact.text'), schedule.particulars?.text],
    [
      t('fact.answer'),
      schedule.release.silentUntil && (
        <span data-testid="silent-until">{t(isSilent(schedule.release, asOf) ? 'silence.since' : 'silence.until', { at: format.moment(schedule.release.silentUntil) })}</span>
      ),
    ],
    [t('fact.runOut'), as && does(me, 'planner', 'buyer', 'sales') && <ScopedLink key="run-out" to={`/run-outs?part=${encodeURIComponent(schedule.part)}`}>{t('fact.runOutShow')}</ScopedLink>],
    [t('fact.part'), <PartLink key="part" part={numbers.own} />],
    [t('fact.history'), <HistoryLink key="history" id={schedule.schedule} />],
    [t('fact.firmUntil'), schedule.firmUntil && format.date(schedule.firmUntil)],
  ] as const;
  return (
    <div className="page" data-testid="schedule" data-version={schedule.version}>
      <DocumentHead
        way={[{ to: '/call-offs', label: t('title') }]}
        name={numbers.own}
        title={
          <>
            {numbers.own} <span className={classes.description}>{partName(schedule.part) ?? schedule.description}</span>
          </>
        }
        facts={facts}
      >
        {mayShip(me, as) && !readOnly && !schedule.successor && (
          <Button component={Link} to={path(`/shipments/new?pick=due&buyer=${encodeURIComponent(schedule.buyer)}&part=${encodeURIComponent(schedule.part)}`)} variant="default" size="xs" leftSection={<IconTruckDelivery size={16} aria-hidden="true" />} data-testid="ship-due">
            {t('ship')}
          </Button>
        )}
        <ReleasePair schedule={schedule} visited={visited} />
      </DocumentHead>
      {schedule.successor && (
        <Notice tone="open" title={t(schedule.replaced ? 'succeeded.replaced' : 'succeeded.title')}>
          <ScopedLink to={`/call-offs/${schedule.successor}`} data-testid="successor">{t(schedule.replaced ? 'succeeded.openReplacing' : 'succeeded.open')}</ScopedLink>
        </Notice>
      )}
      {settled && <Beside schedule={schedule} />}
      {schedule.contradictions.map((one) => (
        <Notice key={one.recordedAt + one.code} tone="open" title={t(one.code.startsWith('call-off') ? 'contradictionCallOff' : 'contradiction', { release: one.release, at: format.moment(one.recordedAt) })}>
          {format.text(one.text)}
        </Notice>
      ))}
      {!schedule.successor && <FirmCut schedule={schedule} />}
      <div className={classes.panels}>
        <section className={`panel ${classes.chartPanel}`}>
          <Title order={2}>{t('time.title')}</Title>
          <TimeChart schedule={schedule} settled={settled} />
        </section>
        <section className={`panel ${classes.anchors}`}>
          <Anchors schedule={schedule} />
        </section>
      </div>
      <ScheduleLines schedule={schedule} answering={answering} byAnswer={byAnswer} onlyChanged={onlyChanged} onOnlyChanged={setOnlyChanged} onPropose={setProposing} onAsk={as === 'buyer' && !readOnly && settled && mayWrite(me, as) ? ask : undefined} />
      {settled && <Cumulatives schedule={schedule.schedule} />}
      {settled && <OpeningOf of={schedule} />}
      <QuestionsAbout about={{ kind: 'call-off', document: schedule.schedule, line: asked }} partner={as === 'buyer' ? schedule.supplier : schedule.buyer} onWhole={() => ask(undefined)} />
      {proposing && (
        <Propose
          line={schedule.lines.find((line) => lineKey(line) === lineKey(proposing)) ?? proposing}
          onClose={() => setProposing(undefined)}
        />
      )}
    </div>
  );
}
