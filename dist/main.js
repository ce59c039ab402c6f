// What the runner starts: src/main.ts, bundled.
'use strict'
require('./lib/index.js').main()
