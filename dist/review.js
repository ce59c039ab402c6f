// What the runner starts: src/review.ts, bundled.
'use strict'
require('./lib/index.js').review()
