-- Written from not-revoked.yml by pySigma.
SELECT * FROM record WHERE event='ended' AND (`end`='failed' OR `end`='unknown')
