"use strict";
exports.id = "azure-read";
exports.ids = ["azure-read", "azure-exchange"];
exports.modules = {

/***/ 4334:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchange: () => (/* binding */ exchange),
  leaseOf: () => (/* binding */ leaseOf),
  obtain: () => (/* binding */ obtain)
});

// EXTERNAL MODULE: ./.build/core/requestId.js
var core_requestId = __webpack_require__(2563);
// EXTERNAL MODULE: ./.build/providers/describeToken.js
var describeToken = __webpack_require__(2516);
// EXTERNAL MODULE: ./.build/providers/parseExpiry.js
var parseExpiry = __webpack_require__(5570);
// EXTERNAL MODULE: ./.build/providers/refusals.js
var refusals = __webpack_require__(6009);
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/identity/claims.js
var claims = __webpack_require__(2457);
// EXTERNAL MODULE: ./.build/trust/entraCredential.js
var entraCredential = __webpack_require__(4931);
// EXTERNAL MODULE: ./.build/trust/subject.js
var subject = __webpack_require__(7254);
;// CONCATENATED MODULE: ./.build/providers/azure/federatedCredential.js



function federatedCredential({ claims, audience }, { clientId, cloud }) {
    const [credential] = (0,entraCredential/* entraCredentials */.Nt)((0,subject/* textClaims */.b8)(claims), audience);
    if (!credential)
        return ['The token has no subject, which a federated credential compares.'];
    return [
        'A federated credential that admits this job:',
        ...(0,entraCredential/* credentialLines */.VN)(credential),
        `For an application: az ad app federated-credential create --id ${clientId} ` +
            `--parameters credential.json`,
        ...hints(String(claims['sub'] ?? ''), audience, cloud.audience),
    ];
}
function hints(subject, audience, usual) {
    const capitals = [...new Set(subject.match(/[^:/@]*[A-Z][^:/@]*/g) ?? [])];
    const alike = audience !== usual && audience.toLowerCase().replace(/\/+$/, '') === usual.toLowerCase();
    return [
        ...(capitals.length > 0
            ? [`Letter case matters: ${capitals.map((capital) => (0,claims/* quoteClaim */.x2)(capital)).join(', ')}.`]
            : []),
        ...(alike ? [`The audience differs from ${usual} by case or by a slash at its end.`] : []),
        'The issuer has no slash at its end.',
    ];
}

// EXTERNAL MODULE: ./.build/providers/azure/names.js
var names = __webpack_require__(9850);
;// CONCATENATED MODULE: ./.build/providers/azure/refusals.js


function errorIn(response) {
    const body = (0,providers_response/* jsonOrEmpty */.fi)(response);
    const message = (0,providers_response/* textAt */.$6)(body, 'error_description') ?? '';
    const codes = (0,providers_response/* ownMember */.nV)(body, 'error_codes');
    const first = Array.isArray(codes) ? codes[0] : undefined;
    const [described = ''] = /AADSTS\d{5,8}/.exec((0,refusals/* clip */.$Q)(message)) ?? [];
    const code = typeof first === 'number' ? `AADSTS${first}` : described;
    return { status: response.status, code, message };
}
const code = 'EXCHANGE_REFUSED';
const COMPARE = 'Compare the federated credential of the application with the one in the log, character by ' +
    'character.';
