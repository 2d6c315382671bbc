import { describe, expect, it } from 'vitest';
import { exportPlan } from '../../../src/io/export/index.ts';
import { filesOf } from './exported.ts';
import { aPlannedCase } from './fixture.ts';

const FORMATS = ['ics', 'csv', 'xlsx', 'html'] as const;

describe('exportPlan', () => {
  it('should give the same bytes every time', async () => {
    for (const format of FORMATS) {
      const first = await filesOf(format);
      // Zip time stamps have a resolution of two seconds.
      if (format === 'xlsx') await new Promise((resolve) => setTimeout(resolve, 2100));
      const second = await filesOf(format);
      expect([...second.keys()]).toEqual([...first.keys()]);
      for (const [name, bytes] of first) expect(Buffer.compare(bytes, second.get(name)!), name).toBe(0);
    }
  });

  it('should refuse a plan of another case', async () => {
    const { input, plan } = aPlannedCase();
    const strange = structuredClone(plan);
    strange.assignments[0]!.needId = 'n99';
    strange.meetings[1]!.seatId = 'm99';
    await expect(exportPlan(input, strange, 'html')).rejects.toMatchObject({
      code: 'INVALID_PLAN',
      faults: [{ path: 'assignments[0].needId' }, { path: 'meetings[1].seatId' }],
    });
  });

  it('should name files that are plain and different', async () => {
    const { input, plan } = aPlannedCase();
    const renamed = JSON.parse(
      JSON.stringify({ input, plan })
        .replaceAll('"m1"', '"a:b"')
        .replaceAll('"nordlys"', '"A.b"')
        .replaceAll('"m2"', '"con"'),
    );
    const names = [...(await filesOf('ics', renamed)).keys()];
    expect(names).toEqual(['alle-moeder.ics', 'A-b.ics', 'a-b-2.ics', 'fil-con.ics']);
  });
});
