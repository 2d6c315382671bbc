import { truncateSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { percentile } from '../../src/cli/replay.ts';
import { generateEvents, generateTown } from '../../src/generate/index.ts';
import { readCase } from '../../src/model/readCase.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { Session } from '../../src/planning/session/index.ts';
import { aNeed } from '../helpers/caseBuilder.ts';
import { callMakker, done, Folder, jsonOf, refusalOf, runMakker } from './commandLine.ts';
import { smallCase } from './smallCase.ts';

const FIELDS = [
  ...['events', 'p50Ms', 'p99Ms', 'maxMs', 'relationsChangedPerEvent', 'objective', 'bound', 'gap'],
  ...['coldObjective', 'coldSeconds', 'driftPct', 'valid'], // so far in the contract’s order
  ...['waitingMustServe', 'coldWaitingMustServe', 'restSeconds', 'proposalsAccepted'],
  ...['relationsEnded', 'waiting', 'restPoints', 'proposalPoints'],
];

const folder = new Folder();
const casePath = folder.put('case.json', smallCase());
const closed = { type: 'needClosed', needId: 'n4', reason: 'goalReached' };
const ordered = { type: 'needOrdered', need: aNeed({ id: 'n5', citizenId: 'c4', grantedMinutes: 60 }) };
const planPath = folder.at('plan.json');

const linesOf = (events: readonly unknown[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('');
const replay = (events: string, ...options: string[]) =>
  callMakker('replay', casePath, events, '--effort', '300', ...options);
const two = folder.put('two.ndjson', linesOf([closed, ordered]));

afterEach(() => vi.restoreAllMocks());

describe('makker replay', () => {
  it('should report a town and its events, and write the plan of the case they lead to', async () => {
    const town = generateTown({ citizens: 40, mentors: 8, seed: 3 });
    const events = generateEvents(town, 40, 3);
    const paths = [folder.put('town.json', town), folder.put('town.ndjson', linesOf(events))] as const;
    const after = folder.put('after.json', events.reduce(applyEvent, readCase(JSON.parse(JSON.stringify(town)))));
    const options = ['--effort', '3000', '--json'];
    const run = await runMakker('replay', ...paths, ...options, '--out', planPath);
    const summary = done(run);
    expect(Object.keys(summary)).toEqual(FIELDS);
    expect(run.stderr).toMatch(/^Planen er skrevet til .*plan\.json\n$/);
    expect(summary).toMatchObject({ events: 40, valid: true });
    const { p50Ms, p99Ms, maxMs, objective, bound, gap, coldObjective, driftPct } = summary as Record<string, number>;
    expect(0 < p50Ms! && p50Ms! <= p99Ms! && p99Ms! <= maxMs!).toBe(true);
    expect(gap).toBe((objective! - bound!) / Math.max(1, objective!));
    expect(driftPct).toBeCloseTo((100 * (objective! - coldObjective!)) / Math.max(1, coldObjective!), 2);
    const verdict = await callMakker('verify', after, planPath, '--json');
    expect(done(verdict)).toMatchObject({ valid: true, objective, bound });
    const cold = await callMakker('solve', after, ...options);
    expect(jsonOf(cold).objective).toBe(coldObjective);
    // Without a wall clock a run repeats exactly.
    await runMakker('replay', ...paths, ...options, '--out', folder.at('again.json'));
    expect(folder.read('again.json')).toBe(folder.read('plan.json'));
  });

  it('should tell people in Danish', async () => {
    const { code, stdout, stderr } = await replay(two);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const line of [
      /^Genspillet for .*, uge fra 02\.03\.2026$/m,
      /^ {2}Hændelser +2$/m,
      /^ {2}Ms pr\. hændelse +median [\d,]+, 99 % inden [\d,]+, højst [\d,]+$/m,
      /^ {2}Relationer brudt +0 \(0 pr\. hændelse\)$/m,
      /^ {2}Løst forfra +[\d.]+ point på [\d,]+ sekunder; den levende plan (ligger [\d,]+.% (over|under)|er lige så god)$/m,
      /^ {2}Gyldig +ja$/m,
    ])
      expect(stdout).toMatch(line);
  });

  it.each([
    ['an empty file', ''],
    ['blank lines', '\n  \r\n\n'],
    ['a byte order mark', '\ufeff'],
  ])('should be done with no events: %s', async (_, text) => {
    const run = await replay(folder.put('none.ndjson', text), '--json', '--out', planPath);
    const none = { events: 0, p50Ms: 0, p99Ms: 0, maxMs: 0, relationsChangedPerEvent: 0, driftPct: 0, valid: true };
    expect(done(run)).toMatchObject({ ...none, restSeconds: 0 });
    expect(done(await callMakker('verify', casePath, planPath, '--json'))).toMatchObject({ valid: true });
  });

  it('should read events with the line ends, marks and packing of other programs', async () => {
    const text = linesOf([closed, ordered]);
    const files = {
      'windows.ndjson': `\ufeff${text.replaceAll('\n', '\r\n')}`,
      'open-end.ndjson': text.trimEnd(),
      'spaced.ndjson': `\n${text.replaceAll('\n', '\n\n')}`,
      'long.ndjson': `${' '.repeat(10_000_000)}${text}`,
      'packed.ndjson.gz': gzipSync(text),
      'packed.ndjson': gzipSync(text),
    };
    done(await replay(two, '--json', '--out', planPath));
    for (const [name, content] of Object.entries(files)) {
      expect(done(await replay(folder.put(name, content), '--json', '--out', folder.at('other.json'))).events).toBe(2);
      expect(folder.read('other.json')).toBe(folder.read('plan.json'));
    }
  });

  it('should count relations that an event ends', async () => {
    const input = smallCase();
    input.relations.push({ needId: 'n2', seatId: 'm1', since: '2026-01-05', slots: [], status: 'active' });
    const path = folder.put('running.json', input);
    const away = { type: 'mentorCapacityChanged', mentorId: 'm1', capacityMinutes: 0, caseload: 0 };
    const events = folder.put('away.ndjson', linesOf([closed, away]));
    const run = await callMakker('replay', path, events, '--effort', '300', '--json');
    expect(done(run)).toMatchObject({ events: 2, relationsChangedPerEvent: 0.5, valid: true });
  });

  it('should rest as told, and say so', async () => {
    const spy = vi.spyOn(Session.prototype, 'rest');
    expect(done(await replay(two, '--rest', '0', '--json')).events).toBe(2);
    expect(spy).not.toHaveBeenCalled();
    const town = folder.put('wide.json', generateTown({ citizens: 40, mentors: 8, seed: 3 }));
    const events = generateEvents(generateTown({ citizens: 40, mentors: 8, seed: 3 }), 3, 3);
    const run = await callMakker(
      'replay',
      town,
      folder.put('wide.ndjson', linesOf(events)),
      '--effort',
      '0',
      '--rest',
      '2',
      '--json',
    );
    expect(done(run).restSeconds).toBeGreaterThan(0);
    expect(spy).toHaveBeenCalledWith(2);
  });

  it('should accept better plans when told to, and end no relation by them', async () => {
    const wide = { citizens: 60, mentors: 12, seed: 5 };
    const town = folder.put('accepting.json', generateTown(wide));
    const events = folder.put('accepting.ndjson', linesOf(generateEvents(generateTown(wide), 30, 5)));
    const accept = vi.spyOn(Session.prototype, 'accept');
    const run = (...options: string[]) => callMakker('replay', town, events, '--effort', '0', ...options);
    expect(done(await run('--json'))).toMatchObject({ valid: true, proposalsAccepted: 0 });
    expect(accept).not.toHaveBeenCalled();
    const summary = done(await run('--accept', '40', '--json'));
    const differences = accept.mock.results.map(({ value }) => value as ReturnType<Session['accept']>);
    expect(summary).toMatchObject({ valid: true, proposalsAccepted: differences.length });
    expect(differences.length).toBeGreaterThan(0);
    for (const difference of differences) {
      expect(difference!.after.objective).toBeLessThan(difference!.before.objective);
      expect(difference!.seats.filter(({ endsRelation }) => endsRelation)).toEqual([]);
    }
    expect((await run('--accept', '40')).stdout).toMatch(/^ {2}Forslag taget +\d+; planen blev [\d.]+ point bedre$/m);
  });
});

describe('makker replay of bad input', () => {
  /** Refused with all of these, and nothing is written. */
  async function expectRefused(args: readonly string[], said: readonly RegExp[]): Promise<void> {
    const before = folder.listing();
    const plan = folder.at('never-written.json');
    for (const json of [[], ['--json']]) {
      const stderr = refusalOf(await callMakker('replay', ...args, '--effort', '300', '--out', plan, ...json));
      for (const phrase of said) expect(stderr).toMatch(phrase);
    }
    expect(folder.listing()).toEqual(before);
  }

  it('should tell every fault of every line', async () => {
    const lines = [
      '{"type":',
      '{"type":"pinRemoved","needId":"zz"}',
      '',
      '{"type":"needClosed","needId":"n1","reason":"x"}',
    ];
    await expectRefused(
      [casePath, folder.put('bad.ndjson', lines.join('\n'))],
      [
        /^INVALID_EVENTS: ".*bad\.ndjson" has 3 faults\. Correct each and try again\.$/m,
        /^ {2}BAD_JSON line 1, column 9: the text ends where a value was expected\./m,
        /^ {2}UNKNOWN_REFERENCE line 2: Need "zz" has no pin\. It never had one, or an event before ended it: correct the id, or/m,
        /^ {2}BAD_SCHEMA line 4, reason: Use one of "goalReached", .*\(was "x"\)\.$/m,
      ],
    );
  });

  it('should refuse what is no file of events', async () => {
    const planned = folder.put('planned.json', '{}');
    await expectRefused([casePath, casePath], [/^INVALID_EVENTS: /, /line 1, type: .*A case or a plan is no event/]);
    const pretty = folder.put('pretty.json', JSON.stringify(smallCase(), null, 2));
    await expectRefused([casePath, pretty], [/^INVALID_EVENTS: .*is one JSON value that goes over lines/]);
    await expectRefused([casePath, folder.at('nowhere.ndjson')], [/^FILE_NOT_FOUND: .*nowhere\.ndjson/]);
    await expectRefused([casePath, folder.path], [/^FILE_UNREADABLE: .*is not a file/]);
    await expectRefused([planned, two], [/^INVALID_CASE: /]);
    await expectRefused([two, two], [/^BAD_JSON: .*two\.ndjson" line 2, column 1/]);
    await expectRefused([casePath, folder.put('b.ndjson', Uint8Array.of(0xff, 0xfe, 0))], [/^BAD_JSON: .*not UTF-8/]);
    await expectRefused(
      [casePath, folder.put('e.ndjson.gz', 'plain')],
      [/^FILE_UNREADABLE: .*not a gzip file, though its name says so/],
    );
    truncateSync(folder.put('huge.ndjson', ''), 20_000_000_000); // sparse: takes no room
    await expectRefused([casePath, folder.at('huge.ndjson')], [/^FILE_TOO_LARGE: .*20000\.0 MB/]);
    truncateSync(folder.at('huge.ndjson'), 0);
  });

  it('should name every line that sets or breaks a pin which cannot be kept, before anything is planned', async () => {
    const pin = { type: 'pinSet', needId: 'n1', seatId: 'm2' };
    const kept = { type: 'pinSet', needId: 'n2', seatId: 'm1' };
    const away = { type: 'mentorCapacityChanged', mentorId: 'm1', capacityMinutes: 0, caseload: 0 };
    await expectRefused(
      [casePath, folder.put('pin.ndjson', linesOf([pin, closed, kept, away, pin]))],
      [
        /^INVALID_EVENTS: .*pin\.ndjson" has \d+ faults/,
        /PIN_OVER_CAPACITY line 1: The pins take 120 minutes a week of "m2" and there are 60\. Leave the pin out, or/,
        /PIN_INELIGIBLE line 4: Need "n2" cannot be pinned to "m1": paused\. The pin of "n2" does not outlive this event/,
        /PIN_OVER_CAPACITY line 5: The pins take 120 minutes a week of "m2"/,
      ],
    );
  });

  it('should never write over what it reads', async () => {
    for (const input of [casePath, two]) {
      const stderr = refusalOf(await replay(two, '--out', input, '--json'));
      expect(stderr).toMatch(/^BAD_OPTION: --out would replace ".*", which is read/);
    }
    expect(folder.read('two.ndjson')).toBe(linesOf([closed, ordered]));
  });

  it('should write the case that its plan is verified against', async () => {
    const casePathAfter = folder.at('case-after.json');
    done(await replay(two, '--out', planPath, '--case-out', casePathAfter, '--json'));
    const verdict = await callMakker('verify', casePathAfter, planPath, '--json');
    expect(done(verdict)).toMatchObject({ valid: true });
    const before = await callMakker('verify', casePath, planPath, '--json');
    expect(jsonOf(before)).toMatchObject({ valid: false });
  });

  it('should not write plan and case over each other, nor the case over what it reads', async () => {
    const same = await replay(two, '--out', planPath, '--case-out', planPath, '--json');
    expect(refusalOf(same)).toMatch(/^BAD_OPTION: --out and --case-out are both ".*plan\.json"\. Name two files\./);
    for (const input of [casePath, two]) {
      const over = await replay(two, '--case-out', input, '--json');
      expect(refusalOf(over)).toMatch(/^BAD_OPTION: --case-out would replace/);
    }
    const logged = await replay(two, '--out', planPath, '--log', planPath, '--json');
    expect(refusalOf(logged)).toMatch(/^BAD_OPTION: --out and --log are both/);
    expect(folder.read('two.ndjson')).toBe(linesOf([closed, ordered]));
  });

  it('should write what each event changed, a line each', async () => {
    const logPath = folder.at('log.ndjson');
    const summary = done(await replay(two, '--log', logPath, '--json'));
    const lines = folder.read('log.ndjson').trimEnd().split('\n');
    const log = lines.map((line) => JSON.parse(line));
    expect(log.map(({ event }) => event)).toEqual([closed, expect.objectContaining({ type: 'needOrdered' })]);
    expect(log[0].seats).toContainEqual(expect.objectContaining({ needId: 'n4', to: null }));
    expect(log[1].seats.map(({ needId }: { needId: string }) => needId)).toContain('n5');
    expect(log[1].after).toMatchObject({ objective: summary.objective, waiting: summary.waiting });
    expect(log[1].meetings.added.length).toBeGreaterThan(0);
  });

  it('should show no CPR number', async () => {
    const events = folder.put('cpr.ndjson', linesOf([{ ...closed, needId: '010190-1234' }, { type: '010190-1234' }]));
    const run = await replay(events, '--json');
    expect(refusalOf(run)).toMatch(/line 1, needId: holds what looks like a CPR number/);
    expect(run.stdout + run.stderr).not.toMatch(/010190\D?1234/);
  });
});

describe('makker replay of a session that went wrong', () => {
  it('should say no, tell the figures and write nothing', async () => {
    const right = Session.prototype.plan;
    vi.spyOn(Session.prototype, 'plan').mockImplementation(function (this: Session, hash) {
      const plan = right.call(this, hash);
      return { ...plan, certificate: { ...plan.certificate, objective: plan.certificate.objective - 1 } };
    });
    const before = folder.listing();
    const run = await replay(two, '--json', '--out', folder.at('wrong.json'));
    expect(run.code).toBe(1);
    const summary = jsonOf(run);
    expect(Object.keys(summary)).toEqual([...FIELDS, 'error']);
    expect(summary).toMatchObject({ valid: false, events: 2, error: { code: 'PLAN_DOES_NOT_VERIFY' } });
    expect(run.stderr).toMatch(/OBJECTIVE_WRONG/);
    expect(folder.listing()).toEqual(before);
  });
});

describe('percentile', () => {
  it('should be a value that was measured, and 0 of none', () => {
    const values = [5, 1, 4, 2, 3];
    expect([0, 0.2, 0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([1, 1, 3, 5, 5]);
    const hundred = Array.from({ length: 100 }, (_, at) => at + 1);
    expect([0.5, 0.9, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 90, 99, 100]);
    expect(percentile([], 0.5)).toBe(0);
  });
});
