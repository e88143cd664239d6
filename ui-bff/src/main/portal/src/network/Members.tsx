import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import type { Side } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { Sign } from '../app/Sign';
import { Failed, Loading } from '../app/states';
import { visible } from '../app/visible';
import { give, type Member, ROLES, take, useMembers } from './network';
import classes from './network.module.css';

const nobody: Pick<Member, 'subject' | 'kind' | 'name' | 'roles' | 'sides'> = { subject: '', kind: 'user', name: '', roles: [], sides: [] };

/** Who acts for an organization: persons and programs of the hub's issuer. */
export function Members({ party, locked }: { party: string; locked: boolean }) {
  const { t } = useTranslation('network');
  const answer = useMembers(party);
  const { error, send } = useSending('network');
  const rows = answer.data?.pages.flatMap((page) => page.items) ?? [];
  const remove = async (member: Member): Promise<void> => {
    if (await send(() => take(member.subject), member.subject)) announce(t('members.gone', { name: member.name }));
  };
  return (
    <section className={`panel ${classes.section}`} aria-labelledby="members">
      <h2 id="members">{t('members.title')}</h2>
      <p className={`dim ${classes.why}`}>{t('members.why')}</p>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && rows.length === 0 && <p>{t('members.none')}</p>}
      <ul className={classes.rows}>
        {rows.map((one) => (
          <Row key={one.subject} member={one} locked={locked} remove={() => void remove(one)} />
        ))}
      </ul>
      {answer.hasNextPage && (
        <Button variant="default" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {t('more', { ns: 'app' })}
        </Button>
      )}
      <NotSent error={error} />
      {!locked && <Add party={party} />}
    </section>
  );
}

function Row({ member, locked, remove }: { member: Member; locked: boolean; remove: () => void }) {
  const { t } = useTranslation('network');
  const format = useFormat();
  return (
    <li data-testid="member" data-subject={member.subject} data-enabled={member.enabled}>
      <strong>{visible(member.name)}</strong>
      {member.name !== member.subject && <span className="mono">{visible(member.subject)}</span>}
      <span>{t(`members.${member.kind}`)}</span>
      <span>{format.list(member.roles.map((role) => t(`members.role.${role}` as 'members.role.edi', { defaultValue: role })))}</span>
      <span>{member.sides.map((side) => t(`members.side.${side}`)).join(', ')}</span>
      {member.changedAt && <span className="dim number">{t('members.changed', { by: member.changedBy, at: format.moment(member.changedAt) })}</span>}
      <span className={classes.end}>
        {!member.enabled ? (
          <Sign tone="quiet" sign="–">{t('members.taken')}</Sign>
        ) : (
          !locked && (
            <Button variant="default" size="xs" onClick={remove} aria-label={t('members.takeOf', { name: member.name })} data-testid="take">
              {t('members.take')}
            </Button>
          )
        )}
      </span>
    </li>
  );
}

function Add({ party }: { party: string }) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const [draft, setDraft] = useState(nobody);
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending('network');
  const fault = (pointer: string) =>
    fieldErrors(error)
      .filter((one) => one.pointer === pointer)
      .map((one) => format.text(one.text))
      .join(' ') || undefined;
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (draft.subject.trim() === '') return;
    const { subject, name: called, ...rest } = draft;
    const name = called.trim() || subject.trim();
    if (!(await send(() => give(subject.trim(), { ...rest, name, party }), draft))) return;
    announce(t('members.in', { name }));
    setDraft(nobody);
    setJudged(false);
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate aria-labelledby="add-member">
      <h3 id="add-member">{t('members.add')}</h3>
      <div className={classes.fields}>
        <NativeSelect
          label={t('members.kind')}
          description={t('members.kindWhy')}
          value={draft.kind}
          onChange={(event) => setDraft({ ...draft, kind: event.currentTarget.value as Member['kind'] })}
          data={(['user', 'client'] as const).map((value) => ({ value, label: t(`members.${value}`) }))}
        />
        <TextInput label={t('members.subject')} description={t('members.subjectWhy')} withAsterisk maxLength={200} value={draft.subject} onChange={(event) => setDraft({ ...draft, subject: event.currentTarget.value })} error={judged && draft.subject.trim() === '' ? t('members.subjectMissing') : fault('/subject')} data-testid="subject" />
        <TextInput label={t('members.name')} description={t('members.nameWhy')} maxLength={200} value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })} error={fault('/name')} data-testid="member-name" />
        <Checkbox.Group label={t('members.roles')} withAsterisk value={draft.roles} onChange={(roles) => setDraft({ ...draft, roles })} error={fault('/roles')}>
          <Group gap="8px 20px" mt={6}>
            {ROLES.map((role) => (
              <Checkbox key={role} value={role} label={t(`members.role.${role}`)} data-testid={`role-${role}`} />
            ))}
          </Group>
        </Checkbox.Group>
        <Checkbox.Group label={t('members.sides')} value={draft.sides} onChange={(sides) => setDraft({ ...draft, sides: sides as Side[] })} error={fault('/sides')}>
          <Group gap="8px 20px" mt={6}>
            {(['buyer', 'supplier'] as const).map((side) => (
              <Checkbox key={side} value={side} label={t(`members.side.${side}`)} data-testid={`side-${side}`} />
            ))}
          </Group>
        </Checkbox.Group>
      </div>
      <NotSent error={error} />
      <div className={classes.bar}>
        <Button type="submit" loading={sending} data-testid="give">
          {t('members.give')}
        </Button>
      </div>
    </form>
  );
}
