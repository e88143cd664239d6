import { Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './document.module.css';
import { ScopedLink } from './scope';

export type Fact = readonly [string, ReactNode];

type Props = {
  /** The list it belongs to. */
  back: { to: string; label: string };
  /** Of the browser's tab. */
  name: string;
  title: ReactNode;
  /** Terms and values; a term without value is left out. */
  facts: readonly Fact[];
  /** What can be done with the whole of it. */
  children?: ReactNode;
};

/** The head of a screen about one thing: the way back, what it is, its facts, what to do with it. */
export function DocumentHead({ back, name, title, facts, children }: Props) {
  return (
    <>
      <title>{`${name} · Weft`}</title>
      <ScopedLink to={back.to} className={classes.back}>
        <IconArrowLeft size={16} aria-hidden="true" /> {back.label}
      </ScopedLink>
      <div className={classes.head}>
        <div>
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          <dl className={classes.facts}>
            {facts
              .filter(([, value]) => Boolean(value))
              .map(([term, value]) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
        </div>
        {children}
      </div>
    </>
  );
}
