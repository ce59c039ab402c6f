// What the runner starts: src/post.ts, bundled.
'use strict'
require('./lib/index.js').post()
