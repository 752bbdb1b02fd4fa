import type { Vector } from '../vector.ts';
import { accessGroups } from './access-groups.ts';
import { answers } from './answers.ts';
import { conditions } from './conditions.ts';
import { editor } from './editor.ts';
import { enterpriseManaged } from './enterprise-managed.ts';
import { incomplete } from './incomplete.ts';
import { leaves } from './leaves.ts';
import { namedBesides } from './named-besides.ts';
import { nearMisses } from './near-misses.ts';
import { onlyNamed } from './only-named.ts';
import { operators } from './operators.ts';
import { orderOfReasons } from './order-of-reasons.ts';
import { otherServices } from './other-services.ts';
import { ownRights } from './own-rights.ts';
import { ownRoles } from './own-roles.ts';
import { policies } from './policies.ts';
import { principals } from './principals.ts';
import { restriction } from './restriction.ts';
import { roles } from './roles.ts';
import { serviceIds } from './service-ids.ts';
import { settings } from './settings.ts';
import { targets } from './targets.ts';
import { timeValues } from './time-values.ts';
import { times } from './times.ts';
import { undocumentedTargets } from './undocumented-targets.ts';
import { unknownOwner } from './unknown-owner.ts';
import { validity } from './validity.ts';

/** Every vector that was written by hand from the text of rules.md, by its sections. */
export const BY_RULE: readonly Vector[] = [
  ...[answers, validity, nearMisses, otherServices],
  ...[principals, onlyNamed, namedBesides, ownRights],
  ...[settings, enterpriseManaged, restriction],
  ...[roles, ownRoles, editor],
  ...[policies, targets, operators, undocumentedTargets],
  ...[accessGroups, conditions, leaves, times, timeValues],
  ...[incomplete, serviceIds, unknownOwner],
  orderOfReasons,
].flat();
