"use strict";
exports.id = "gcp-read";
exports.ids = ["gcp-read", "gcp-exchange"];
exports.modules = {

/***/ 3625:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchange: () => (/* binding */ exchange),
  leaseOf: () => (/* binding */ leaseOf),
  obtainToken: () => (/* binding */ obtainToken)
});

// EXTERNAL MODULE: ./.build/core/requestId.js
var core_requestId = __webpack_require__(2563);
// EXTERNAL MODULE: ./.build/providers/bearer.js
var bearer = __webpack_require__(4369);
// EXTERNAL MODULE: ./.build/providers/describeToken.js
var describeToken = __webpack_require__(2516);
// EXTERNAL MODULE: ./.build/providers/parseExpiry.js
var parseExpiry = __webpack_require__(5570);
// EXTERNAL MODULE: ./.build/providers/refusals.js
var refusals = __webpack_require__(6009);
// EXTERNAL MODULE: ./.build/providers/registryLogin.js
var registryLogin = __webpack_require__(8870);
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/providers/gcp/adcFile.js
var adcFile = __webpack_require__(3463);
// EXTERNAL MODULE: ./.build/trust/googleProvider.js
var googleProvider = __webpack_require__(4326);
;// CONCATENATED MODULE: ./.build/providers/gcp/binding.js

const PLAIN = /^[\x21-\x7e]{1,200}$/;
function binding({ provider, universe }, { email, delegates }, { claims }) {
    const pool = `iam.${universe}/${provider.replace(/\/providers\/[^/]*$/, '')}`;
    const { repository_id: id, sub, environment, ref } = claims;
    const known = typeof id === 'string' && /^\d+$/.test(id);
    const context = environment === undefined ? ['ref', ref] : ['environment', environment];
    const subjects = [
        ['google.subject=assertion.sub', sub],
        ...(known
            ? [['google.subject as in docs/setup/google.md', ['repo', id, ...context].join(':')]]
            : []),
    ];
    const members = [
        ...subjects.flatMap(([mapping, subject]) => typeof subject === 'string' && PLAIN.test(subject) && !subject.includes('##[')
            ? [
                {
                    why: `To let this subject alone impersonate it, if the provider maps ${mapping}:`,
                    member: `principal://${pool}/subject/${subject}`,
                },
            ]
            : []),
        ...(known
            ? [
                {
                    why: 'To let the repository impersonate it, from every branch that the condition of the ' +
                        'provider admits (attribute.repository_id must be mapped):',
                    member: `principalSet://${pool}/attribute.repository_id/${id}`,
                },
            ]
            : []),
    ];
    const target = delegates[0] ?? email;
    return members.flatMap(({ why, member }) => [
        why,
        ...(0,googleProvider/* addBinding */.L)(target, member).map((line) => `  ${line}`),
    ]);
}

// EXTERNAL MODULE: ./.build/providers/gcp/names.js
var names = __webpack_require__(2027);
;// CONCATENATED MODULE: ./.build/providers/gcp/refusals.js

