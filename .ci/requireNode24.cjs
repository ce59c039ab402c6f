// The action runs on Node 24, so its scripts do, too. Plain old JavaScript: this must still run on the versions that it turns away.
const major = Number(process.versions.node.split('.')[0])
if (major !== 24) {
  console.error(`This needs Node 24, and ${process.execPath} is ${process.version}.`)
  console.error(
    'On Linux and Windows `npm ci` brings it along; run the scripts through npm (`npm test`), which puts it first in the path.',
  )
  console.error(
    'On macOS, or where optional dependencies are left out, install Node 24 and run `npm ci` again.',
  )
  process.exit(1)
}
