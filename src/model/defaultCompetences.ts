/**
 * The competence list a municipality starts from; it edits its own copy in the case. All entries are named by job centres in the
 * interviews behind SFI 15:10 or in the schemes beside it; no job centre has fixed requirements.
 */
import type { Competence } from './case.ts';

type Flags = Partial<Pick<Competence, 'heavy' | 'special'>>;

function competence(
  kind: Competence['kind'],
  id: string,
  labelDa: string,
  labelEn: string,
  { heavy = false, special = false }: Flags = {},
): Competence {
  return { id, labelDa, labelEn, kind, heavy, special };
}

const HEAVY = { heavy: true } as const;
const SPECIAL = { special: true } as const;

export const DEFAULT_COMPETENCES: readonly Competence[] = [
  competence('professional', 'psykiatri', 'Psykiatri', 'Psychiatry', HEAVY),
  competence('professional', 'diagnose', 'Bestemt diagnose, fx ADHD', 'Specific diagnosis, e.g. ADHD', SPECIAL),
  competence('professional', 'misbrug', 'Misbrug', 'Substance abuse', HEAVY),
  competence('professional', 'vold', 'Voldelig adfærd', 'Violent behaviour', { heavy: true, special: true }),
  competence('professional', 'oekonomi', 'Økonomi og gældsrådgivning', 'Money and debt advice'),
  competence(
    'professional',
    'integration',
    'Sprog, kultur og integration',
    'Language, culture and integration',
    SPECIAL,
  ),
  competence('professional', 'paedagogik', 'Pædagogisk baggrund', 'Pedagogical background'),
  competence('professional', 'terapi', 'Terapeutisk baggrund', 'Therapeutic background'),
  competence('professional', 'systemkendskab', 'Kendskab til beskæftigelsessystemet', 'Knows the employment system'),
  competence('professional', 'unge', 'Unge', 'Young people'),
  competence('professional', 'hverdagsstruktur', 'Hverdagsstruktur og morgenvækning', 'Daily structure and getting up'),
  competence('professional', 'hygiejne', 'Hygiejne og fremtræden', 'Hygiene and appearance'),
  competence('professional', 'netvaerk', 'Netværksopbygning', 'Building a network'),
  competence('professional', 'familie', 'Familie og forældreskab', 'Family and parenting'),
  competence('professional', 'helbred', 'Helbredsudredning og ledsagelse', 'Health assessment and escort'),
  competence('professional', 'behandling', 'Støtte i behandling', 'Support during treatment'),
  competence('professional', 'virksomhed', 'Virksomhedskontakt og fastholdelse', 'Company contact and job retention'),
  competence('professional', 'uddannelse', 'Fastholdelse i uddannelse', 'Staying in education'),
  competence('professional', 'digital', 'Digitale redskaber', 'Digital tools'),
  competence('professional', 'sygefravaer', 'Senior og sygefravær', 'Senior workers and sick leave'),
  competence('trade', 'haandvaerk', 'Håndværk og branchekendskab', 'Craft and trade'),
  competence('trade', 'arbejdsmarked', 'Erfaring fra flere dele af arbejdsmarkedet', 'Broad working life'),
  competence('training', 'motiverendeSamtale', 'Den motiverende samtale', 'Motivational interviewing'),
  competence('training', 'coaching', 'Coaching', 'Coaching'),
  competence('personal', 'brugererfaring', 'Egne brugererfaringer', 'Own experience as a user', SPECIAL),
  competence('personal', 'tillid', 'Skaber dialog og tillid', 'Builds dialogue and trust'),
  competence('personal', 'vedholdende', 'Vedholdende og anerkendende', 'Persistent and appreciative'),
];