function errorIn(response) {
    const body = (0,providers_response/* jsonOrEmpty */.fi)(response);
    const error = (0,providers_response/* objectAt */.lJ)(body, 'error');
    const [code, message] = error
        ? [(0,providers_response/* textAt */.$6)(error, 'status'), (0,providers_response/* textAt */.$6)(error, 'message')]
        : [(0,providers_response/* textAt */.$6)(body, 'error'), (0,providers_response/* textAt */.$6)(body, 'error_description')];
    const parts = [code, message].filter((part) => part !== undefined);
    return { status: response.status, code: code ?? '', message: parts.join(' ') };
}
const code = 'EXCHANGE_REFUSED';
const rows = [
    {
        code,
        when: { words: /attribute condition/i },
        show: 'trust-policy',
        symptom: 'the attribute condition rejects the token',
        causes: [
            'the condition of the provider (CEL) is false for these claims: another owner, branch, ' +
                'or letter case',
        ],
        fix: "Compare the claims in the log with the provider's attribute condition.",
    },
    {
        code,
        when: { words: /target service indicated by the "?audience|invalid_target/i },
        symptom: 'the audience names no provider',
        causes: [
            'the project is given by its id instead of its number',
            'the pool or the provider was deleted, is disabled, or is mistyped',
        ],
        fix: 'Check `workload-identity-provider` against `gcloud iam workload-identity-pools ' +
            'providers describe`, with its state.',
    },
    {
        code,
        when: { words: /invalid value for "?audience/i },
        symptom: 'the audience is not a full resource name',
        causes: [
            'a pool is named instead of a provider',
            'the variable that fills `workload-identity-provider` is empty',
        ],
        fix: 'Write `workload-identity-provider` as ' +
            'projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER.',
    },
    {
        code,
        when: { words: /audience in ID Token|audience.*does not match/i },
        symptom: 'the audience of the ID token',
        causes: ['the provider does not allow the audience of the token'],
        fix: 'Omit `audience`, or write one of the allowed audiences of the provider.',
    },
    {
        code,
        when: { words: /127 bytes/i },
        symptom: 'google.subject exceeds 127 bytes',
        causes: [
            'branch, environment and repository make the subject too long; the form with numeric ' +
                'ids adds some twenty characters',
        ],
        fix: 'Create another provider that maps something shorter, such as google.subject = "repo:" + ' +
            'assertion.repository_id + ":" + assertion.ref: a new mapping of this one would revoke the ' +
            'access of other workflows.',
    },
    {
        code,
        when: { words: /must be of type STRING|mapped attribute/i },
        symptom: 'a mapped attribute is absent',
        causes: [
            'the mapping of the provider names a claim that this token does not have, such as ' +
                'environment',
        ],
        fix: 'Map claims that every token has.',
    },
    {
        code,
        when: { words: /stale to sign-in|expired/i },
        verdict: 'retry-with-fresh-token',
        symptom: 'the ID token is stale',
        causes: ['the token is older than Google accepts', "the runner's clock is wrong"],
        fix: 'Run it again; each attempt requests a fresh token.',
    },
    {
        code,
        when: { words: /issuer in ID Token/i },
        symptom: 'the issuer differs',
        causes: [
            'the provider was created for github.com, and this server is another: GitHub Enterprise, ' +
                'or an enterprise slug',
        ],
        fix: 'Create another provider whose issuer is the `iss` in the log, and write it as ' +
            '`workload-identity-provider`.',
    },
    {
        code,
        when: { words: /getAccessToken|getOpenIdToken/i },
        show: 'trust-policy',
        symptom: 'iam.serviceAccounts.getAccessToken denied',
        causes: [
            'the federated identity lacks roles/iam.workloadIdentityUser on the service account',
            'the binding names an attribute that the provider does not map',
            'the binding was created less than five minutes ago',
        ],
        fix: 'Run one of the commands in the log; the first admits the fewest runs. Then wait five ' +
            'minutes.',
    },
    {
        code,
        when: { words: /lifetime cannot exceed|lifetimeExtension/i },
        symptom: 'the lifetime exceeds an hour',
        causes: [
            'more than 3600 s need the organisation policy ' +
                'iam.allowServiceAccountCredentialLifetimeExtension',
            "the runner's clock is ahead",
        ],
        fix: 'Set `lifetime: 55m`, or add the service account to the policy (up to 12h).',
    },
    {
        code,
        when: { words: /SERVICE_DISABLED|has not been used in project|is disabled/i },
        symptom: 'an API is not enabled',
        causes: [
            'the project lacks the IAM Service Account Credentials API or the Security Token Service API',
        ],
        fix: 'Run `gcloud services enable iamcredentials.googleapis.com sts.googleapis.com` in the ' +
            'project of the pool.',
    },
    {
        code,
        when: { words: /rate limit|RESOURCE_EXHAUSTED|quota/i },
        symptom: 'throttled',
        causes: ['many jobs send requests at the same time'],
        fix: 'Spread the jobs, or raise `timeout`: attempts are repeated within it.',
    },
    {
        code,
        when: { words: /Gaia id not found|NOT_FOUND|not found/i },
        symptom: 'the service account does not exist',
        causes: ['`service-account` or one of `delegates` is mistyped, or was deleted'],
        fix: 'Check the address with `gcloud iam service-accounts list`.',
    },
];
const afterTheStep = {
    code,
    symptom: '401 of a registry or API, five minutes after the lease',
    causes: ['without `service-account` the token expires with the ID token'],
    fix: 'Set `service-account`, or request the lease again.',
};
const refusals_refusals = [...rows, afterTheStep];

;// CONCATENATED MODULE: ./.build/providers/gcp/exchange.js











const NOTE = 'Google cannot revoke a single token of a workload identity';
const LONGEST_SUBJECT = 127;
const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';
async function exchange(config, leaseSession) {
    const obtained = await obtainToken(config, leaseSession);
    const { token: password, expiresAt } = obtained;
    const logins = config.registries.map((host) => (0,registryLogin/* registryLogin */.j8)(leaseSession, { host, username: 'oauth2accesstoken', password, expiresAt }));
    return { ...leaseOf(config, obtained), ...(logins.length > 0 && { logins }) };
}
async function obtainToken(config, leaseSession) {
    const { account } = config;
    warnLongSubject(leaseSession);
    const federated = await federate(config, leaseSession);
    const { idToken } = federated;
    const token = account
        ? await impersonate(config, account, { leaseSession, federated: federated.token })
        : federated;
    if (!account && config.exportCredentials)
        noticeShortLife(leaseSession, federated);
    return { ...token, idToken, requestId: token.requestId ?? federated.requestId };
}
const leaseOf = (config, { token, expiresAt, idToken, requestId }) => ({
    credentials: {
        kind: 'values',
        values: (0,names/* valuesOf */.sm)(config, token),
        token: (0,names/* tokenName */.vb)(config),
        ...(0,adcFile/* adcFiles */.aM)(config, token, idToken),
    },
    expiresAt,
    id: leaseId(config),
    requestId,
});
async function federate(config, leaseSession) {
    const host = `sts.${config.universe}`;
    const granted = await leaseSession.exchange({
        request: ({ jwt }) => stsRequest(config, jwt),
        ...(0,refusals/* judgeBy */.FU)(rows, errorIn),
    });
    const to = 'the exchange of the ID token';
    const body = expectOk(granted.response, { config, leaseSession, host, to });
    const text = (0,providers_response/* tokenAt */.BN)(body, 'access_token');
    if (text === undefined)
        throw (0,providers_response/* responseInvalid */.h)(host, 'without an access token');
    const token = leaseSession.secret(text);
    const seconds = (0,providers_response/* secondsAt */.hH)(body, 'expires_in');
    const expiresAt = seconds === undefined ? undefined : leaseSession.clock.now() + seconds;
    const requestId = (0,core_requestId/* requestIdOf */.Gb)({ headers: granted.response.headers });
    const kept = { intent: granted.intent, id: leaseId(config), expiresAt, revocation: null };
    leaseSession.keep({ ...kept, note: NOTE, request: requestId });
    (0,parseExpiry/* requireLifetime */.jY)((0,providers_response/* ownMember */.nV)(body, 'expires_in'), seconds, { host, name: 'expires_in' });
    return { token, expiresAt, idToken: granted.token.jwt, requestId };
}
function stsRequest(config, jwt) {
    const { universe, scopes, account } = config;
    const fields = [
        ['grant_type', 'urn:ietf:params:oauth:grant-type:token-exchange'],
        ['audience', (0,adcFile/* stsAudience */.DX)(config)],
        ['scope', account ? CLOUD_PLATFORM : scopes.join(' ')],
        ['requested_token_type', 'urn:ietf:params:oauth:token-type:access_token'],
        ['subject_token_type', 'urn:ietf:params:oauth:token-type:jwt'],
        ['subject_token', jwt],
    ];
    return {
        method: 'POST',
        url: new URL(`https://sts.${universe}/v1/token`),
        body: { kind: 'form', fields },
        expects: 'json',
    };
}
async function impersonate(config, account, { leaseSession, federated }) {
    const { email, delegates, lifetime, tokenAudience } = account;
    const host = `iamcredentials.${config.universe}`;
    const chain = { delegates: delegates.map((delegate) => `projects/-/serviceAccounts/${delegate}`) };
    const access = { scope: config.scopes, lifetime: `${lifetime}s`, ...chain };
    const value = tokenAudience === undefined ? access : { audience: tokenAudience, includeEmail: true, ...chain };
    const url = new URL((0,adcFile/* accountAddress */.qg)(config.universe, email, tokenAudience === undefined ? 'generateAccessToken' : 'generateIdToken'));
    const granted = await leaseSession.requestLease({
        request: {
            method: 'POST',
            url,
            headers: (0,bearer/* bearer */.C)(federated),
            body: { kind: 'json', value },
            expects: 'json',
        },
    });
    const to = `the impersonation of ${email}`;
    const body = expectOk(granted.response, { config, leaseSession, host, to, account });
    const text = (0,providers_response/* tokenAt */.BN)(body, tokenAudience === undefined ? 'accessToken' : 'token');
    if (text === undefined)
        throw (0,providers_response/* responseInvalid */.h)(host, 'without a token');
    const token = leaseSession.secret(text);
    const [name, stated] = tokenAudience === undefined
        ? ['expireTime', (0,providers_response/* ownMember */.nV)(body, 'expireTime')]
        : ['exp', (0,providers_response/* ownMember */.nV)(payloadOf(text), 'exp')];
    const expiresAt = tokenAudience === undefined ? (0,parseExpiry/* dateOf */.Q$)(stated) : (0,parseExpiry/* numericDateOf */.TV)(stated);
    const requestId = (0,core_requestId/* requestIdOf */.Gb)({ headers: granted.response.headers });
    const kept = { intent: granted.intent, id: email, expiresAt, revocation: null, note: NOTE };
    leaseSession.keep({ ...kept, request: requestId });
    (0,parseExpiry/* requireLifetime */.jY)(stated, expiresAt, { host, name });
    return { token, expiresAt, requestId };
}
function expectOk(response, { config, leaseSession, host, to, account }) {
    if (response.status === 200)
        return (0,providers_response/* parseJson */.qF)(response, host);
    const { token } = leaseSession;
    const found = (0,refusals/* match */.YW)(rows, errorIn(response));
    const delegated = found?.show && account && account.delegates.length > 0;
    const row = delegated ? { ...found, show: 'policy' } : found;
    const policy = row?.show && account ? (0,describeToken/* suggestPolicy */.Rl)(token, () => binding(config, account, token)) : [];
    const diagnostics = [...(0,describeToken/* describeToken */.dE)(token), ...policy];
    throw (0,providers_response/* rejection */.cz)(response, { code: 'EXCHANGE_REFUSED', host, to, row, diagnostics });
}
function payloadOf(jwt) {
    const [, payload = ''] = jwt.split('.');
    return (0,providers_response/* jsonOrEmpty */.fi)({ text: Buffer.from(payload, 'base64url').toString() });
}
function warnLongSubject(leaseSession) {
    const length = Buffer.byteLength(String(leaseSession.token.claims['sub'] ?? ''));
    if (length <= LONGEST_SUBJECT)
        return;
    leaseSession.log('warning', `The subject of the ID token has ${length} bytes. With the default mapping ` +
        `google.subject = assertion.sub Google rejects more than ${LONGEST_SUBJECT}; map something ` +
        `shorter, such as assertion.repository_id.`);
}
function noticeShortLife(leaseSession, { expiresAt }) {
    const seconds = expiresAt === undefined ? 300 : Math.floor(expiresAt - leaseSession.clock.now());
    leaseSession.log('notice', `Lease "${leaseSession.token.lease}" is valid for ${seconds} s: a federated token expires ` +
        `with the ID token. Set "service-account" for up to an hour.`);
}
const leaseId = ({ account, provider }) => account?.email ?? provider;


/***/ }),

