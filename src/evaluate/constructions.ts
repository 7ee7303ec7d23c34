/**
 * `new callee(…)`: an instance of a class or function of the program, what a global or a library makes, or a symbol for what
 * is made out of sight.
 */
import type { ts } from '../syntax/typescript.js';
import { eitherValue, openingBy } from './branches.js';
import { nameOfCallee, runCallbacks } from './calls.js';
import { instantiate } from './classes.js';
import { clockConstruction } from './clocks.js';
import { asTaken } from './coercion.js';
import { noteEvent } from './events.js';
import { callFunction } from './functions.js';
import { modelOf } from './models.js';
import { nativeContext } from './native-bridge.js';
import { callLibrary, constructNative } from './natives/natives.js';
import { runExecutor } from './promises.js';
import { constructProxy, proxyBrand, proxyOf } from './proxies.js';
import type { Run } from './run.js';
import { pathOfCall } from './symbol-paths.js';
import { armTimer } from './timers.js';
import { noteMade } from './told-fields.js';
import { objectValue, unknown } from './values.js';
import type { FunctionValue, ObjectValue, Value } from './values.js';
import { behind } from './wrapped.js';

/** `new callee(…)`. */
export function construct(run: Run, callee: Value, args: readonly Value[], site: ts.Node): Value {
  run.step();
  switch (callee.kind) {
    case 'object':
      return callee.brand === proxyBrand
        ? constructProxy(run, callee, args, site)
        : constructOut(run, callee, args, site);
    case 'class':
      return noteMade(run, instantiate(run, callee, args, site));
    case 'function':
      return constructFunction(run, callee, args, site);
    case 'native':
      return constructNamed(run, callee, args, site);
    case 'choice':
      return eitherValue(
        run,
        callee.options.map((option) => () => construct(run, option, args, site)),
        openingBy('one of several classes'),
      );
    default: {
      const wrapped = behind(callee);
      return wrapped === null ? constructOut(run, callee, args, site) : construct(run, wrapped, args, site);
    }
  }
}

function constructFunction(run: Run, callee: FunctionValue, args: readonly Value[], site: ts.Node): Value {
  const instance: ObjectValue = objectValue(
    [['[[prototype]]', run.interpreter.getProperty(run, callee, 'prototype', site)]],
    { open: true },
  );
  const result = callFunction(run, callee, instance, args, site);
  return result.kind === 'object' || result.kind === 'array' || result.kind === 'date'
    ? result
    : noteMade(run, instance);
}

function constructNamed(run: Run, callee: Value & { kind: 'native' }, args: readonly Value[], site: ts.Node): Value {
  const { name } = callee;
  const clock = clockConstruction(run, name, args, site);
  if (clock !== null) return clock;
  if (name === 'Date' && args.length === 0) return unknown('new Date()');
  if (name === 'Promise') return runExecutor(run, args, site);
  const proxy = name === 'Proxy' ? proxyOf(args) : null;
  if (proxy !== null) return proxy;
  const model = modelOf(run, name);
  if (model?.kind === 'class') return construct(run, model, args, site);
  const context = nativeContext(run, site);
  const found = run.lexicon.libraryOf(name);
  const spelling = found === null ? null : run.lexicon.spelling(found, 'new');
  const made = found === null || spelling === null ? null : callLibrary(found.library, spelling, null, args, context);
  return (
    made ?? constructNative(name, asTaken(run, name, args, site), context) ?? constructOut(run, callee, args, site)
  );
}

function constructOut(run: Run, callee: Value, args: readonly Value[], site: ts.Node): Value {
  const name = `new ${nameOfCallee(callee)}`;
  if (armTimer(run, name, args, site)) return unknown(pathOfCall(name, args));
  noteEvent(run, 'call', site, name, args);
  runCallbacks(run, name, args, site);
  return unknown(pathOfCall(name, args));
}
