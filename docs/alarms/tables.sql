-- What the queries of this folder read. Load the lines first, each as it was written:
--   raw_record(line)        the record
--   raw_cloudtrail(event)   one event of CloudTrail each
--   raw_vault(entry)        the lines of a file of Vault's audit device
CREATE TABLE IF NOT EXISTS raw_record (line TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS raw_cloudtrail (event TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS raw_vault (entry TEXT NOT NULL);

-- A sink delivers at least once: equal lines count once.
CREATE VIEW record AS
SELECT DISTINCT
  line ->> '$.uid' AS uid,
  line ->> '$.time' AS time,
  line ->> '$.event' AS event,
  line ->> '$.code' AS code,
  line ->> '$.end' AS "end",
  line ->> '$.lease' AS lease,
  line ->> '$.lease_uid' AS lease_uid,
  line ->> '$.from' AS "from",
  line ->> '$.host' AS host,
  line ->> '$.id' AS id,
  line ->> '$.request' AS request,
  line ->> '$.expires_at' AS expires_at,
  line -> '$.keys' AS keys,
  line -> '$.read' AS "read",
  line ->> '$.run.run_id' AS "run.run_id",
  line ->> '$.run.run_attempt' AS "run.run_attempt",
  line ->> '$.requested.role' AS "requested.role",
  line ->> '$.identity.sub' AS "identity.sub",
  line ->> '$.identity.ref' AS "identity.ref",
  line ->> '$.identity.repository' AS "identity.repository",
  line ->> '$.identity.repository_id' AS "identity.repository_id"
FROM raw_record;

-- The sessions that a provider's own log has, of GitHub's identity provider.
CREATE VIEW session AS
SELECT
  'aws' AS "from",
  event ->> '$.eventTime' AS time,
  event ->> '$.requestID' AS request,
  event ->> '$.responseElements.credentials.accessKeyId' AS access_key_id,
  NULL AS lease_uid,
  event ->> '$.userIdentity.userName' AS subject,
  event ->> '$.requestParameters.roleArn' AS role,
  event ->> '$.userAgent' AS user_agent
FROM raw_cloudtrail
WHERE event ->> '$.eventName' = 'AssumeRoleWithWebIdentity'
  AND event ->> '$.errorCode' IS NULL
  -- On GitHub Enterprise Server, the host of your own issuer.
  AND event ->> '$.userIdentity.identityProvider' LIKE '%token.actions.githubusercontent.com%'
UNION ALL
SELECT
  'vault',
  entry ->> '$.time',
  entry ->> '$.request.id',
  NULL,
  (SELECT coalesce(value ->> '$[0]', value) FROM json_each(entry, '$.request.headers')
    WHERE lower(key) = 'x-correlation-id'),
  NULL,
  coalesce(entry ->> '$.auth.metadata.role', entry ->> '$.response.auth.metadata.role'),
  (SELECT coalesce(value ->> '$[0]', value) FROM json_each(entry, '$.request.headers')
    WHERE lower(key) = 'user-agent')
FROM raw_vault
WHERE entry ->> '$.type' = 'response'
  AND entry ->> '$.error' IS NULL
  AND entry ->> '$.request.path' GLOB 'auth/*/login'
  AND coalesce(entry -> '$.auth', entry -> '$.response.auth') IS NOT NULL;