/***/ 5112:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchangeAndRead: () => (/* binding */ exchangeAndRead)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/secret.js
var secret = __webpack_require__(4355);
// EXTERNAL MODULE: ./.build/providers/bearer.js
var bearer = __webpack_require__(4369);
// EXTERNAL MODULE: ./.build/providers/reading/failures.js
var failures = __webpack_require__(2510);
// EXTERNAL MODULE: ./.build/providers/reading/logRead.js
var logRead = __webpack_require__(5983);
// EXTERNAL MODULE: ./.build/providers/reading/readEntry.js
var readEntry = __webpack_require__(7585);
// EXTERNAL MODULE: ./.build/providers/reading/readValues.js
var readValues = __webpack_require__(3371);
// EXTERNAL MODULE: ./.build/providers/refusals.js
var refusals = __webpack_require__(6009);
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
;// CONCATENATED MODULE: ./.build/providers/gcp/crc32c.js
const POLYNOMIAL = 0x82f63b78;
function crc32c(bytes) {
    let crc = ~0;
    for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++)
            crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    }
    return ~crc >>> 0;
}

// EXTERNAL MODULE: ./.build/providers/gcp/exchange.js + 2 modules
var exchange = __webpack_require__(3625);
// EXTERNAL MODULE: ./.build/providers/gcp/storeHost.js
var storeHost = __webpack_require__(5164);
;// CONCATENATED MODULE: ./.build/providers/gcp/storeRefusals.js
const refused = (row) => ({
    code: 'READ_REFUSED',
    ...row,
});
const notFound = refused({
    symptom: 'NOT_FOUND: no such secret, or no such version',
    when: { status: 404, code: ['NOT_FOUND'] },
    causes: [
        'the name, the project or the version is another, or the version was destroyed',
        'the secret is regional: its path then names the location',
        'the secret has no versions yet',
    ],
    fix: 'Compare the path with `gcloud secrets versions list`, or write `| optional` after it if the ' +
        'secret may be absent.',
});
const storeRefusals = [
    notFound,
    refused({
        symptom: 'SERVICE_DISABLED: the Secret Manager API is off',
        when: { status: 403, code: ['SERVICE_DISABLED'] },
        causes: ['the API is not enabled in the project that is charged for the request'],
        fix: 'Run: gcloud services enable secretmanager.googleapis.com --project PROJECT',
    }),
    refused({
        symptom: 'PERMISSION_DENIED: the identity may not access the version',
        when: { status: 403 },
        causes: [
            'roles/secretmanager.secretAccessor is missing on the secret',
            'an IAM condition names another version',
            'the secret does not exist, and the identity may not learn that',
            'VPC Service Controls reject requests from this network',
        ],
        fix: 'Grant roles/secretmanager.secretAccessor on the secret to the service account, or without ' +
            'one to the principalSet of the repository.',
    }),
    refused({
        symptom: 'FAILED_PRECONDITION: the version is disabled or destroyed, or its key is',
        when: { status: 400, code: ['FAILED_PRECONDITION'] },
        causes: [
            '`latest` is the version that was created last, whatever its state',
            'the customer managed key of the secret cannot be used',
        ],
        fix: 'Enable the version, add a new one, or name another by ?version=.',
    }),
    refused({
        symptom: 'UNAUTHENTICATED: Secret Manager does not accept the token',
        when: { status: 401 },
        causes: ['the token is of another universe', "the runner's clock is wrong"],
        fix: 'Check `universe`, and the clock of the runner.',
    }),
];