const SUBJECT = [
    'no federated credential has this subject: the environment of a job replaces the branch ' +
        'in it, and a tag or pull request has another form',
    'the subject contains numeric ids (repositories created, renamed or moved since July 2026)',
    'the credential was created a few minutes ago',
];
const rows = [
    {
        code,
        when: { code: 'AADSTS700213' },
        show: 'trust-policy',
        symptom: 'AADSTS700213',
        causes: SUBJECT,
        fix: COMPARE,
    },
    {
        code,
        when: { code: 'AADSTS7002131' },
        show: 'trust-policy',
        symptom: 'AADSTS7002131',
        causes: ['the expression of a flexible federated credential does not match', ...SUBJECT],
        fix: 'Compare the federated credentials of the application with the claims in the log; an ' +
            'expression may use only `sub` and `job_workflow_ref`.',
    },
    {
        code,
        when: { code: 'AADSTS7002138' },
        show: 'trust-policy',
        symptom: 'AADSTS7002138',
        causes: [
            'a federated credential has this subject in another letter case; Entra has compared ' +
                'letter case since 2025',
        ],
        fix: 'Add a federated credential with the letter case that the log shows; the existing one ' +
            'may serve other workflows.',
    },
    {
        code,
        when: { code: 'AADSTS70021' },
        show: 'policy',
        symptom: 'AADSTS70021',
        causes: SUBJECT,
        fix: COMPARE,
    },
    {
        code,
        when: { code: 'AADSTS700211' },
        show: 'policy',
        symptom: 'AADSTS700211',
        causes: [
            'no federated credential has this issuer: a slash at its end makes it another one',
            'the server is GitHub Enterprise, or the enterprise has a slug in its issuer',
        ],
        fix: COMPARE,
    },
    {
        code,
        when: { code: 'AADSTS700212' },
        show: 'policy',
        symptom: 'AADSTS700212',
        causes: ['no federated credential has this audience', '`cloud` is not the one of the tenant'],
        fix: COMPARE,
    },
    {
        code,
        when: {
            code: ['AADSTS700233', 'AADSTS700234', 'AADSTS700235', 'AADSTS700237', 'AADSTS7002241'],
        },
        symptom: 'AADSTS700233, AADSTS700234, AADSTS700235, AADSTS700237, AADSTS7002241',
        causes: ['the expression of a flexible federated credential is not allowed here'],
        fix: 'Compare its parts with the claims in the log; only `sub` and `job_workflow_ref` may be ' +
            'used, and only with the issuer of github.com.',
    },
    {
        code,
        when: { code: 'AADSTS7000226' },
        show: 'policy',
        symptom: 'AADSTS7000226',
        causes: ['the application has no federated credential at all'],
        fix: 'Add the one in the log.',
    },
    {
        code,
        when: { code: 'AADSTS700024' },
        verdict: 'retry-with-fresh-token',
        symptom: 'AADSTS700024',
        causes: ['the ID token was too old when it arrived', "the runner's clock is wrong"],
        fix: 'Run it again; set the clock of the runner.',
    },
    {
        code,
        when: { code: 'AADSTS700023' },
        show: 'policy',
        symptom: 'AADSTS700023',
        causes: ['Entra does not accept the audience of the ID token'],
        fix: 'Leave `audience` out, so that it follows from `cloud`.',
    },
    {
        code,
        when: { code: 'AADSTS50013' },
        verdict: 'retry-with-fresh-token',
        symptom: 'AADSTS50013',
        causes: ['Entra could not fetch or match the keys of the issuer'],
        fix: 'Run it again; a private issuer must be reachable by Entra.',
    },
    {
        code,
        when: { code: 'AADSTS500133' },
        symptom: 'AADSTS500133',
        causes: ['the ID token is not valid yet, or no longer', 'the clock of the issuer is wrong'],
        fix: 'Run it again; set the clock of the issuer.',
    },
    {
        code,
        when: { code: 'AADSTS700016' },
        symptom: 'AADSTS700016',
        causes: [
            'the application is unknown in this tenant',
            '`client-id` or `tenant-id` is mistyped, or the variable that fills it is empty',
        ],
        fix: 'Check both ids.',
    },
    {
        code,
        when: { code: ['AADSTS90002', 'AADSTS900023'] },
        symptom: 'AADSTS90002, AADSTS900023',
        causes: ['the tenant does not exist in this cloud', '`tenant-id` is mistyped or empty'],
        fix: 'Check `tenant-id` and `cloud`.',
    },
    {
        code,
        when: { code: ['AADSTS500011', 'AADSTS70011', 'AADSTS1002012'] },
        symptom: 'AADSTS500011, AADSTS70011, AADSTS1002012',
        causes: ['the resource is unknown in this tenant, or the scope does not end in /.default'],
        fix: 'Check `scope`, such as https://vault.azure.net/.default.',
    },
    {
        code,
        when: { code: ['AADSTS7000215', 'AADSTS7000222'] },
        symptom: 'AADSTS7000215, AADSTS7000222',
        causes: ['the application expects a secret or certificate here, not a federated credential'],
        fix: 'Add a federated credential to the application.',
    },
    {
        code,
        when: { code: 'AADSTS53003' },
        symptom: 'AADSTS53003',
        causes: ['a Conditional Access policy for workload identities blocks this location'],
        fix: 'Allow the addresses of the runners in the policy.',
    },
    {
        code,
        when: { code: ['AADSTS900439', 'AADSTS900440'] },
        symptom: 'AADSTS900439, AADSTS900440',
        causes: ['the tenant belongs to another national cloud'],
        fix: 'Set `cloud` to the one of the tenant.',
    },
    {
        code,
        when: { code: ['AADSTS90033', 'AADSTS50196'] },
        verdict: 'retry',
        symptom: 'AADSTS90033, AADSTS50196',
        causes: ['Entra is overloaded, or received too many requests'],
        fix: 'Run it again; raise `timeout` if it lasts.',
    },
];
const elsewhere = [
    {
        code,
        symptom: 'No subscriptions found (Azure CLI)',
        causes: ['the identity has no role in any subscription'],
        fix: 'Assign a role, or log in with --allow-no-subscriptions.',
    },
    {
        code: 'RESPONSE_INVALID',
        symptom: 'JSON is invalid: Expecting value (Azure CLI)',
        causes: ['Entra returned an empty response, which is temporary'],
        fix: 'This action retries within `timeout`; raise it if that was not enough.',
    },
];
const refusals_refusals = [...rows, ...elsewhere];

