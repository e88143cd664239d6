import { Button } from '@mantine/core';
import { IconBan, IconCheck, IconCopyPlus, IconRosetteDiscountCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useScope, useScopedPath } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { accept, type Certificate, isStanding, isValidated, secondValidator } from './certificates';
import classes from './certificates.module.css';
import { RejectDialog } from './RejectDialog';
import { RevokeDialog } from './RevokeDialog';
import { mayInspectCertificates, mayIssue, mayJudge } from './roles';
import { ValidateDialog } from './ValidateDialog';

type Asking = 'reject' | 'validate' | 'revoke';

/**
 * The reader's actions on a certificate: the customer judges it, an agreed inspector validates it, and the issuer revokes or replaces it.
 */
export function Actions({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation('certificates');
  const me = useMe();
  const path = useScopedPath();
  const { as, readOnly } = useScope();
  const [asking, setAsking] = useState<Asking>();
  const { sending, error, send } = useSending('certificates');
  const { state, id, inspector } = certificate;
  if (readOnly) return null;
  const close = (): void => setAsking(undefined);
  const ours = secondValidator(certificate) === me.party?.code;
  const judges = mayJudge(me, as) && isStanding(certificate) && certificate.buyer === me.party?.code;
  const validates = ours && isStanding(certificate) && (inspector ? mayInspectCertificates(me) : judges);
  const validated = isValidated(certificate);
  return (
    <>
      {validates && !validated && (
        <Button size="xs" leftSection={<IconRosetteDiscountCheck size={16} aria-hidden="true" />} onClick={() => setAsking('validate')} data-testid="validate">
          {t('validate.button')}
        </Button>
      )}
      {judges && validated && state !== 'accepted' && (
        <Button size="xs" variant={state === 'rejected' ? 'default' : 'filled'} loading={sending} leftSection={<IconCheck size={16} aria-hidden="true" />} onClick={() => void send((key) => accept(certificate, key), [id, 'accept'])} data-testid="accept">
          {t('accept')}
        </Button>
      )}
      {judges && state !== 'rejected' && (
        <Button size="xs" variant="default" leftSection={<IconX size={16} aria-hidden="true" />} onClick={() => setAsking('reject')} data-testid="reject">
          {t('reject.button')}
        </Button>
      )}
      {mayIssue(me, as) && certificate.supplier === me.party?.code && (
        <Button component={Link} to={path(`/certificates/new?from=${encodeURIComponent(id)}`)} size="xs" variant={state === 'rejected' ? 'filled' : 'default'} leftSection={<IconCopyPlus size={16} aria-hidden="true" />} data-testid="issue-from">
          {t('issue.from')}
        </Button>
      )}
      {mayIssue(me, as) && certificate.supplier === me.party?.code && state !== 'revoked' && (
        <Button size="xs" variant="default" leftSection={<IconBan size={16} aria-hidden="true" />} onClick={() => setAsking('revoke')} data-testid="revoke">
          {t('revoke.button')}
        </Button>
      )}
      <NotSent error={error} inline={classes.wrong ?? ''} />
      {asking === 'validate' && <ValidateDialog certificate={certificate} onClose={close} />}
      {asking === 'reject' && <RejectDialog certificate={certificate} onClose={close} />}
      {asking === 'revoke' && <RevokeDialog certificate={certificate} onClose={close} />}
    </>
  );
}
