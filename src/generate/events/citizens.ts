/** A citizen’s week, benefit or department changes. Whoever a pin holds is left as he is. */
import type { Citizen } from '../../model/citizen.ts';
import { citizenWindows } from '../windows.ts';
import { freeNeed, type Maker, pickOf, type Scene } from './maker.ts';

/** The citizen of a need no pin holds, and none of whose other needs is pinned either. */
function freeCitizen(scene: Scene): Citizen | undefined {
  const need = freeNeed(scene);
  if (need === undefined) return undefined;
  const { citizens, needs, pins } = scene.current;
  const own = new Set(needs.filter((other) => other.citizenId === need.citizenId).map((other) => other.id));
  return pins.some((pin) => own.has(pin.needId))
    ? undefined
    : citizens.find((citizen) => citizen.id === need.citizenId);
}

const changeAvailability: Maker = (scene) => {
  const citizen = freeCitizen(scene);
  if (citizen === undefined) return undefined;
  const availability = citizenWindows(scene.dice, 'only', scene.dice.chance(0.3)) ?? null;
  return { type: 'citizenAvailabilityChanged', citizenId: citizen.id, availability };
};

/** Kontanthjælp becomes a resource course: the duty to serve ends with it, and the mentor should stay. */
const changeBenefit: Maker = (scene) => {
  const citizen = freeCitizen(scene);
  if (citizen === undefined || citizen.benefit !== 'kontanthjaelp') return undefined;
  return {
    type: 'citizenBenefitChanged',
    citizenId: citizen.id,
    benefit: 'ressourceforloeb',
    visitationGroup: 'ikkeKategoriseret',
    measure: 'ressourceforloeb',
  };
};

const changeDepartment: Maker = (scene) => {
  const citizen = freeCitizen(scene);
  const department = pickOf(scene, scene.current.departments);
  if (citizen === undefined || department === undefined) return undefined;
  const caseworker = scene.current.caseworkers.find((entry) => entry.departmentId === department.id);
  return {
    type: 'citizenDepartmentChanged',
    citizenId: citizen.id,
    departmentId: department.id,
    ...(caseworker === undefined ? {} : { caseworkerId: caseworker.id }),
  };
};

const placeInPractice: Maker = (scene) => {
  const citizen = freeCitizen(scene);
  if (citizen === undefined || citizen.placement !== undefined || citizen.retOgPligt !== undefined) return undefined;
  const company = pickOf(
    scene,
    scene.current.units.filter((unit) => unit.kind === 'company'),
  );
  if (company?.organisationId === undefined) return undefined;
  const placement = { organisationId: company.organisationId, kind: 'company', from: scene.current.planDate } as const;
  return { type: 'citizenChanged', citizen: { ...citizen, measure: 'virksomhedspraktikPrivat', placement } };
};

export const CITIZEN_MAKERS: readonly (readonly [Maker, number])[] = [
  [changeAvailability, 7],
  [changeBenefit, 4],
  [changeDepartment, 1],
  [placeInPractice, 2],
];
