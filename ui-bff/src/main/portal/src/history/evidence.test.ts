import { expect, test } from 'vitest';
import { Problem } from '../app/http';
import { commandFor, untilSealed } from './evidence';

const notSealed = (retryAfter: number): Problem => new Problem({ status: 409, code: 'not-sealed', retryAfter });

test('an event that is not sealed yet is asked for again after the seconds that the hub names', async () => {
  const answers: (string | Problem)[] = [notSealed(1), notSealed(3), 'proof'];
  const waited: number[] = [];
  const read = async (): Promise<string> => {
    const answer = answers.shift();
    if (typeof answer !== 'string') throw answer as Problem;
    return answer;
  };
  expect(await untilSealed(read, async (seconds) => void waited.push(seconds))).toBe('proof');
  expect(waited).toEqual([1, 3]);
});

test('any other refusal of evidence is told at once, and waiting ends', async () => {
  const refuse = (problem: Problem) => async (): Promise<never> => {
    throw problem;
  };
  const waited: number[] = [];
  const wait = async (seconds: number): Promise<void> => void waited.push(seconds);
  await expect(untilSealed(refuse(new Problem({ status: 404, code: 'not-found' })), wait)).rejects.toThrow('not-found');
  expect(waited).toEqual([]);
  await expect(untilSealed(refuse(notSealed(1)), wait)).rejects.toThrow('not-sealed');
  expect(waited.length).toBeLessThan(30);
});

test('the command names the three saved files in the order of the verifier', () => expect(commandFor(42)).toBe('java -jar weft-verify.jar event-42.json event-42.tlog-proof policy'));
