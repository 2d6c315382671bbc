/** The proof of a bound: begin it, let it grow, read the branches that it proves it with. */

export { type CertifiedBranches, certifyLeaves } from './certified.ts';
export { beginProof, growProof, type Proof, provenPoints } from './grow.ts';