;// CONCATENATED MODULE: ./.build/providers/gcp/read.js













const LARGEST = 128 * 1024;
async function exchangeAndRead(config, leaseSession) {
    const obtained = await (0,exchange.obtainToken)(config, leaseSession);
    const { token, expiresAt } = obtained;
    const taken = await leaseSession.all((0,readEntry/* distinctSources */.xE)(config.reads).map((source) => readVersion(source, token, { config, leaseSession })));
    const values = (0,readValues/* mergeValues */.D3)(taken.map((each) => each.values));
    const exported = config.exportCredentials;
    (0,logRead/* logRead */.d)(leaseSession, taken, {
        stores: ['Google Secret Manager'],
        credential: exported ? undefined : 'token',
        expiresAt,
    });
    const lease = (0,exchange.leaseOf)(config, obtained);
    const { credentials } = lease;
    if (!exported || credentials.kind !== 'values')
        return {
            ...lease,
            ...(0,readValues/* readSummary */.L_)(taken),
            expiresAt: undefined,
            credentials: { kind: 'values', values },
        };
    const files = [...values].map(([name, value]) => [`${name}_FILE`, value instanceof secret/* Secret */.zh ? value : new secret/* Secret */.zh(value)]);
    return {
        ...lease,
        ...(0,readValues/* readSummary */.L_)(taken),
        credentials: {
            ...credentials,
            values: new Map([...credentials.values, ...values]),
            documents: new Map([...(credentials.documents ?? []), ...files]),
        },
    };
}
async function readVersion(source, token, { config, leaseSession }) {
    const host = (0,storeHost/* storeHost */.q)(config, source);
    const url = new URL(`https://${host}/v1/${source.path}:access`);
    const request = {
        method: 'GET',
        url,
        headers: (0,bearer/* bearer */.C)(token),
        expects: 'json',
        cap: LARGEST,
    };
    const response = await leaseSession.send(request, judging).catch((error) => {
        throw (0,failures/* withPath */.i)((0,failure/* asFailure */.h_)(error), source.path);
    });
    if (response.status !== 200) {
        const row = recognised(response);
        const to = `reading ${source.path}; the login was fine`;
        const failure = (0,providers_response/* rejection */.cz)(response, { code: 'READ_REFUSED', host, to, row });
        if (row === notFound)
            return (0,readValues/* absentValues */.Wp)(config.reads, source, failure);
        throw failure;
    }
    const obtained = checkName(response, source, host);
    const bytes = payloadIn(response);
    if (!bytes)
        throw badChecksum(host, source);
    return {
        ...(0,readValues/* contentValues */.Uh)(asContent(bytes), source, { reading: config, masker: leaseSession }),
        obtained,
    };
}
const judging = {
    judge: (response, attempt) => response.status === 200 && attempt === 1 && payloadIn(response) === undefined
        ? 'retry'
        : undefined,
};
function payloadIn(response) {
    const payload = (0,providers_response/* objectAt */.lJ)((0,providers_response/* jsonOrEmpty */.fi)(response), 'payload') ?? {};
    const [data, checksum] = [(0,providers_response/* ownMember */.nV)(payload, 'data') ?? '', (0,providers_response/* textAt */.$6)(payload, 'dataCrc32c')];
    if (typeof data !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(data))
        return undefined;
    const bytes = Buffer.from(data, 'base64');
    return checksum === String(crc32c(bytes)) ? bytes : undefined;
}
function asContent(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return bytes;
    }
}
function checkName(response, source, host) {
    const name = (0,providers_response/* textAt */.$6)((0,providers_response/* parseJson */.qF)(response, host), 'name') ?? '';
    const [, project = '', location, secret, version] = /^projects\/([a-z0-9:.-]+)(?:\/locations\/([a-z0-9-]+))?\/secrets\/([\w-]+)\/versions\/(\d{1,19})$/.exec(name) ?? [];
    const otherProject = /^\d+$/.test(source.project) && project !== source.project;
    const otherVersion = /^\d+$/.test(source.version) && version !== source.version;
    if (secret !== source.secret || location !== source.location || otherProject || otherVersion)
        throw (0,failures/* wrongResponse */.J)(source.path, 'another secret or version');
    return name;
}
function recognised(response) {
    const error = (0,providers_response/* objectAt */.lJ)((0,providers_response/* jsonOrEmpty */.fi)(response), 'error') ?? {};
    const details = (0,providers_response/* ownMember */.nV)(error, 'details');
    const disabled = Array.isArray(details) && /"SERVICE_DISABLED"/.test(JSON.stringify(details));
    return (0,refusals/* match */.YW)(storeRefusals, {
        status: response.status,
        code: disabled ? 'SERVICE_DISABLED' : ((0,providers_response/* textAt */.$6)(error, 'status') ?? ''),
        message: (0,providers_response/* textAt */.$6)(error, 'message') ?? '',
    });
}
const badChecksum = (host, { path }) => (0,providers_response/* responseInvalid */.h)(host, `to reading ${path} with bytes that do not have their checksum (CRC-32C)`);


