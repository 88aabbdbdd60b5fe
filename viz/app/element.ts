/** @returns The element of the page with this id. */
export function element<Type extends Element>(id: string, type: new () => Type): Type {
  const found = document.getElementById(id) ?? document.querySelector(`#${id}`);
  if (!(found instanceof type)) throw new Error(`the page has no ${type.name} #${id}`);
  return found;
}
