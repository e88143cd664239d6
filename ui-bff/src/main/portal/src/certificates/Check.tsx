import { Button } from '@mantine/core';
import { IconFileTypePdf, IconJson } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../app/download';
import { apiUrl } from '../app/http';
import { useProblemText } from '../app/problem';
import { useScope } from '../app/scope';
import { type Certificate, checkOf, pathOf } from './certificates';
import classes from './certificates.module.css';

/** The certificate as files: one for people, and the one that its hash covers. */
export function Files({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation('certificates');
  return (
    <>
      <Save certificate={certificate} what="pdf" ending="pdf" icon={<IconFileTypePdf size={16} aria-hidden="true" />}>
        {t('file.pdf')}
      </Save>
      <Save certificate={certificate} what="document" ending="json" icon={<IconJson size={16} aria-hidden="true" />}>
        {t('file.json')}
      </Save>
    </>
  );
}

function Save({ certificate, what, ending, icon, children }: { certificate: Certificate; what: 'pdf' | 'document'; ending: string; icon: ReactNode; children: ReactNode }) {
  const { i18n } = useTranslation();
  const { as, asOf } = useScope();
  const say = useProblemText();
  const url = apiUrl(`${pathOf(certificate.id)}/${what}`, { as, asOf });
  const saving = useMutation({ mutationFn: () => download(url, `${certificate.number.replaceAll(/[\\/:*?"<>|]/g, '-')}.${ending}`, i18n.language) });
  return (
    <>
      <Button variant="default" size="xs" loading={saving.isPending} onClick={() => saving.mutate()} leftSection={icon} data-testid={`certificate-${ending}`}>
        {children}
      </Button>
      {saving.isError && <span role="alert">{say(saving.error)}</span>}
    </>
  );
}

/**
 * How anybody checks, without a login, that a certificate is the issuer's own and still in force.
 */
export function Check({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation('certificates');
  const address = window.location.origin + checkOf(certificate);
  return (
    <section className={`panel ${classes.panel}`} aria-label={t('check.title')} data-testid="check">
      <h2>{t('check.title')}</h2>
      <p>
        SHA-256 <span className={`mono ${classes.hash}`}>{certificate.sha256}</span>
      </p>
      <ol className={classes.check}>
        <li>{t('check.hash')}</li>
        <li>
          {t('check.ask')}{' '}
          <a href={address} target="_blank" rel="noreferrer" className="mono" data-testid="check-address">
            {address}
          </a>
        </li>
      </ol>
    </section>
  );
}