;// CONCATENATED MODULE: ./.build/providers/azure/exchange.js








const NOTE = 'Entra cannot revoke a single access token of an application';
async function exchange(config, leaseSession) {
    const granted = await leaseSession.all([...config.tokens].map(([name, scope]) => obtain(config, leaseSession, { name, scope })));
    return leaseOf(config, granted);
}
function leaseOf(config, granted) {
    const values = (0,names/* valuesOf */.sm)(config, new Map(granted.map(({ name, token }) => [name, token])));
    const ends = granted.map(({ expiresAt }) => expiresAt);
    const expiresAt = ends.includes(undefined)
        ? undefined
        : Math.min(...ends.filter((end) => end !== undefined));
    const [only, ...more] = granted;
    return {
        credentials: { kind: 'values', values, ...(only && more.length === 0 && { token: only.name }) },
        expiresAt,
        id: config.clientId,
        requestId: granted.find(({ requestId }) => requestId !== undefined)?.requestId,
    };
}
async function obtain(config, leaseSession, { name, scope }) {
    const host = config.cloud.authority;
    const { response, intent } = await leaseSession.exchange({
        request: ({ jwt }) => request(config, scope, jwt),
        ...(0,refusals/* judgeBy */.FU)(rows, errorIn),
    });
    if (response.status !== 200)
        throw rejected(response, config, leaseSession);
    const body = (0,providers_response/* parseJson */.qF)(response, host);
    const text = (0,providers_response/* tokenAt */.BN)(body, 'access_token');
    if (text === undefined)
        throw (0,providers_response/* responseInvalid */.h)(host, 'without an access token');
    const token = leaseSession.secret(text);
    const seconds = (0,providers_response/* secondsAt */.hH)(body, 'expires_in');
    const expiresAt = seconds === undefined ? undefined : leaseSession.clock.now() + seconds;
    const requestId = (0,core_requestId/* requestIdOf */.Gb)({ headers: response.headers });
    leaseSession.keep({
        ...{ intent, id: config.clientId, expiresAt, revocation: null, note: NOTE },
        keys: { scope },
        request: requestId,
    });
    (0,parseExpiry/* requireLifetime */.jY)((0,providers_response/* ownMember */.nV)(body, 'expires_in'), seconds, { host, name: 'expires_in' });
    return { name, scope, token, expiresAt, requestId };
}
function request({ cloud, tenantId, clientId }, scope, jwt) {
    const fields = [
        ['grant_type', 'client_credentials'],
        ['client_id', clientId],
        ['scope', scope],
        ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
        ['client_assertion', jwt],
    ];
    const url = new URL(`https://${cloud.authority}/${tenantId}/oauth2/v2.0/token`);
    return { method: 'POST', url, body: { kind: 'form', fields }, expects: 'json' };
}
function rejected(response, config, leaseSession) {
    const error = errorIn(response);
    const row = (0,refusals/* match */.YW)(rows, error);
    const { token } = leaseSession;
    const diagnostics = row?.show
        ? (0,describeToken/* suggestPolicy */.Rl)(token, () => federatedCredential(token, config))
        : (0,describeToken/* describeToken */.dE)(token);
    const to = `the exchange for client ${config.clientId} in tenant ${config.tenantId}`;
    return (0,providers_response/* rejection */.cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host: config.cloud.authority,
        to,
        row: row && { ...row, symptom: error.code },
        diagnostics,
    });
}


