import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { usePartnerName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import { pathOf as certificatePath } from '../certificates/certificates';
import { HistoryLink } from '../history/HistoryLink';
import { AskConcessionDialog } from '../inspections/AskConcessionDialog';
import { mayAskConcessions } from '../inspections/roles';
import { type BatchRow, type Problem, useBatch } from './batches';
import classes from './batches.module.css';
import { EndDialog } from './EndDialog';
import { Genealogy } from './Genealogy';
import { PhotosOfBatch } from '../workOrders/PhotosOfBatch';
import { ProblemDialog } from './ProblemDialog';
import { mayBlock } from './roles';
import { BatchSign } from './signs';

/** One batch: its quantities, problems, and where it comes from and went. */
export function Batch() {
  const { id = '' } = useParams();
  const answer = useBatch(id);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <BatchScreen key={id} batch={answer.data} />;
}

function BatchScreen({ batch }: { batch: BatchRow }) {
  const { t } = useTranslation('batches');
  const format = useFormat();
  const me = useMe();
  const { as, readOnly } = useScope();
  const partner = usePartnerName();
  const [blocking, setBlocking] = useState(false);
  const [asking, setAsking] = useState(false);
  const asks = batch.maker === me.party?.code && mayAskConcessions(me, as) && !readOnly;
  const acts = mayBlock(me) && !readOnly;
  const amount = (value: string | null): string | null => value && `${format.quantity(value)} ${batch.unit ? format.unit(batch.unit) : ''}`;
  const facts = [
    [t('column.part'), <PartNumber key="part" part={batch.part} other={batch.partnerPart}>{(own) => <PartLink part={own} />}</PartNumber>],
    [t('column.maker'), partner(batch.maker)],
    [t('column.quantity'), amount(batch.quantity)],
    [t('column.remaining'), amount(batch.remaining)],
    [
      t('fact.certificates'),
      batch.certificates.length > 0 && (
        <span key="certificates">
          {batch.certificates.map((one, at) => (
            <span key={one.certificate}>
              {at > 0 && t('comma')}
              <ScopedLink to={certificatePath(one.certificate)} className="number">
                {one.number}
              </ScopedLink>{' '}
              <span className="number nowrap">{amount(one.quantity)}</span>
            </span>
          ))}
        </span>
      ),
    ],
    [t('fact.history'), <HistoryLink key="history" id={batch.id} />],
  ] as const;
  return (
    <div className="page" data-testid="batch" data-state={batch.state}>
      <DocumentHead
        way={[{ to: '/batches', label: t('title') }]}
        name={batch.number}
        title={
          <>
            {batch.number} <BatchSign batch={batch} />
          </>
        }
        facts={facts}
      >
        {asks && (
          <Button variant="default" onClick={() => setAsking(true)} data-testid="ask">
            {t('askConcession')}
          </Button>
        )}
        {acts && (
          <Button variant="default" leftSection={<IconLock size={16} aria-hidden="true" />} onClick={() => setBlocking(true)} data-testid="block">
            {t('problem.open')}
          </Button>
        )}
      </DocumentHead>
      {!batch.declared && <Notice tone="quiet">{t('undeclared', { maker: partner(batch.maker) })}</Notice>}
      {batch.contested && <Notice tone="late">{t('contested')}</Notice>}
      {batch.reused && <Notice tone="open">{t('reused')}</Notice>}
      <Problems batch={batch} acts={acts} />
      <PhotosOfBatch part={batch.part} batch={batch.number} />
      <Genealogy batch={batch} />
      {asking && <AskConcessionDialog goods={{ name: batch.id, part: batch.part, batch: batch.number, ...(batch.unit !== null && { unit: batch.unit }), characteristics: [] }} onClose={() => setAsking(false)} />}
      {blocking && <ProblemDialog batch={batch} onClose={() => setBlocking(false)} />}
    </div>
  );
}

function Problems({ batch, acts }: { batch: BatchRow; acts: boolean }) {
  const { t } = useTranslation('batches');
  const format = useFormat();
  const me = useMe();
  const partner = usePartnerName();
  const [ending, setEnding] = useState<Problem>();
  if (batch.problems.length === 0) return null;
  return (
    <section className={`panel ${classes.panel}`} aria-labelledby="problems" data-testid="problems">
      <h2 id="problems">{t('problem.title')}</h2>
      {batch.problems.map((one) => (
        <div key={`${one.by} ${one.problem}`} className={classes.problem} data-testid="problem" data-problem={one.problem}>
          <div>
            <strong>{one.problem}</strong> <span className="dim">{[partner(one.by), t(`criticality.${one.criticality}`, { defaultValue: one.criticality }), one.decision && t(`decision.${one.decision}`, { defaultValue: one.decision }), format.moment(one.openedAt)].filter(Boolean).join(' · ')}</span>
            <p>{one.text}</p>
          </div>
          {acts && one.by === me.party?.code && (
            <Button size="compact-md" variant="default" onClick={() => setEnding(one)} aria-label={t('problem.endOf', { problem: one.problem })} data-testid="end-problem">
              {t('problem.end')}
            </Button>
          )}
        </div>
      ))}
      {ending && <EndDialog batch={batch} problem={ending} onClose={() => setEnding(undefined)} />}
    </section>
  );
}
