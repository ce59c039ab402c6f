-- The first role, or the first path of a secret, of a repository in 30 days.
-- A new version of a secret is not a new path.
WITH used AS (
  SELECT uid, time, "from", host, "identity.repository_id" AS repository_id,
    "identity.repository" AS repository, 'role' AS kind, "requested.role" AS name
  FROM record
  WHERE event IN ('leased', 'refreshed') AND "requested.role" IS NOT NULL
  UNION
  SELECT uid, time, "from", host, "identity.repository_id", "identity.repository", 'path',
    CASE
      WHEN "from" IN ('azure', 'gcp') AND value GLOB '*/secrets/*/*'
        THEN rtrim(value, replace(value, '/', ''))
      WHEN instr(value, '@') > 0
        THEN rtrim(rtrim(value, replace(value, '@', '')), '@')
      ELSE value
    END
  FROM record, json_each(record."read")
  WHERE event IN ('leased', 'refreshed')
)
SELECT used.*
FROM used
WHERE NOT EXISTS (
  SELECT 1 FROM used AS earlier
  WHERE earlier.repository_id IS used.repository_id
    AND earlier."from" = used."from" AND earlier.host = used.host
    AND earlier.kind = used.kind AND earlier.name = used.name
    AND julianday(earlier.time) < julianday(used.time)
    AND julianday(earlier.time) >= julianday(used.time) - 30
)
ORDER BY time;
