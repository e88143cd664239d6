import { Title } from '@mantine/core';
import { today } from '../app/days';
import { useFormat } from '../app/format';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { rowsOf } from '../app/reading';
import { ScopedLink, useScope } from '../app/scope';
import { Failed, Loading } from '../app/states';
import { StepSign } from '../workOrders/signs';
import { useStepName } from '../workOrders/stepName';
import { pathOf, type Queued, useQueue } from '../workOrders/workOrders';
import type { Machine } from './machines';
import classes from './machines.module.css';
import { useWords } from './words';

/** Lists the work orders that are dispatched to the machine today, in order. */
export function MachineQueue({ machine }: { machine: Machine }) {
  const t = useWords();
  const { asOf } = useScope();
  const answer = useQueue(machine.site, today(asOf?.instant));
  const complete = answer.data?.pages.every((page) => page.complete) ?? true;
  const waiting = rowsOf(answer).filter((one) => one.machine === machine.code);
  return (
    <section className={`panel ${classes.part}`} aria-labelledby="machine-queue" data-testid="machine-queue">
      <Title order={2} id="machine-queue">
        {t('queue.title')}
      </Title>
      {answer.isPending && <Loading />}
      {answer.isError && !answer.data && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && waiting.length === 0 && <p className="dim">{t(complete ? 'queue.empty' : 'queue.emptyShown')}</p>}
      {waiting.length > 0 && (
        <ol className={classes.queue}>
          {waiting.map((one) => (
            <Waiting key={`${one.id} ${one.step}`} one={one} />
          ))}
        </ol>
      )}
      {!complete && <p className="dim">{t('queue.incomplete')}</p>}
      <ScopedLink to="/queue" className="underlined">
        {t('queue.all')}
      </ScopedLink>
    </section>
  );
}

function Waiting({ one }: { one: Queued }) {
  const format = useFormat();
  const stepName = useStepName();
  return (
    <li data-testid="machine-queued" data-number={one.number}>
      <span>
        <ScopedLink to={pathOf(one.id)} className="rowLink number">
          {one.number}
        </ScopedLink>{' '}
        {stepName(one)}
        <br />
        <PartNumber part={one.part}>{(own) => <PartLink part={own} />}</PartNumber>
      </span>
      <span>
        <StepSign step={one} /> <span className="number nowrap">{`${format.quantity(one.unreported)} ${format.unit(one.unit)}`}</span>
      </span>
    </li>
  );
}