/***/ }),

/***/ 7941:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchangeAndRead: () => (/* binding */ exchangeAndRead)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
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
// EXTERNAL MODULE: ./.build/providers/azure/exchange.js + 2 modules
var exchange = __webpack_require__(4334);
;// CONCATENATED MODULE: ./.build/providers/azure/storeRefusals.js
const refused = (row) => ({
    code: 'READ_REFUSED',
    ...row,
});
const notFound = refused({
    symptom: 'SecretNotFound: no such secret, or no such version',
    when: { status: 404, code: ['SecretNotFound', 'CertificateNotFound'] },
    causes: [
        'the name, the version or the vault is another',
        'the secret is deleted and can be recovered for 7 to 90 days',
        'the policy of the certificate does not allow its key to be exported',
    ],
    fix: 'Compare the path with `az keyvault secret list`, recover the secret, or write `| optional` ' +
        'after it if it may be absent.',
});
const storeRefusals = [
    notFound,
    refused({
        symptom: '403 ForbiddenByRbac: the identity has no role for the values of secrets',
        when: { status: 403, code: ['ForbiddenByRbac'] },
        causes: [
            'the role Key Vault Secrets User is missing on the vault or the secret',
            'the assignment is younger than some minutes',
            'Contributor and Owner do not allow values to be read',
        ],
        fix: 'Assign the role "Key Vault Secrets User" at the scope of the vault or of one secret.',
    }),
    refused({
        symptom: '403 ForbiddenByPolicy: the access policy of the vault does not allow it',
        when: { status: 403, code: ['ForbiddenByPolicy', 'AccessDenied'] },
        causes: ['the vault uses access policies, and none gives the identity "get" on secrets'],
        fix: 'Run: az keyvault set-policy --name VAULT --object-id ID --secret-permissions get',
    }),
    refused({
        symptom: '403 ForbiddenByFirewall: the network of the runner may not reach the vault',
        when: { status: 403, code: ['ForbiddenByFirewall', 'ForbiddenByConnection'] },
        causes: ['the firewall of the vault is on; the addresses of hosted runners change'],
        fix: 'Use a runner inside the network, or a private endpoint.',
    }),
    refused({
        symptom: '403 SecretDisabled: the version is disabled',
        when: { status: 403, code: ['SecretDisabled'] },
        causes: ['the latest version is read, whether it is enabled or not'],
        fix: 'Enable it, or name another by ?version=.',
    }),
    refused({
        symptom: '403 Forbidden: the identity may not read the secret',
        when: { status: 403 },
        causes: ['role or access policy is missing', 'the firewall of the vault is on'],
        fix: 'Assign the role "Key Vault Secrets User", and check the network rules of the vault.',
    }),
    refused({
        symptom: '401 Unauthorized: the vault does not accept the token',
        when: { status: 401 },
        causes: [
            'the vault belongs to another tenant than `tenant-id` (AKV10032)',
            'the vault is in another cloud (AKV10022)',
        ],
        fix: 'Set `tenant-id` to the tenant of the vault, and `cloud` to its cloud.',
    }),
    refused({
        symptom: '400 BadParameter: the vault rejected the name or the version of its API',
        when: { status: 400 },
        causes: [
            'the secret is not a certificate, so `?format=pem` cannot convert it',
            'a sovereign cloud does not have that version of the API yet',
        ],
        fix: 'Leave out `?format=pem`, and convert the certificate in a later step.',
    }),
];

