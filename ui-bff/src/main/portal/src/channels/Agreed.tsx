import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Certificates } from './Certificates';
import type { ChannelState } from './channels';
import classes from './channel.module.css';

/** The agreed channel, read by the party itself. */
export function Agreed({ state }: { state: ChannelState }) {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const { as2, sftp, sftpKeys, delivery } = state.channel;
  return (
    <>
      <p data-testid="way">{t(`goes.${delivery}`, { url: as2?.url ?? '', host: sftp?.host ?? '', inbox: sftp?.inbox ?? '', party: state.party })}</p>
      {as2 && (
        <Part title={t('section.as2')}>
          <dl className={classes.facts}>
            <Fact term={t('field.id')}>{as2.id}</Fact>
            <Fact term={t('field.url')}>{as2.url}</Fact>
            <Fact term={t('fact.protection')}>{format.list((['sign', 'encrypt', 'compress'] as const).filter((one) => as2[one]).map((one) => t(`field.${one}`)))}</Fact>
            <Fact term={t('field.mdn')}>{t(`mdn.${as2.mdn}`)}</Fact>
            <Fact term={t('field.encryption')}>{t(`encryption.${as2.encryption ?? 'authenticated'}`)}</Fact>
          </dl>
          <h3>{t('field.certificates')}</h3>
          <Certificates pems={as2.certificates} state={state} />
        </Part>
      )}
      {sftp && (
        <Part title={t('section.sftp')}>
          <dl className={classes.facts}>
            <Fact term={t('field.host')}>{`${sftp.host}:${sftp.port}`}</Fact>
            <Fact term={t('field.user')}>{sftp.user}</Fact>
            <Fact term={t('field.inbox')}>{sftp.inbox}</Fact>
            <Fact term={t('field.outbox')}>{sftp.outbox}</Fact>
            <Fact term={t('field.hostKeys')}>{sftp.hostKeys.join('\n')}</Fact>
          </dl>
        </Part>
      )}
      {sftpKeys.length > 0 && (
        <Part title={t('section.keys')}>
          <dl className={classes.facts}>
            <Fact term={t('field.sftpKeys')}>{sftpKeys.join('\n')}</Fact>
          </dl>
        </Part>
      )}
      <p className="dim">{t('readOnly')}</p>
    </>
  );
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={`panel ${classes.section}`} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
