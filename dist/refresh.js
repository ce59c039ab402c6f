// What the runner starts: src/refresh.ts, bundled.
'use strict'
require('./lib/index.js').refresh()
