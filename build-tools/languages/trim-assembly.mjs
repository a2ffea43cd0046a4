// The AWS CDK's jsii assembly has 13,000 types, of which our API and an app name some hundred: bindings of all take minutes to make and to compile.
// What is left out here is left out of the bindings only; the CDK behind them is whole.

/**
 * The types named, with what they inherit from and what constructs them; members that speak of other types are dropped, except those
 * of `whole` types, which others inherit: what such members speak of is kept too.
 */
export function trimAssembly(assembly, names, whole) {
  const { name: own } = assembly;
  const kept = new Set();
  const entire = new Set();
  const keep = (fqn) => {
    const type = assembly.types[fqn];
    if (type === undefined || kept.has(fqn)) return;
    kept.add(fqn);
    for (const parent of parentsOf(type)) keep(parent);
    if (type.namespace !== undefined) keep(`${own}.${type.namespace}`);
    for (const parameter of type.initializer?.parameters ?? []) typesOf(parameter.type).forEach(keep);
  };
  const keepWhole = (fqn) => {
    const type = assembly.types[fqn];
    if (type === undefined || entire.has(fqn)) return;
    entire.add(fqn);
    keep(fqn);
    parentsOf(type).forEach(keepWhole);
    for (const member of [...(type.properties ?? []), ...(type.methods ?? [])]) typesOfMember(member).forEach(keep);
  };
  names.forEach(keep);
  whole.forEach(keepWhole);

  const known = (member) => typesOfMember(member).every((t) => kept.has(t) || !t.startsWith(`${own}.`));
  const types = Object.fromEntries([...kept].sort().map((fqn) => {
    const { properties, methods, ...type } = assembly.types[fqn];
    return [fqn, { ...type, properties: properties?.filter(known), methods: methods?.filter(known) }];
  }));
  const used = (submodule) => [...kept].some((fqn) => fqn.startsWith(`${submodule}.`));
  const constructs = (dependencies) => Object.fromEntries(Object.entries(dependencies ?? {}).filter(([name]) => name === 'constructs'));
  return {
    ...assembly,
    types,
    submodules: Object.fromEntries(Object.entries(assembly.submodules ?? {}).filter(([name]) => used(name))),
    dependencies: constructs(assembly.dependencies),
    dependencyClosure: constructs(assembly.dependencyClosure),
    bundled: undefined,
    fingerprint: '*',
  };
}

/** Every type of another assembly that this one names, and those of them that its own types inherit from. */
export function namesOf(assembly, other) {
  const names = new Set();
  const walk = (value) => {
    if (typeof value === 'string') {
      if (value.startsWith(`${other}.`)) names.add(value);
    } else if (value !== null && typeof value === 'object') {
      Object.values(value).forEach(walk);
    }
  };
  const types = Object.values(assembly.types);
  for (const { docs: _, ...type } of types) walk(type);
  return { names: [...names], parents: types.flatMap(parentsOf).filter((t) => t.startsWith(`${other}.`)) };
}

function parentsOf(type) {
  return [...(type.base === undefined ? [] : [type.base]), ...(type.interfaces ?? [])];
}

function typesOfMember(member) {
  return typesOf([member.type, member.returns?.type, ...(member.parameters ?? []).map((p) => p.type)]);
}

/** Fully qualified names within a type reference. */
function typesOf(reference) {
  if (reference === null || typeof reference !== 'object') return [];
  if (typeof reference.fqn === 'string') return [reference.fqn];
  return Object.values(reference).flatMap(typesOf);
}
