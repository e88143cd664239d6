import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { get, onNoMembership, onSessionOver, type Problem, readSession, type Text } from './http';
import { Landing } from './Landing';
import { useNamesSettled } from './partners';
import { SessionOver } from './SessionOver';
import { SignOut } from './SignOut';
import { Failed, Loading } from './states';
import type { Side } from './scope';

export type Me = {
  /** Null for the operator, who acts for no party. */
  party: { code: string; name: Text } | null;
  /** The login; null for a program. */
  user: string | null;
  /** The code by which the history names the person. */
  person: string | null;
  name: string | null;
  roles: string[];
  sides: Side[];
  defaultSide: Side | null;
};

const MeContext = createContext<Me | undefined>(undefined);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside of a session');
  return me;
}

export type Role = 'buyer' | 'sales' | 'planner' | 'warehouse' | 'production' | 'quality' | 'edi' | 'management' | 'gateway' | 'auditor' | 'bank' | 'park' | 'operator';
/** Whether the person has any of these roles. */
export const does = (me: Me, ...roles: Role[]): boolean => roles.some((role) => me.roles.includes(role));
/** Whether the person may promise for call-offs; the hub checks the same. */
export const mayAnswer = (me: Me): boolean => does(me, 'sales', 'planner', 'edi');
/** Whether the person may answer orders and decide on proposals; the hub checks the same. */
export const mayRespond = (me: Me): boolean => does(me, 'sales', 'buyer', 'planner', 'edi');

/**
 * Whether the person can see orders and call-offs: those of their own sides, or all for the
 * auditor.
 */
export const seesTrade = (me: Me): boolean => me.sides.length > 0 || me.roles.includes('auditor');
/**
 * Whether the person's party trades with nobody here and only looks at shared data, as a bank does.
 */
export const onlyLooks = (me: Me): boolean => does(me, 'bank');
export const mayReadInterchanges = (me: Me, sender: string): boolean => me.party?.code === sender || me.roles.includes('operator');

/** Whether the person may run their party's messages again: EDI staff, and the operator. */
export const mayRunAgain = (me: Me): boolean => me.roles.includes('edi') || me.roles.includes('operator');
/** Whether the person decides who takes part. */
export const runsTheHub = (me: Me): boolean => me.roles.includes('operator');

/**
 * Whether the person may act for one of these parties, on its alerts or interchanges: its own EDI
 * staff, and the operator.
 */
export const mayActFor = (me: Me, ...parties: string[]): boolean => me.roles.includes('operator') || (me.roles.includes('edi') && parties.some((party) => party === me.party?.code));

/** Shows the landing page to strangers and everything else to signed-in people. */
export function Session({ children }: { children: ReactNode }) {
  const session = useQuery({ queryKey: ['session'], queryFn: readSession });
  const known = session.data?.authenticated === true;
  const me = useQuery({ queryKey: ['me'], queryFn: () => get<Me>('/me'), enabled: known });
  const named = useNamesSettled(known);
  const [over, setOver] = useState(false);
  const [stranger, setStranger] = useState<Problem>();
  useEffect(() => onSessionOver(() => setOver(true)), []);
  useEffect(() => onNoMembership(setStranger), []);

  if (session.isPending) return <Loading />;
  if (session.isError) return <Failed whole error={session.error} retry={() => void session.refetch()} />;
  if (!known) return <Landing />;
  if (over) return <SessionOver />;
  if (me.isPending || (me.isSuccess && !named)) return <Loading />;
  const refused = stranger ?? me.error;
  if (refused) {
    return (
      <>
        <Failed
          whole
          error={refused}
          retry={() => {
            setStranger(undefined);
            void me.refetch();
          }}
        />
        <SignOut />
      </>
    );
  }
  return <MeContext value={me.data}>{children}</MeContext>;
}
