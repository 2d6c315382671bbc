/** Departments of the job centre: five in each district, by benefit and age. */
import type { z } from 'zod';
import type { Department } from '../model/case.ts';
import type { Benefit } from '../model/vocabulary.ts';
import type { District } from './geography.ts';

type DepartmentEntry = z.infer<typeof Department>;

export const DEPARTMENT_KINDS = ['unge', 'aktiv', 'sygedagpenge', 'rehabilitering', 'jobparat'] as const;
export type DepartmentKind = (typeof DEPARTMENT_KINDS)[number];

const NAMES: Readonly<Record<DepartmentKind, string>> = {
  unge: 'Uddannelseshjælp under 30',
  aktiv: 'Aktivitetsparate over 30',
  sygedagpenge: 'Sygedagpenge',
  rehabilitering: 'Rehabilitering og ressourceforløb',
  jobparat: 'Jobparate og øvrige',
};

export function departmentId(kind: DepartmentKind, district: District): string {
  return `${kind}-${district.id.slice('omraade-'.length)}`;
}

export function departmentsOf(districts: readonly District[]): DepartmentEntry[] {
  return districts.flatMap((district) =>
    DEPARTMENT_KINDS.map((kind) => {
      const place = districts.length > 1 ? `, område ${district.id.slice('omraade-'.length)}` : '';
      return { id: departmentId(kind, district), name: `${NAMES[kind]}${place}` };
    }),
  );
}

export function departmentOf(benefit: Benefit, age: number, isJobReady: boolean): DepartmentKind {
  switch (benefit) {
    case 'uddannelseshjaelp':
    case 'su':
      return 'unge';
    case 'kontanthjaelp':
      // Before 2014 the young lived on kontanthjælp too, and some job centres had a corps for them.
      if (isJobReady) return 'jobparat';
      return age < 30 ? 'unge' : 'aktiv';
    case 'sygedagpenge':
      return 'sygedagpenge';
    case 'ressourceforloeb':
    case 'revalidering':
    case 'ledighedsydelse':
    case 'fleksjob':
    case 'foertidspension':
      return 'rehabilitering';
    default:
      return 'jobparat';
  }
}
