import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { type Format, useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import type { Side } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { Sign } from '../app/Sign';
import { Failed, Loading } from '../app/states';
import { visible } from '../app/visible';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { give, type Member, ROLES, take, useMembers } from './network';
import classes from './network.module.css';

const nobody: Pick<Member, 'subject' | 'kind' | 'name' | 'roles' | 'sides'> = { subject: '', kind: 'user', name: '', roles: [], sides: [] };

/** The persons and programs of the hub's issuer that act for an organization. */
export function Members({ party, locked }: { party: string; locked: boolean }) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const answer = useMembers(party);
  const { error, send } = useSending('network');
  const rows = answer.data?.pages.flatMap((page) => page.items) ?? [];
  const remove = async (member: Member): Promise<void> => {
    if (await send(() => take(member.subject), member.subject)) announce(t('members.gone', { name: member.name }));
  };
  return (
    <>
      {answer.isPending ? (
        <Loading />
      ) : answer.isError && !answer.data ? (
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <TableWithin
          title={t('members.title')}
          name="members"
          rows={rows}
          answer={answer}
          columns={columnsOf(t, format, locked ? undefined : (member) => void remove(member))}
          keyOf={(member) => member.subject}
          marks={(member) => ({ 'data-testid': 'member', 'data-subject': member.subject, 'data-enabled': String(member.enabled) })}
          above={<p className={`dim ${classes.why}`}>{t(rows.length === 0 ? 'members.none' : 'members.why')}</p>}
          below={<NotSent error={error} />}
        />
      )}
      {!locked && (
        <section className={`panel ${classes.section}`} aria-labelledby="add-member">
          <Add party={party} />
        </section>
      )}
    </>
  );
}

function columnsOf(t: TFunction<'network'>, format: Format, onTake: ((member: Member) => void) | undefined): Column<Member>[] {
  const roles = (member: Member): string => format.list(member.roles.map((role) => t(`members.role.${role}` as 'members.role.edi', { defaultValue: role })));
  const sides = (member: Member): string => member.sides.map((side) => t(`members.side.${side}`)).join(', ');
  const changer = ({ changedBy, changedByName }: Member): string | null => (changedByName ? format.text(changedByName) : changedBy);
  const state = (member: Member): string => t(member.enabled ? 'members.holds' : 'members.taken');
  return [
    { name: 'name', head: t('members.name'), place: 'lead', value: (member) => member.name, cell: (member) => <strong>{visible(member.name)}</strong> },
    { name: 'subject', head: t('members.subject'), quiet: true, value: (member) => member.subject, cell: (member) => (member.subject === member.name ? null : <span className="mono">{visible(member.subject)}</span>), sheet: [{ head: t('members.subject'), cell: (member) => member.subject }] },
    { name: 'kind', head: t('members.kind'), value: (member) => t(`members.${member.kind}`), group: (member) => t(`members.${member.kind}`), cell: (member) => t(`members.${member.kind}`) },
    { name: 'roles', head: t('members.roles'), value: roles, group: roles, cell: roles },
    { name: 'sides', head: t('members.sides'), value: sides, group: sides, cell: sides },
    { name: 'changed', head: t('members.changedAt'), place: 'labelled', quiet: true, value: (member) => member.changedAt, cell: (member) => member.changedAt && <span className="number">{format.moment(member.changedAt)}</span> },
    { name: 'by', head: t('members.changedBy'), place: 'labelled', quiet: true, value: changer, cell: (member) => visible(changer(member) ?? '') },
    {
      name: 'state',
      head: t('members.state'),
      place: 'trail',
      value: state,
      group: state,
      cell: (member) =>
        !member.enabled ? (
          <Sign tone="quiet" sign="–">
            {t('members.taken')}
          </Sign>
        ) : onTake ? (
          <Button variant="default" size="compact-sm" onClick={() => onTake(member)} aria-label={t('members.takeOf', { name: member.name })} data-testid="take">
            {t('members.take')}
          </Button>
        ) : (
          state(member)
        ),
    },
  ];
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