/***/ }),

/***/ 2510:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ wrongResponse),
/* harmony export */   i: () => (/* binding */ withPath)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);

function withPath(failure, path) {
    if (failure.code !== 'UNREACHABLE' && failure.code !== 'TIMED_OUT')
        return failure;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(failure.code, `the login was fine; reading ${path} failed: ${failure.message}`, { ...failure.facts, cause: failure });
}
const wrongResponse = (path, sentence) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('GUARD_FAILED', `the response to reading ${path} is of ${sentence}`, {
    causes: ['something between the runner and the store answers in its place'],
    fix: 'Find out who answers for the store; nothing was exported.',
});


/***/ }),

/***/ 5983:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ logRead),
/* harmony export */   q: () => (/* binding */ clockTime)
/* harmony export */ });
function logRead({ log, token }, sources, { stores, credential, expiresAt, }) {
    const count = sources.filter(({ obtained }) => obtained !== undefined).length;
    const life = expiresAt === undefined ? 'expires by itself' : `expires ${clockTime(expiresAt)} UTC`;
    const rest = credential === undefined ? '' : `; the ${credential} was not exported and ${life}`;
    log('info', `${token.lease}: read ${count} ${count === 1 ? 'secret' : 'secrets'} from ` +
        `${stores.join(' and ')}${rest}`);
}
const clockTime = (seconds) => new Date(Math.floor(seconds) * 1000).toISOString().slice(11, 16);


