import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { today } from '../app/days';
import { DocumentHead } from '../app/DocumentHead';
import { useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { usePartnerName, useSiteName } from '../app/partners';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { Failed, Loading } from '../app/states';
import { useNow } from '../app/useNow';
import { HistoryLink } from '../history/HistoryLink';
import { Faults } from './Faults';
import { useFormWords } from './formWords';
import { IdleBetween } from './IdleBetween';
import { figuresOf, type Machine as OneMachine, stateOf, useMachine, useStates } from './machines';
import { MachineQueue } from './MachineQueue';
import classes from './machines.module.css';
import { OeeFigure } from './OeeFigure';
import { Ribbon } from './Ribbon';
import { mayTend } from './roles';
import { useSince } from './since';
import { SpanChoice } from './SpanChoice';
import { asked, type Shown, shiftIn, type Span, spans, windowOf } from './spans';
import { StateSign } from './signs';
import { TermsDialog } from './TermsDialog';
import { Stops } from './Stops';
import { Upkeep } from './Upkeep';
import { useWords } from './words';

/** The bar of the present grows this often, in milliseconds. */
const TICK = 5_000;

/** One machine: what it does and did, how well, why it stood still, and what it does next. */
export function Machine() {
  const { id = '' } = useParams();
  const { asOf } = useScope();
  const ticking = useNow(TICK);
  const now = asOf?.instant ? Date.parse(asOf.instant) : ticking;
  const [filters, setFilters] = useUrlFilters(['span', 'on', 'shift'], { span: spans });
  const shown: Shown = { span: (filters.span ?? 'shift') as Span, on: filters.on ?? today(asOf?.instant), shift: filters.shift };
  const period = asked(shown);
  const answer = useMachine(id, period, Date.parse(period.until) > now);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <MachineScreen key={id} machine={answer.data} shown={shown} choose={(next) => setFilters({ span: next.span, on: next.on, shift: next.shift })} now={now} />;
}

type Props = { machine: OneMachine; shown: Shown; choose: (next: Shown) => void; now: number };

function MachineScreen({ machine, shown, choose, now }: Props) {
  const t = useWords();
  const format = useFormat();
  const me = useMe();
  const { readOnly } = useScope();
  const siteName = useSiteName();
  const partner = usePartnerName();
  const since = useSince();
  const shifts = machine.byShift ?? [];
  const shift = shiftIn(shifts, shown, now);
  const window = windowOf(shown, shifts, shift, now);
  const period = { from: new Date(window.from).toISOString(), until: new Date(window.until).toISOString() };
  const isOwn = machine.owner === me.party?.code;
  const forms = useFormWords();
  const [changing, setChanging] = useState(false);
  const mayChange = isOwn && mayTend(me) && !readOnly;
  const name = machine.names ? format.text(machine.names) : machine.code;
  const facts = [
    [t('column.code'), <span key="code" className="number">{machine.code}</span>],
    [t('column.site'), siteName(machine.owner, machine.site)],
    [t('fact.owner'), !isOwn && partner(machine.owner)],
    [t('column.part'), machine.part && <PartNumber key="part" part={machine.part}>{(own) => <PartLink part={own} />}</PartNumber>],
    [t('fact.ideal'), machine.idealSecondsPerPart && t('fact.seconds', { seconds: format.quantity(machine.idealSecondsPerPart) })],
    [t('fact.history'), isOwn && <HistoryLink key="history" id={machine.id} />],
  ] as const;
  return (
    <div className="page" data-testid="machine" data-state={stateOf(machine)}>
      <DocumentHead
        way={[{ to: '/machines', label: t('title') }]}
        name={name}
        title={
          <>
            {name} <StateSign state={stateOf(machine)} /> <span className={classes.since}>{since(machine.since, now)}</span>
          </>
        }
        facts={facts}
      />
      {mayChange && (
        <Button size="xs" variant="default" leftSection={<IconPencil size={14} aria-hidden="true" />} onClick={() => setChanging(true)} data-testid="change-machine">
          {forms('change')}
        </Button>
      )}
      {changing && <TermsDialog machine={machine} onClose={() => setChanging(false)} />}
      {machine.faults !== null && machine.faults.length > 0 && (
        <ul className={classes.faults} data-testid="open-faults">
          {machine.faults.map(({ n, code, at }) => (
            <li key={n}>
              <Sign tone="late" sign="✕">
                {t('fault.open', { code })}
              </Sign>{' '}
              <span className="dim">{since(at, now)}</span>
            </li>
          ))}
        </ul>
      )}
      <section className={`panel ${classes.part}`} aria-label={t('ribbon.title')}>
        <SpanChoice shown={shown} shifts={shifts} shift={shift} choose={choose} now={now} />
        <States machine={machine} window={window} period={period} now={now} />
      </section>
      <div className={classes.two}>
        <OeeFigure figures={figuresOf(machine, shown, shift)} />
        {isOwn && <Faults machine={machine.code} period={period} />}
      </div>
      {isOwn && <Stops machine={machine} now={now} />}
      <Upkeep machine={machine} mayReport={mayChange} />
      <div className={classes.two}>
        {isOwn && <MachineQueue machine={machine} />}
        {isOwn && <IdleBetween machine={machine} period={period} />}
      </div>
    </div>
  );
}

function States({ machine, window, period, now }: { machine: OneMachine; window: { from: number; until: number }; period: { from: string; until: string }; now: number }) {
  const t = useWords();
  const answer = useStates(machine.id, period, window.until > now);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  return (
    <>
      <Ribbon label={t('ribbon.title')} window={window} intervals={answer.data.intervals} now={now} />
      {!answer.data.complete && <Notice tone="open">{t('ribbon.incomplete')}</Notice>}
    </>
  );
}
