/** What a property is called: English. */
export const propertiesInEnglish = {
  /** Stories write it so, in every language. */
  'property.name': (p: { name: string }) => p.name,
};