/***/ }),

/***/ 3371:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ mergeValues),
/* harmony export */   L_: () => (/* binding */ readSummary),
/* harmony export */   Uh: () => (/* binding */ contentValues),
/* harmony export */   Wp: () => (/* binding */ absentValues),
/* harmony export */   Z$: () => (/* binding */ maskValues)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6949);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6548);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4355);
/* harmony import */ var _checkRead_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1401);
/* harmony import */ var _readEntry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7585);
/* harmony import */ var _selectFields_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7824);






const readSummary = (sources) => ({
    read: sources.flatMap(({ obtained }) => (obtained === undefined ? [] : [obtained])),
    missing: sources.flatMap(({ missing }) => missing),
});
function maskValues(selected, unmasked, masker) {
    return selected.map((value) => {
        const { name, text, sensitive, parts } = value;
        if (value.binary)
            return [name, maskBytes(text, masker)];
        if ((0,_checkRead_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnmasked */ .FF)(unmasked, name) || !sensitive)
            return [name, text];
        for (const part of parts)
            masker.secret(part);
        return [name, masker.secret(text)];
    });
}
function maskBytes(text, masker) {
    const bytes = Buffer.from(text, 'latin1');
    const lines = text.split(/[\r\n]+/).filter((line) => /^[\x20-\x7e]{16,}$/.test(line));
    for (const form of [bytes.toString('base64'), bytes.toString('hex'), ...lines])
        masker.secret(form);
    return new _core_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .zh(text, 'latin1');
}
function contentValues(content, source, { reading, masker }) {
    const selected = (0,_readEntry_js__WEBPACK_IMPORTED_MODULE_3__/* .entriesOf */ .Mc)(reading.reads, source).flatMap((entry) => (0,_selectFields_js__WEBPACK_IMPORTED_MODULE_4__/* .selectContent */ .qT)(entry, content));
    return { values: maskValues(selected, reading.unmasked, masker), missing: [] };
}
function absentValues(reads, source, refusal) {
    const entries = (0,_readEntry_js__WEBPACK_IMPORTED_MODULE_3__/* .entriesOf */ .Mc)(reads, source);
    if (entries.some(({ optional }) => !optional))
        throw refusal;
    return {
        values: entries.flatMap(({ name, selector }) => (selector.kind === 'each' ? [] : [[name, '']])),
        missing: entries.map(_readEntry_js__WEBPACK_IMPORTED_MODULE_3__/* .writtenName */ .lD),
    };
}
function mergeValues(values) {
    const names = new Map();
    for (const [name] of values.flat()) {
        const first = names.get(name.toUpperCase());
        if (first !== undefined)
            throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR('READ_REFUSED', `two values of "read" would both become ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeForeign */ .I)(name)}`, {
                causes: ['a field of a `NAME_*` is named like another value'],
                fix: 'Name the fields one by one with #, or change the beginning of the names.',
            });
        names.set(name.toUpperCase(), name);
    }
    return new Map(values.flat());
}