;// CONCATENATED MODULE: ./.build/providers/azure/read.js










const API = '7.5';
const API_WITH_PEM = '2025-07-01';
const LARGEST = 256 * 1024;
async function exchangeAndRead(config, leaseSession) {
    const { cloud, exportCredentials } = config;
    const exported = exportCredentials ? [...config.tokens] : [];
    const own = exported.some(([, scope]) => scope === cloud.vaultScope);
    const wanted = own ? exported : [...exported, ['', cloud.vaultScope]];
    const tokens = await leaseSession.all(wanted.map(([name, scope]) => (0,exchange.obtain)(config, leaseSession, { name, scope })));
    const reader = tokens.find(({ scope }) => scope === cloud.vaultScope);
    if (!reader)
        throw new failure/* Failure */.HR('INTERNAL', 'there is no token for Key Vault');
    const taken = await leaseSession.all((0,readEntry/* distinctSources */.xE)(config.reads).map((source) => readSecret(source, reader.token, { config, leaseSession })));
    const values = (0,readValues/* mergeValues */.D3)(taken.map((each) => each.values));
    (0,logRead/* logRead */.d)(leaseSession, taken, {
        stores: ['Key Vault'],
        credential: own ? undefined : 'token',
        expiresAt: reader.expiresAt,
    });
    const lease = (0,exchange.leaseOf)(config, tokens.filter(({ name }) => name !== ''));
    const { credentials } = lease;
    const all = exportCredentials && credentials.kind === 'values'
        ? { ...credentials, values: new Map([...credentials.values, ...values]) }
        : { kind: 'values', values };
    return {
        ...lease,
        ...(0,readValues/* readSummary */.L_)(taken),
        expiresAt: exportCredentials ? lease.expiresAt : undefined,
        requestId: lease.requestId ?? reader.requestId,
        credentials: all,
    };
}
async function readSecret(source, token, { config, leaseSession }) {
    const { host, path } = source;
    const response = await leaseSession.send(requestFor(source, token)).catch((error) => {
        throw (0,failures/* withPath */.i)((0,failure/* asFailure */.h_)(error), path);
    });
    if (response.status !== 200) {
        const row = recognised(response);
        const to = `reading ${path}; the login was fine`;
        const failure = (0,providers_response/* rejection */.cz)(response, { code: 'READ_REFUSED', host, to, row });
        if (row === notFound)
            return (0,readValues/* absentValues */.Wp)(config.reads, source, failure);
        throw failure;
    }
    const secret = (0,providers_response/* parseJson */.qF)(response, host);
    const obtained = checkIdentifier(secret, source);
    checkDates(secret, source, leaseSession.clock.now());
    const value = (0,providers_response/* ownMember */.nV)(secret, 'value');
    if (typeof value !== 'string')
        throw (0,providers_response/* responseInvalid */.h)(host, 'without the value of a secret');
    return {
        ...(0,readValues/* contentValues */.Uh)(value, source, { reading: config, masker: leaseSession }),
        obtained,
    };
}
function requestFor({ host, name, version, pem }, token) {
    const url = new URL(`https://${host}/secrets/${name}${version === undefined ? '' : `/${version}`}`);
    url.searchParams.set('api-version', pem ? API_WITH_PEM : API);
    if (pem)
        url.searchParams.set('outContentType', 'application/x-pem-file');
    return { method: 'GET', url, headers: (0,bearer/* bearer */.C)(token), expects: 'json', cap: LARGEST };
}
function checkIdentifier(secret, source) {
    const id = (0,providers_response/* textAt */.$6)(secret, 'id') ?? '';
    const [, host, name, version] = /^https:\/\/([\w.-]+)(?::443)?\/secrets\/([0-9A-Za-z-]{1,127})\/([0-9a-fA-F]{32})$/.exec(id) ??
        [];
    const same = host?.toLowerCase() === source.host && name?.toLowerCase() === source.name.toLowerCase();
    if (!same || (source.version ?? version?.toLowerCase()) !== version?.toLowerCase())
        throw (0,failures/* wrongResponse */.J)(source.path, 'another secret, version or vault');
    return id;
}
function checkDates(secret, { path }, now) {
    const attributes = (0,providers_response/* objectAt */.lJ)(secret, 'attributes') ?? {};
    const [begins, ends] = [(0,providers_response/* ownMember */.nV)(attributes, 'nbf'), (0,providers_response/* ownMember */.nV)(attributes, 'exp')];
    const early = typeof begins === 'number' && begins > now;
    const late = typeof ends === 'number' && ends <= now;
    if (!early && !late)
        return;
    throw new failure/* Failure */.HR('GUARD_FAILED', `${path} ${late ? 'has expired' : 'is not valid yet'}`, {
        causes: [
            'the secret was not rotated in time; Key Vault returns it nevertheless',
            "the runner's clock is wrong",
        ],
        fix: 'Add a new version, or change the dates of this one.',
    });
}
function recognised(response) {
    const error = (0,providers_response/* objectAt */.lJ)((0,providers_response/* jsonOrEmpty */.fi)(response), 'error') ?? {};
    const inner = (0,providers_response/* textAt */.$6)((0,providers_response/* objectAt */.lJ)(error, 'innererror') ?? {}, 'code');
    return (0,refusals/* match */.YW)(storeRefusals, {
        status: response.status,
        code: inner ?? (0,providers_response/* textAt */.$6)(error, 'code') ?? '',
        message: (0,providers_response/* textAt */.$6)(error, 'message') ?? '',
    });
}


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

