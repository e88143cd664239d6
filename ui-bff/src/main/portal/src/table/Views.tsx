import { Button, Group, Menu, Stack, TextInput } from '@mantine/core';
import { IconBookmark, IconCheck, IconLink, IconTrash } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { Dialog } from '../app/Dialog';
import { NotSent, useSending } from '../app/sending';
import { useView } from './layout';
import classes from './table.module.css';
import { useKeepsViews, useViewActions, useViews, type View } from './views';

/** The reader's saved views of this list. Each is an address, so a link shows it to others too. */
export function Views({ screen }: { screen: string }) {
  const { t } = useTranslation('table');
  const keeps = useKeepsViews();
  const [opened, setOpened] = useState(false);
  const [keeping, setKeeping] = useState(false);
  const [query, show] = useView();
  const views = useViews(screen, keeps && (opened || keeping || query !== ''));
  const current = query === '' ? undefined : views.find((view) => view.query === query);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(window.location.href);
    announce(t('views.copied'));
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal opened={opened} onChange={setOpened}>
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconBookmark size={15} aria-hidden="true" />} data-testid="views">
            {current?.name ?? t('views.button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => show('')} rightSection={query === '' && <IconCheck size={14} aria-label={t('views.current')} />} data-testid="view-none">
            {t('views.none')}
          </Menu.Item>
          {views.map((view) => (
            <Menu.Item key={view.id} onClick={() => show(view.query)} rightSection={view === current && <IconCheck size={14} aria-label={t('views.current')} />} data-testid="view" data-name={view.name}>
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {keeps && (
            <Menu.Item onClick={() => setKeeping(true)} leftSection={<IconBookmark size={14} aria-hidden="true" />} data-testid="view-keep">
              {t('views.keep')}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => void copy()} leftSection={<IconLink size={14} aria-hidden="true" />} data-testid="view-link">
            {t('views.copy')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {keeping && <KeepDialog screen={screen} views={views} query={query} current={current} onClose={() => setKeeping(false)} />}
    </>
  );
}

type KeepProps = { screen: string; views: View[]; query: string; current: View | undefined; onClose: () => void };

function KeepDialog({ screen, views, query, current, onClose }: KeepProps) {
  const { t } = useTranslation('table');
  const { keep, remove } = useViewActions(screen);
  const [name, setName] = useState(current?.name ?? '');
  const { sending, error, send } = useSending();
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() && (await send(() => keep(name.trim(), query), ['keep', name.trim(), query]))) onClose();
  };
  return (
    <Dialog title={t('views.title')} onClose={onClose} data-testid="views-dialog">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput label={t('views.name')} description={t('views.why')} value={name} maxLength={70} onChange={(event) => setName(event.currentTarget.value)} data-autofocus data-testid="view-name" />
          {views.some((view) => view.name === name.trim()) && <p className="dim">{t('views.replaces')}</p>}
          <NotSent error={error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('views.cancel')}
            </Button>
            <Button type="submit" loading={sending} disabled={!name.trim()} data-testid="view-save">
              {t('views.save')}
            </Button>
          </Group>
          {views.length > 0 && (
            <ul className={classes.kept} aria-label={t('views.mine')}>
              {views.map((view) => (
                <li key={view.id}>
                  <span>{view.name}</span>
                  <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconTrash size={14} aria-hidden="true" />} aria-label={t('views.remove', { name: view.name })} onClick={() => void send(() => remove(view), ['remove', view.id])} data-testid="view-remove">
                    {t('views.removeShort')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Stack>
      </form>
    </Dialog>
  );
}
