/** Money and hours as people read them: what can be added up gives the totals, and no hour stands under a capacity it is no part of. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { explainCitizen } from '../../../src/explain/citizen.ts';
import { money } from '../../../src/explain/words.ts';
import { exportPlan } from '../../../src/io/export/index.ts';
import type { Case } from '../../../src/model/case.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit, PLAN_DATE } from '../../helpers/caseBuilder.ts';
import { solved } from '../../helpers/solved.ts';

/** One of each way to pay: a frame, a course without one, a shared function, a wage grant, a group, a supplier without names. */
const town = aCase({
  units: [
    aUnit(),
    aUnit({ id: 'nordlys', name: 'Nordlys', kind: 'externalProvider', priceOere: 39_999, unnamedSeats: true }),
    aUnit({ id: 'site', name: 'Bagerstuen', kind: 'company', organisationId: 'bager', priceOere: 30_001 }),
    aUnit({ id: 'grant', name: 'Løntilskud', kind: 'company', organisationId: 'smed', wageGrantOere: 123_457 }),
    aUnit({ id: 'evening', name: 'Aftenholdet', priceOere: 20_001 }),
  ],
  mentors: [
    aMentor({ capacityMinutes: 0 }),
    aMentor({
      id: 'function',
      unitId: 'site',
      kind: 'company',
      displayName: 'Bo Bager',
      organisationId: 'bager',
      sharedFunction: { minutes: 300, citizensMost: 4 },
    }),
    aMentor({ id: 'smith', unitId: 'grant', kind: 'workplace', displayName: 'Siv Smed', organisationId: 'smed' }),
    aMentor({ id: 'leader', unitId: 'evening', displayName: 'Lis Leder' }),
  ],
  groups: [
    {
      id: 'g1',
      mentorId: 'leader',
      name: 'Madhold',
      citizensLeast: 1,
      citizensMost: 8,
      weekday: 3,
      start: '13:00',
      minutes: 90,
      everyWeeks: 1,
      firstDate: PLAN_DATE,
    },
  ],
  budgets: [{ id: 'ramme', capOere: 2_500_003, basis: 'spending' }],
  citizens: [
    ...['c1', 'c2'].map((id) => aCitizen({ id })),
    ...['c3', 'c4'].map((id) =>
      aCitizen({ id, placement: { organisationId: 'bager', kind: 'company', from: '2026-01-05' } }),
    ),
    aCitizen({ id: 'c5', placement: { organisationId: 'smed', kind: 'company', from: '2026-01-05' } }),
    aCitizen({ id: 'c6' }),
    aCitizen({ id: 'c7', visitationGroup: 'jobparat' }),
  ],
  needs: [
    ...['1', '2', '7'].map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}`, unitKinds: ['externalProvider'] })),
    ...['3', '4', '5'].map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}`, unitKinds: ['company'] })),
    aNeed({ id: 'n6', citizenId: 'c6', role: 'group' }),
  ],
});
const plan = solved(town);

async function fileOf(format: 'csv' | 'html', name: string, input: Case = town): Promise<string> {
  const { files } = await exportPlan(input, plan, format);
  return new TextDecoder().decode(files.find((file) => file.name === name)!.bytes);
}
const rowsOf = async (name: string): Promise<Record<string, string>[]> =>
  parse(await fileOf('csv', `${name}.csv`), { delimiter: ';', bom: true, columns: true });
const cell = (row: Record<string, string>, column: string) => row[column]!;
const oere = (text: string) => Math.round(Number(text.replace(',', '.')) * 100);

describe('the table of spending', () => {
  it('should sum to the key figures of the plan, column by column', async () => {
    expect(plan.waiting).toEqual([]);
    const rows = await rowsOf('udgifter');
    expect(rows.map((row) => cell(row, 'Udgift'))).toEqual([
      ...['forløb', 'forløb', 'forløb'],
      ...['plads i brug', 'plads i brug', 'plads i brug'],
      'rammen i alt',
    ]);
    const sum = (column: string) => rows.reduce((total, row) => total + oere(cell(row, column)), 0);
    expect(sum('Bruttoudgift kr.')).toBe(plan.kpis.grossOere);
    expect(sum('Refusion kr.')).toBe(plan.kpis.refundOere);
    expect(sum('Nettoudgift kr.')).toBe(plan.kpis.netOere);
    expect(plan.kpis.overCapOere).toBeGreaterThan(0);
    // Under a frame no course has a refund of its own; without one it has, be it nothing.
    expect(rows.map((row) => [cell(row, 'Ramme'), cell(row, 'Refusion kr.')]).slice(0, 3)).toEqual([
      ['ramme', ''],
      ['ramme', ''],
      ['', '0'],
    ]);
    const figures = await rowsOf('noegletal');
    expect(cell(figures.find((row) => cell(row, 'Nøgletal') === 'Bruttoudgift')!, 'Værdi')).toBe(
      String(plan.kpis.grossOere / 100).replace('.', ','),
    );
  });

  it('should be divided among those who pay, hours and all', async () => {
    const rows = await rowsOf('konti');
    const sum = (column: string) => rows.reduce((total, row) => total + oere(cell(row, column)), 0);
    expect(sum('Bruttoudgift kr.')).toBe(plan.kpis.grossOere);
    expect(sum('Refusion kr.')).toBe(plan.kpis.refundOere);
    expect(sum('Nettoudgift kr.')).toBe(plan.kpis.netOere);
    expect(sum('Mentortimer pr. uge')).toBe(Math.round((plan.kpis.mentorMinutes / 60) * 100));
  });

  it('should show a course once, with what it costs beside the seat', async () => {
    const rows = await rowsOf('tildelinger');
    const courses = (await rowsOf('udgifter')).filter((row) => cell(row, 'Udgift') === 'forløb');
    const sum = (found: readonly Record<string, string>[], column: string) =>
      found.reduce((total, row) => total + oere(cell(row, column)), 0);
    expect(sum(rows, 'Forløbets egen bruttoudgift kr.')).toBe(sum(courses, 'Bruttoudgift kr.'));
  });
});

