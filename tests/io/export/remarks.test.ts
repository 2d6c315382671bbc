import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { explainCitizen } from '../../../src/explain/citizen.ts';
import { remarkSentences } from '../../../src/explain/noticeText.ts';
import { type ExportFormat, exportPlan } from '../../../src/io/export/index.ts';
import { indexCase } from '../../../src/model/caseIndex.ts';
import { aCase } from '../../helpers/caseBuilder.ts';
import { solved } from '../../helpers/solved.ts';
import { aPlannedCase } from './fixture.ts';

/** One meeting missed, one missed that breaks the duty and stands after it in the plan, and notices of a need and of a mentor. */
function remarkedPlan() {
  const { input, plan } = aPlannedCase();
  plan.missedMeetings = [
    { needId: 'n1', week: '2026-03-02', code: 'weekFull', breachOfWeeklyDuty: false },
    { needId: 'n2', week: '2026-03-09', code: 'noCommonTime', breachOfWeeklyDuty: true },
  ];
  plan.notices = [
    { code: 'weeklyDutyNotOrdered', subjects: ['n2', 'phone', '2'] },
    { code: 'reviewDue', subjects: ['n1', '2026-03-10'] },
    { code: 'missingDocumentation', subjects: ['n1', 'missingPurpose'] },
    { code: 'noAdviceContact', subjects: ['m1', 'm2'] },
  ];
  return { input, plan };
}

async function filesOf(format: ExportFormat, planned = remarkedPlan()) {
  const { files } = await exportPlan(planned.input, planned.plan, format);
  return new Map(files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]));
}

describe('the minutes', () => {
  it('should name the meetings that were not placed, breaches of the weekly duty first and marked', async () => {
    const page = (await filesOf('html')).get('referat.html')!;
    const section = page.split('Møder der ikke blev lagt')[1]!.split('</section>')[0]!;
    expect(section).toContain('Møder uden plads: 2, heraf brud på den ugentlige pligt: 1');
    const rows = section.split('<tr>').slice(2);
    expect(rows[0]).toMatch(
      /Sagal <span class="id">\(n2\)<\/span> <strong class="must">.*brud på ugentlig pligt.*Ulla Friis.*09\.03\.2026/,
    );
    expect(rows[0]).toMatch(/Ingen fælles ledig tid i ugen.*No free time in common/i);
    expect(rows[1]).toMatch(/Bo <span class="id">\(n1\)<\/span><.*Anne Holm.*02\.03\.2026.*Mentorens uge er fuld/);
  });

  it('should have a section of notices in words', async () => {
    const page = (await filesOf('html')).get('referat.html')!;
    const section = page.split('>Bemærkninger</span>')[1]!.split('</section>')[0]!;
    expect(section).toMatch(
      /Sagal <span class="id">\(n2\)<\/span>.*bestillingen siger noget andet: telefon og hver 2\. uge/,
    );
    expect(section).toContain('Opfølgning skal holdes: 10.03.2026');
    expect(section).toContain('formål mangler');
    expect(section).toContain('Har ingen at gå til for råd: Anne Holm og Jens Bæk');
  });

  it('should say so where there is neither', async () => {
    const page = (await filesOf('html', aPlannedCase())).get('referat.html')!;
    expect(page).toContain('Alle møder er lagt.');
    expect(page).toContain('Ingen bemærkninger.');
  });
});

describe('the proof', () => {
  it('should not call a plan proven best beside a gap, but say what was searched', async () => {
    const planned = aPlannedCase();
    const footer = async () => (await filesOf('html', planned)).get('referat.html')!.split('<footer>')[1]!;
    expect(await footer()).toContain('Det er ikke bevist');
    planned.plan.certificate.isOptimal = true;
    expect(await footer()).toMatch(/Grænsen kan efterregnes\..*er desuden søgt igennem: ingen bedre plan findes/);
    expect(await footer()).not.toContain('bevist den bedste');
    planned.plan.certificate.bound = planned.plan.certificate.objective;
    expect(await footer()).toContain('Planen er bevist den bedste.');
  });
});

describe('the tables', () => {
  it('should hold the same', async () => {
    const files = await filesOf('csv');
    const read = (name: string) => parse(files.get(name)!, { delimiter: ';', bom: true }).slice(1);
    expect(read('moeder-ikke-lagt.csv')).toEqual([
      ['n2', 'c2', 'Sagal', 'Ulla Friis', '09.03.2026', 'ja', 'Ingen fælles ledig tid i ugen'],
      ['n1', 'c1', 'Bo', 'Anne Holm', '02.03.2026', 'nej', 'Mentorens uge er fuld'],
    ]);
    expect(read('bemaerkninger.csv')).toHaveLength(4);
    expect(read('bemaerkninger.csv')[3]).toEqual(['', '', '', 'Har ingen at gå til for råd: Anne Holm og Jens Bæk']);
  });

  it('should refuse a missed meeting of a need the case does not have', async () => {
    const planned = remarkedPlan();
    planned.plan.missedMeetings[0]!.needId = 'nobody';
    await expect(exportPlan(planned.input, planned.plan, 'csv')).rejects.toMatchObject({ code: 'INVALID_PLAN' });
  });
});

describe('the explanation of a citizen', () => {
  it('should end with the missed meetings and notices of the need, and of no other', () => {
    const { input, plan } = remarkedPlan();
    const { da, en } = remarkSentences(indexCase(input), 'n2', plan);
    expect(da[0]).toMatch(/uge.* 09\.03\.2026 blev ikke lagt; det bryder den ugentlige pligt\. Ingen fælles ledig tid/);
    expect(da[1]).toMatch(/^Bemærk: Ret og pligt kræver et møde hver uge/);
    expect([da.length, en.length]).toEqual([2, 2]);
  });

  it('should carry them for machines and people', () => {
    const town = aCase();
    const plan = solved(town);
    const missed = { needId: 'n1', week: '2026-03-02', code: 'weekFull', breachOfWeeklyDuty: false } as const;
    const notice = { code: 'dependency', subjects: ['n1'] };
    const answer = explainCitizen(town, { ...plan, missedMeetings: [missed], notices: [notice] }, 'c1');
    expect(answer).toMatchObject({ missedMeetings: [missed], notices: [notice] });
    expect(answer.da!.slice(-2)).toEqual([
      'Et møde i ugen fra 02.03.2026 blev ikke lagt. Mentorens uge er fuld.',
      'Bemærk: Se på afhængighed af mentoren.',
    ]);
  });
});