/***/ 4931:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nt: () => (/* binding */ entraCredentials),
/* harmony export */   VN: () => (/* binding */ credentialLines),
/* harmony export */   ms: () => (/* binding */ flexibleCredentials)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2434);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7254);


const entraCredentials = (claims, audience) => (claims['sub'] === undefined ? [] : (0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectForms */ .wO)(claims)).map((subject, index) => ({
    name: credentialName(claims, index === 0 ? '' : '-other-form'),
    issuer: claims['iss'] ?? '',
    subject,
    audiences: [audience],
}));
function flexibleCredentials(claims, audience) {
    const { iss = '', environment, job_workflow_ref: workflow } = claims;
    if (iss !== 'https://token.actions.githubusercontent.com' || environment === undefined)
        return [];
    if (workflow === undefined || (0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .isPullRequest */ .r0)(claims))
        return [];
    const forms = (0,_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectForms */ .wO)(claims);
    if ([...forms, workflow].some((text) => text.includes("'")))
        return [];
    return forms.map((subject, index) => ({
        name: credentialName(claims, index === 0 ? '-flexible' : '-flexible-other-form'),
        issuer: iss,
        subject: null,
        audiences: [audience],
        claimsMatchingExpression: {
            value: `claims['sub'] eq '${subject}' and claims['job_workflow_ref'] eq '${workflow}'`,
            languageVersion: 1,
        },
    }));
}
const LONGEST_NAME = 120;
const credentialName = ({ repository = 'actions' }, end) => `github-${repository.replace(/[^A-Za-z0-9]+/g, '-')}`.slice(0, LONGEST_NAME - end.length) + end;
const credentialLines = (credential) => [
    '{',
    ...Object.entries(credential).map(([name, value], index, all) => `  ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .asciiJson */ .iL)(name)}: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .asciiJson */ .iL)(value)}${index < all.length - 1 ? ',' : ''}`),
    '}',
];


/***/ })

};
;