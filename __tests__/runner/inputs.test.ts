import { describe, expect, test } from '@jest/globals'
import { disguisedInputs, rawInputs, state } from '../../src/runner/inputs.ts'
import { inputVariables, readAction } from '../lab/action.ts'
import { smuggledNames } from '../lab/smuggling.ts'

const action = readAction('.')
/** What the runner sets for a step without any `with:`: an empty variable for each input. */
const blank = inputVariables(action, {})

describe('the inputs', () => {
  test('are those that are set, trimmed, by lower-case name', () => {
    const env = {
      'INPUT_ON-REVOKE-FAILURE': ' warn\n',
      INPUT_EXPECT: '\nref: x\n',
      INPUT_EMPTY: '',
      INPUT_BLANK: ' \n',
      INPUTS: 'x',
      PATH: '/bin',
    }
    expect(rawInputs(env, false)).toEqual(
      new Map([
        ['on-revoke-failure', 'warn'],
        ['expect', 'ref: x'],
      ]),
    )
  })

  test.each(Object.keys(action.inputs ?? {}))(
    'are not set by another spelling of "%s", which is detected',
    (input) => {
      const meant = inputVariables(action, { [input]: 'meant' })
      const names = smuggledNames(input)
      expect(names.length).toBeGreaterThan(10)
      for (const name of names) {
        const env = { ...blank, [name]: 'smuggled' }
        expect([name, rawInputs(env, false)]).toEqual([name, new Map()])
        expect(disguisedInputs(env, false)).toEqual([name])
        // Nor where the workflow sets the input itself.
        const both = { ...meant, [name]: 'smuggled' }
        expect([name, rawInputs(both, false)]).toEqual([name, new Map([[input, 'meant']])])
        expect(disguisedInputs(both, false)).toEqual([name])
      }
    },
  )

  test('on Windows are read in any case, but only in ASCII', () => {
    // The runner replaces the value there, and keeps the name as it was set first.
    expect(rawInputs({ 'Input_Allow-Events': 'push' }, true)).toEqual(
      new Map([['allow-events', 'push']]),
    )
    const env = { INPUT_ROLE: '', input_region: '', ＩＮＰＵＴ＿ＲＯＬＥ: 'x', INPUT_REGıON: 'x' }
    expect(rawInputs(env, true)).toEqual(new Map())
    expect(disguisedInputs(env, true)).toEqual(['ＩＮＰＵＴ＿ＲＯＬＥ', 'INPUT_REGıON'])
  })

  test('ignore variables that are not inputs of this action', () => {
    const env = { ...blank, input_file: 'x', Inputs: 'x', INPUT: 'x', INPUT_Ünknown: 'x' }
    expect(disguisedInputs(env, false)).toEqual([])
  })

  test('of post include the state that main saved', () => {
    expect([
      state('opening', { STATE_opening: '{}' }),
      state('opening', { STATE_opening: '' }),
      state('opening', {}),
    ]).toEqual(['{}', undefined, undefined])
  })
})
