// the schema that the server's loader checks with; there is one copy of it
import spec from '../../../../libs/compose/src/main/resources/io/grampus/compose/compose-spec.json';

/** As much of JSON Schema as the Compose Specification uses. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly $ref?: string;
  readonly deprecated?: boolean;
}

/** Where something is in a file: its keys from the outside in; `-` is an item of a list. */
export type Path = readonly string[];

const root = spec as unknown as Schema & { readonly definitions: Readonly<Record<string, Schema>> };

/** A schema without references, as the alternatives that it allows. */
export function alternatives(schema: Schema): readonly Schema[] {
  if (schema.$ref) {
    const meant = root.definitions[schema.$ref.replace('#/definitions/', '')];
    const said = schema.description && { description: schema.description };
    return meant ? alternatives({ ...meant, ...said }) : [];
  }
  if (schema.oneOf) {
    const { description } = schema;
    return schema.oneOf.flatMap(alternatives).map(each => (description ? { ...each, description } : each));
  }
  return [schema];
}

/** What is below a key, or an item of a list. */
export function below(schema: Schema, key: string): readonly Schema[] {
  if (key === '-') {
    return schema.items ? alternatives(schema.items) : [];
  }
  const own = schema.properties?.[key];
  if (own) {
    return alternatives(own);
  }
  const pattern = Object.entries(schema.patternProperties ?? {}).find(([text]) => new RegExp(text).test(key));
  if (pattern) {
    return alternatives(pattern[1]);
  }
  return typeof schema.additionalProperties === 'object' ? alternatives(schema.additionalProperties) : [];
}

/** Everything that may stand at a place. */
export function schemasAt(path: Path): readonly Schema[] {
  return path.reduce<readonly Schema[]>(
    (found, key) => found.flatMap(schema => below(schema, key)),
    alternatives(root),
  );
}

export function typesOf({ type }: Schema): readonly string[] {
  return type === undefined ? [] : typeof type === 'string' ? [type] : type;
}

/** A key that may be written at a place. */
export interface Key {
  readonly name: string;
  readonly says: string;
  readonly deprecated: boolean;
  /** What its value is written as. */
  readonly holds: 'object' | 'array' | 'scalar';
}

export function keysAt(path: Path): readonly Key[] {
  const found = new Map<string, Key>();
  for (const schema of schemasAt(path)) {
    for (const [name, own] of Object.entries(schema.properties ?? {})) {
      const forms = alternatives(own);
      const types = forms.flatMap(typesOf);
      const holds = ['object', 'array'].find(type => types.includes(type)) as Key['holds'] | undefined;
      const scalar = types.includes('string') || types.includes('number') || types.includes('boolean');
      found.set(name, {
        name,
        says: own.description ?? forms[0]?.description ?? '',
        deprecated: own.deprecated === true,
        holds: scalar || !holds ? 'scalar' : holds,
      });
    }
  }
  return [...found.values()];
}

/** The values that the schema names. */
export function valuesAt(path: Path): readonly string[] {
  const schemas = schemasAt(path);
  const named = schemas.flatMap(schema => schema.enum ?? []);
  const types = schemas.flatMap(typesOf);
  return types.includes('boolean') ? [...named, 'true', 'false'] : named;
}

/** What the specification says about a place, and what may stand there. */
export function describe(path: Path): { says: string; types: readonly string[]; values: readonly string[] } {
  const schemas = schemasAt(path);
  const types = new Set(schemas.flatMap(typesOf));
  const said = keysAt(path.slice(0, -1)).find(({ name }) => name === path.at(-1))?.says;
  return {
    says: said || (schemas.find(({ description }) => description)?.description ?? ''),
    types: [...types],
    values: schemas.flatMap(schema => schema.enum ?? []),
  };
}
