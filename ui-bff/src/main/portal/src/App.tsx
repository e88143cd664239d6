import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Changes } from './app/Changes';
import { Contexts } from './app/context';
import { Problem } from './app/http';
import { NotFound } from './app/NotFound';
import { Session } from './app/Session';
import { Shell } from './app/Shell';
import { cssVariables, theme } from './app/theme';
import { contexts } from './contexts';

const followers = Object.assign({}, ...contexts.map((one) => one.followers ?? {}));
const beside = contexts.flatMap((one) => (one.beside ? [one.beside] : []));
const menu = contexts.flatMap((one) => one.menu ?? []);
const account = contexts.flatMap((one) => one.account ?? []);
const findings = contexts.flatMap((one) => (one.finding ? [one.finding] : []));

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // The stream keeps the screen at the head of history, so no query becomes stale by itself.
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (times, error) => times < 2 && (!(error instanceof Problem) || error.body.status === 0 || error.body.status >= 502),
    },
  },
});

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="light">
      <QueryClientProvider client={client}>
        <BrowserRouter>
          <Session>
            <Routes>
              <Route element={<SignedIn />}>
                {contexts
                  .flatMap((one) => one.screens ?? [])
                  .map(({ path, at: At }) => (
                    <Route key={path} path={path} element={<At />} />
                  ))}
                <Route path="*" element={<NotFound />} />
              </Route>
            </Routes>
          </Session>
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function SignedIn() {
  return (
    <Contexts value={contexts}>
      <Changes followers={followers}>
        <Shell menu={menu} account={account} beside={beside} findings={findings} />
      </Changes>
    </Contexts>
  );
}
