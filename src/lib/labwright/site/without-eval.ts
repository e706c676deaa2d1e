/**
 * Answers a question that stdlib asks by `eval`, which the policy of a page refuses and reports: whether the engine has
 * generators. Every browser that can open a lab has them.
 */
import type { Plugin } from 'vite';

const asking = /@stdlib[\\/]assert-has-generator-support[\\/](?:lib|dist)[\\/](?:main|index)\.js$/;

export function withoutEval(): Plugin {
  return {
    name: 'labwright:without-eval',
    enforce: 'pre',
    transform(_code, id) {
      return asking.test(id.split('?')[0]!)
        ? { code: 'module.exports = function hasGeneratorSupport() { return true; };', map: null }
        : undefined;
    },
  };
}
