import { Button, Loader, Text, Title } from '@mantine/core';
import { IconMoodEmpty, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FindInstead } from './FindInstead';
import { Problem } from './http';
import { useProblemText } from './problem';
import { ScopedLink, useScope } from './scope';

export function Loading({ what }: { what?: string }) {
  const { t } = useTranslation();
  return (
    <div className="centred" role="status">
      <Loader size="sm" aria-hidden="true" />
      <Text c="dimmed">{what ?? t('state.loading')}</Text>
    </div>
  );
}

/** `whole` if it stands for the whole screen and so carries its heading. */
export function Empty({ title, whole, children }: { title: string; whole?: boolean; children?: ReactNode }) {
  return (
    <div className="centred" data-testid="empty">
      <IconMoodEmpty size={36} stroke={1.2} aria-hidden="true" />
      <Title order={whole ? 1 : 2} size="h2">
        {title}
      </Title>
      {children && (
        <div className="why">{children}</div>
      )}
    </div>
  );
}

/** At a past moment: what is missing may not have existed then. */
export function PastHint() {
  const { t } = useTranslation();
  const { asOf } = useScope();
  return asOf === undefined ? null : <p>{t('notFound.past')}</p>;
}

/** Stands for a form at a past moment, where nothing can be sent. */
export function PastOnly() {
  const { t } = useTranslation();
  return <Empty whole title={t('asOf.unchanging')} />;
}

export function Failed({ error, retry, whole }: { error: unknown; retry?: () => void; whole?: boolean }) {
  const { t } = useTranslation();
  const say = useProblemText();
  if (whole && error instanceof Problem && error.body.status === 404) return <Nothing title={say(error)} />;
  // A reader without the right does not get it by trying again.
  const denied = error instanceof Problem && error.body.status === 403;
  const trace = error instanceof Problem && !denied ? error.body.traceId : undefined;
  return (
    <div className="centred" role="alert" data-testid="failed" data-failure={whole ? 'whole' : 'part'}>
      <IconPlugConnectedX size={36} stroke={1.2} aria-hidden="true" />
      <Title order={whole ? 1 : 2} size="h2" maw={520}>
        {say(error)}
      </Title>
      {trace && (
        <Text size="xs" c="dimmed" className="mono">
          {t('state.trace', { trace })}
        </Text>
      )}
      {denied && <ScopedLink to="/">{t('notFound.start')}</ScopedLink>}
      {retry && !denied && (
        <Button variant="default" size="xs" onClick={retry} leftSection={<IconRefresh size={16} />}>
          {t('state.retry')}
        </Button>
      )}
    </div>
  );
}

/** The hub has nothing for this reader. Trying again does not help, so this names what may. */
function Nothing({ title }: { title: string }) {
  const { t } = useTranslation();
  const { as, asOf } = useScope();
  return (
    <div data-testid="failed" data-failure="absent" role="alert">
      <Empty whole title={title}>
        <p>{t('notFound.why')}</p>
        <PastHint />
        {asOf === undefined && as !== undefined && <FindInstead />}
        <p>
          <ScopedLink to="/">{t('notFound.start')}</ScopedLink>
        </p>
      </Empty>
    </div>
  );
}
