-- A role that several repositories leased within 30 days, at each lease that makes it so.
SELECT later.uid, later.time, later.host, later."requested.role", later."identity.repository"
FROM record AS later
WHERE later.event IN ('leased', 'refreshed') AND EXISTS (
  SELECT 1 FROM record AS earlier
  WHERE earlier.event IN ('leased', 'refreshed')
    AND earlier.host = later.host
    AND earlier."requested.role" = later."requested.role"
    AND earlier."identity.repository_id" <> later."identity.repository_id"
    AND julianday(earlier.time) BETWEEN julianday(later.time) - 30 AND julianday(later.time)
)
ORDER BY time;
