// Scans the history for secrets. Known false positives are listed in .gitleaks.toml.
import { finish, goTool } from './tools.ts'

const gitleaks = goTool('gitleaks', 'github.com/zricethezav/gitleaks/v8', 'v8.28.0')

finish([
  {
    sentence: 'no commit holds a secret',
    tool: gitleaks,
    argv: ['git', '--no-banner', '--redact', '--verbose', '.'],
  },
])
