-- A lease whose post step never reported an end: the runner was killed, or lines were deleted.
-- A job on a hosted runner ends after six hours at the latest; raise the number for your own.
SELECT uid, time, lease, lease_uid, "from", host, "identity.repository", expires_at
FROM record
WHERE event = 'leased'
  AND lease_uid NOT IN (SELECT lease_uid FROM record WHERE event = 'ended')
  AND julianday(time) < (SELECT max(julianday(time)) FROM record) - 6 / 24.0
ORDER BY time;