describe('the sentence about money', () => {
  const words = (citizenId: string) => explainCitizen(town, plan, citizenId);

  it('should tell what a shared function, a wage grant and a group cost, once for all', () => {
    // 5 h at 300.01 kr for 26 weeks; the grant as it is; 1.5 h at 200.01 kr for 26 weeks.
    const prices = { c3: ['39.001,30', '39,001.30'], c5: ['1.234,57', '1,234.57'], c6: ['7.800,39', '7,800.39'] };
    for (const [citizenId, [da, en]] of Object.entries(prices)) {
      expect(words(citizenId).da).toContain('Forløbet har ingen pris for sig selv.');
      expect(words(citizenId).da).toContain(
        `Pladsen koster ${da} kr. brutto for 26 uger. Det betales én gang, uanset hvor mange borgere der bruger den, og der regnes ikke med refusion.`,
      );
      expect(words(citizenId).en?.join(' ')).toContain(`The seat costs ${en} kr gross for 26 weeks.`);
      expect(words(citizenId).da?.join(' ')).not.toContain('ingen pris i planen');
    }
  });

  it('should say that there is no price only where there is none at all', () => {
    const free = aCase();
    expect(explainCitizen(free, solved(free), 'c1').da).toContain('Forløbet har ingen pris i planen.');
  });
});

describe('amounts', () => {
  it('should show øre where there are any, so that gross less refund is the net that is shown', () => {
    expect([1_250_050, 625_025, 100, 5, 0, 123_456_701].map((amount) => money(amount, 'da'))).toEqual([
      ...['12.500,50 kr.', '6.250,25 kr.', '1 kr.', '0,05 kr.', '0 kr.', '1.234.567,01 kr.'],
    ]);
    expect(money(1_250_050, 'en')).toBe('12,500.50 kr');
    expect(money(10.5, 'da')).toBe('0,11 kr.'); // nothing is promised too cheap
  });

  it('should stand on the page to the øre', async () => {
    const page = await fileOf('html', 'referat.html');
    for (const figure of ['grossOere', 'refundOere', 'netOere'] as const) {
      expect(plan.kpis[figure] % 100).not.toBe(0);
      expect(page).toContain(money(plan.kpis[figure], 'da'));
    }
  });
});

describe('hours used', () => {
  it('should leave out those of unnamed mentors, whose capacity nobody knows, and show them beside', async () => {
    const unnamed = plan.assignments.filter(({ mentorId }) => mentorId === null);
    expect(unnamed).toHaveLength(3);
    const used = (plan.kpis.mentorMinutes - 3 * 120) / 60;
    const figures = Object.fromEntries(
      (await rowsOf('noegletal')).map((row) => [cell(row, 'Nøgletal'), cell(row, 'Værdi')]),
    );
    expect(figures['Brugt, mentortimer pr. uge']).toBe(String(used).replace('.', ','));
    expect(figures['Desuden hos leverandører uden navngiven mentor, timer pr. uge']).toBe('6');
    const page = await fileOf('html', 'referat.html');
    const shown = /Brugt, mentortimer pr\. uge<\/span>.*?<dd>.*?([\d,]+) t\./.exec(page);
    expect(shown?.[1]).toBe(String(used).replace('.', ','));
    expect(page).toContain('Desuden hos leverandører uden navngiven mentor');
  });
});

describe('keys on the page', () => {
  it('should stay on one line, with and without a name beside them', async () => {
    const named = { ...town, citizens: town.citizens.map((citizen) => ({ ...citizen, displayName: 'Åse Lund' })) };
    expect(await fileOf('html', 'referat.html', named)).toContain(
      '<th scope="row">Åse Lund <span class="id">(n1)</span>',
    );
    const page = await fileOf('html', 'referat.html');
    expect(page).toContain('<th scope="row"><span class="id">c1</span> <span class="id">(n1)</span>');
    expect(page).toMatch(/\.id \{ white-space: nowrap; \}/);
  });
});
