/**
 * The one lint rule that oxlint does not bring along. `**` on numbers is as inexact as `Math.pow` and may differ
 * in the last bit from engine to engine; on bigints it is exact, so a bigint literal on either side is let through.
 */
const isBigInt = (node) => node.type === 'Literal' && typeof node.value === 'bigint';

const noPower = {
  meta: {
    messages: { power: 'Engines may differ in the last bit of `**`: multiply, shift, or use bigints.' },
  },
  create(context) {
    const check = (operator) => (node) => {
      if (node.operator !== operator || isBigInt(node.left) || isBigInt(node.right)) return;
      context.report({ node, messageId: 'power' });
    };
    return { BinaryExpression: check('**'), AssignmentExpression: check('**=') };
  },
};

export default { meta: { name: 'zablab' }, rules: { 'no-power': noPower } };