/***/ }),

/***/ 7728:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ absentField)
/* harmony export */ });
const absentField = {
    code: 'READ_REFUSED',
    symptom: 'the field is not in the secret',
    causes: ['the field is mistyped', 'the secret was written without it'],
    fix: 'Correct the field after the #.',
};


/***/ }),

/***/ 7824:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MH: () => (/* binding */ selectFields),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   qT: () => (/* binding */ selectContent)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6949);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6548);
/* harmony import */ var _inputs_suggest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1995);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2323);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7728);





function selectFields({ name, selector, source }, fields) {
    switch (selector.kind) {
        case 'all':
            return [rendered(name, fields, source.path)];
        case 'field': {
            const where = `${source.path}#${selector.field}`;
            const value = rendered(name, findField(fields, selector.field, source.path), where);
            return [selector.base64 ? decoded(value, where) : value];
        }
        case 'each':
            return distinct(source.path, Object.entries(fields)
                .filter(([, value]) => value !== null)
                .map(([field, value]) => rendered(`${name}${suffix(field)}`, value, `${source.path}#${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeForeign */ .I)(field)}`)));
    }
}
function selectContent(entry, content) {
    const { name, selector, source } = entry;
    if (content.length === 0)
        throw badSecret(source.path, 'is empty', 'Write a value, or leave the line out of `read`.');
    if (selector.kind === 'all') {
        const value = { name, sensitive: true, parts: [] };
        if (selector.bytes)
            return [{ ...value, text: Buffer.from(content).toString('base64') }];
        if (typeof content !== 'string')
            return [fromBytes({ ...value, text: '' }, content)];
        const plain = { ...value, text: content };
        return [selector.base64 ? decoded(plain, source.path) : plain];
    }
    const read = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJsonText */ .lk)(typeof content === 'string' ? content : '');
    if ('error' in read)
        throw badSecret(source.path, `${read.error}, so it has no fields`, 'Leave out the field to export the secret as it is, or store a JSON object.');
    return selectFields(entry, read.members);
}
function unreadable(where, row, hint = '') {
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('READ_REFUSED', `the login was fine; ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(where)}: ${row.symptom}${hint}`, row);
}
const badSecret = (where, sentence, fix) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('READ_REFUSED', `the login was fine; ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(where)} ${sentence}`, {
    causes: ['the secret was written in another form'],
    fix,
});
function findField(fields, selector, path) {
    const whole = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .ownMember */ .nV)(fields, selector);
    if (whole !== undefined)
        return whole;
    const found = selector
        .split('.')
        .reduce((value, step) => (isObject(value) ? (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .ownMember */ .nV)(value, step) : undefined), fields);
    if (found !== undefined)
        return found;
    const meant = (0,_inputs_suggest_js__WEBPACK_IMPORTED_MODULE_3__/* .suggest */ .Z)(selector, Object.keys(fields));
    throw unreadable(`${path}#${selector}`, _rows_js__WEBPACK_IMPORTED_MODULE_4__/* .absentField */ .m, meant === undefined ? '' : `; did you mean "#${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeForeign */ .I)(meant)}"?`);
}
function rendered(name, value, where) {
    const leaves = flatten(value);
    if (leaves.some((leaf) => typeof leaf === 'number' && Number.isInteger(leaf) && !Number.isSafeInteger(leaf)))
        throw badSecret(where, typeof value === 'number'
            ? 'is a number too large to be read exactly'
            : 'holds a number too large to be read exactly', 'Store it as a text.');
    if (value === null)
        throw badSecret(where, 'is null', 'Write a value, or leave the field out of `read`.');
    if (typeof value !== 'object')
        return { name, text: String(value), sensitive: typeof value === 'string', parts: [] };
    const parts = leaves.filter((leaf) => typeof leaf === 'string');
    const chain = Array.isArray(value) &&
        parts.length === value.length &&
        parts.every((part) => part.startsWith('-----BEGIN '));
    return { name, text: chain ? parts.join('\n') : JSON.stringify(value), sensitive: true, parts };
}
function flatten(value) {
    if (typeof value === 'string' || typeof value === 'number')
        return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(flatten) : [];
}
function decoded(value, where) {
    const digits = value.text.replace(/\s+/g, '').replace(/={1,2}$/, '');
    if (!/^[\w+/-]*$/.test(digits) || digits.length % 4 === 1)
        throw badSecret(where, 'is not base64', 'Remove `| base64`, or store the value in base64.');
    const bytes = Buffer.from(digits, 'base64');
    return fromBytes({ ...value, parts: [value.text] }, bytes);
}
function fromBytes(value, bytes) {
    try {
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        return { ...value, text };
    }
    catch {
        return { ...value, text: bytes.toString('latin1'), binary: true };
    }
}
const suffix = (field) => field.toUpperCase().replace(/[^A-Z0-9_]/g, '_');
function distinct(path, values) {
    const names = new Set();
    const twice = values.find(({ name }) => names.has(name) || !names.add(name))?.name;
    if (twice !== undefined)
        throw badSecret(path, `has two fields that would both become ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeForeign */ .I)(twice)}`, 'Name the fields one by one with #.');
    if (values.length === 0)
        throw badSecret(path, 'has no fields', 'Correct the path.');
    return values;
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);


