import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { usePartnerName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import { HistoryLink } from '../history/HistoryLink';
import { useAgreements } from '../parts/parts';
import { Actions } from './Actions';
import { Batches } from './Batches';
import { type Certificate as Certified, pathOf, useCertificate } from './certificates';
import classes from './certificates.module.css';
import { CertifiedDeliveries } from './CertifiedDeliveries';
import { Check, Files } from './Check';
import { Results } from './Results';
import { StateSign } from './signs';
import { Standing, Validations } from './Standing';

/** One certificate: its statements, goods, validators, and whether it is in force. */
export function Certificate() {
  const { id = '' } = useParams();
  const answer = useCertificate(id);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <CertificateScreen key={id} certificate={answer.data} />;
}

function CertificateScreen({ certificate }: { certificate: Certified }) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const partner = usePartnerName();
  const { as } = useScope();
  const me = useMe();
  const agreed = useAgreements().find((one) => one.part === certificate.part && one.partnerPart === certificate.partnerPart);
  /** The inspector is neither of the two partners, and has part numbers of neither. */
  const inspects = certificate.inspector !== null && certificate.inspector === me.party?.code;
  const { type, state, number, part, partnerPart } = certificate;
  const goods = certificate.goods ?? [];
  const inspections = certificate.inspections ?? [];
  const facts = [
    [t('column.supplier'), (inspects || as !== 'supplier') && partner(certificate.supplier)],
    [t('column.customer'), (inspects || as !== 'buyer') && partner(certificate.buyer)],
    [
      t('column.part'),
      <PartNumber key="part" part={part} other={partnerPart}>
        {(own) => (inspects ? <span className="number">{own}</span> : <PartLink part={own} />)}
      </PartNumber>,
    ],
    [t('column.quantity'), `${format.quantity(certificate.quantity)} ${format.unit(certificate.unit)}`],
    [t('column.batch'), certificate.batches.length > 0 && <Batches all={goods.length > 0 ? goods.map((one) => `${one.batch} (${format.quantity(one.quantity)} ${format.unit(certificate.unit)})`) : certificate.batches} />],
    [
      t('fact.inspections'),
      inspections.length > 0 && (
        <ScopedLink key="inspections" to={`/inspections?${new URLSearchParams({ part, ...(certificate.batches.length === 1 && { batch: certificate.batches[0] }) }).toString()}`} className="number" data-testid="certificate-inspections">
          {inspections.join(t('comma'))}
        </ScopedLink>
      ),
    ],
    [t('column.order'), certificate.order && <span className="number">{certificate.order}</span>],
    [t('column.specification'), certificate.specification],
    [t('column.issued'), format.fullDate(certificate.issued)],
    [
      t('fact.replaces'),
      certificate.replaces && (
        <ScopedLink to={pathOf(certificate.replaces)} className="number" data-testid="replaces">
          {certificate.replacesNumber ?? certificate.replaces}
        </ScopedLink>
      ),
    ],
    [t('fact.inspector'), certificate.inspector && partner(certificate.inspector)],
    [t('fact.trace'), agreed && agreed.trace !== 'none' && t(`trace.${agreed.trace}`)],
    [t('fact.history'), !inspects && <HistoryLink key="history" id={certificate.id} />],
  ] as const;
  return (
    <div className="page" data-testid="certificate" data-state={state} data-version={certificate.version}>
      <DocumentHead
        way={[inspects ? { to: '/certificates-to-inspect', label: t('toInspect.title') } : { to: '/certificates', label: t('title') }]}
        name={number}
        title={
          <>
            {number} <StateSign state={state} />
          </>
        }
        facts={facts}
      >
        <Actions certificate={certificate} />
        <Files certificate={certificate} />
      </DocumentHead>
      <Standing certificate={certificate} />
      <section className={`panel ${classes.panel}`} aria-labelledby="certified">
        <h2 id="certified">{t(`type.${type}.name`, { defaultValue: type })}</h2>
        <p className="dim" data-testid="meaning">
          {t(`type.${type}.means`, { defaultValue: '' })}
        </p>
        {certificate.statement && <p className={classes.statement}>{certificate.statement}</p>}
      </section>
      {certificate.results.length > 0 && <Results certificate={certificate} />}
      <Validations certificate={certificate} />
      {!inspects && <CertifiedDeliveries id={certificate.id} />}
      <Check certificate={certificate} />
    </div>
  );
}
