import { ACTIONS, type Account, kindOfIamId, type Request } from 'apikey-policy';

/** Everything that some principals can ask of an account, without a time: about each service ID among them. */
export function questionsFrom(principals: readonly string[]): Request[] {
  const serviceIds = principals.filter((id) => kindOfIamId(id) === 'service-id');
  return principals.flatMap((principal) =>
    ACTIONS.flatMap((action): Request[] =>
      action === 'iam-identity.apikey.create'
        ? serviceIds.map((resource) => ({ principal, action, resource }))
        : [{ principal, action }],
    ),
  );
}

/** Everything that the listed principals can ask. */
export function questionsOf({ principals }: Account): Request[] {
  return questionsFrom(principals.map(({ id }) => id));
}