/***/ }),

/***/ 4326:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ addBinding),
/* harmony export */   S: () => (/* binding */ googleDocuments)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2434);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7254);


const LONGEST_SUBJECT = 127;
const byteLength = (text) => new TextEncoder().encode(text).length;
function googleDocuments(pool, claims, audience) {
    const forms = (0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectForms */ .wO)(claims);
    const terms = Object.entries((0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .identifyingClaims */ ._h)(claims)).map(([name, value]) => `assertion.${name} == ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .celString */ .Qq)(value)}`);
    const short = forms.every((form) => byteLength(form) <= LONGEST_SUBJECT);
    const id = claims['repository_id'];
    return {
        provider: {
            attributeMapping: {
                'google.subject': short || id === undefined ? 'assertion.sub' : 'assertion.repository_id',
                ...(id !== undefined && { 'attribute.repository_id': 'assertion.repository_id' }),
            },
            attributeCondition: [`assertion.sub in [${forms.map(_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .celString */ .Qq).join(', ')}]`, ...terms].join(' && '),
            oidc: { issuerUri: claims['iss'] ?? '', allowedAudiences: [audience] },
        },
        members: id === undefined
            ? [`principal://${pool}/subject/${claims['sub']}`]
            : [`principalSet://${pool}/attribute.repository_id/${id}`],
    };
}
const addBinding = (account, member) => [
    `gcloud iam service-accounts add-iam-policy-binding ${account} \\`,
    `  --role=roles/iam.workloadIdentityUser --member=${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r7)(member)}`,
];


/***/ })

};
;