-- A session in the provider's log for which no line of the record accounts.
-- Run it over sessions that are ten minutes old, so that the record has arrived.
SELECT session.*
FROM session
WHERE NOT EXISTS (
  SELECT 1 FROM record
  WHERE record."from" = session."from"
    AND (
      record.lease_uid = session.lease_uid
      OR record.request = session.request
      OR EXISTS (SELECT 1 FROM json_tree(record.keys)
        WHERE atom IN (session.access_key_id, session.request))
      -- Of a lost response the record has only the run and the lease, which stand in User-Agent.
      OR (record.event = 'ended' AND record.id IS NULL
        AND session.user_agent LIKE 'lease-credentials/% (%; run ' || record."run.run_id" || '/'
          || record."run.run_attempt" || ';% ' || record.lease || ')')
    )
    -- A line that names another identity or role does not account for the session.
    AND coalesce(record."identity.sub" = session.subject, TRUE)
    AND coalesce(lower(record."requested.role") = lower(session.role), TRUE)
)
ORDER BY time;
