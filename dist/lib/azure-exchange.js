"use strict";
exports.id = "azure-exchange";
exports.ids = ["azure-exchange"];
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

/***/ 2516:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q1: () => (/* binding */ claimText),
/* harmony export */   Rl: () => (/* binding */ suggestPolicy),
/* harmony export */   dE: () => (/* binding */ describeToken)
/* harmony export */ });
/* harmony import */ var _identity_claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2457);

const claimText = ({ claims }, name) => (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteClaim */ .x2)(claims[name]);
function suggestPolicy({ claims }, policy) {
    const { event_name: event, ref } = claims;
    const isPullRequest = (typeof event === 'string' && event.startsWith('pull_request')) ||
        (typeof ref === 'string' && ref.startsWith('refs/pull/'));
    if (!isPullRequest)
        return policy();
    return [
        'No policy is suggested: the run belongs to a pull request, and a policy that admits it would',
        'admit every pull request of the repository. Lease after the merge, or write one by hand.',
    ];
}
const describeToken = (token) => ['iss', 'sub', 'aud'].map((name) => `  the token says ${name}: ${claimText(token, name)}`);


/***/ }),

/***/ 5570:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q$: () => (/* binding */ dateOf),
/* harmony export */   TV: () => (/* binding */ numericDateOf),
/* harmony export */   jY: () => (/* binding */ requireLifetime),
/* harmony export */   rQ: () => (/* binding */ parseExpiry)
/* harmony export */ });
/* harmony import */ var _journal_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7427);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2323);


const NEAREST_EPOCH = 1e9;
const NEAREST_MILLISECONDS = 1e12;
const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)$/;
function parseExpiry(value, now) {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string')
        return undefined;
    const date = dateOf(text);
    if (date !== undefined)
        return date;
    const number = /^\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : 0;
    if (number <= 0)
        return undefined;
    if (number < NEAREST_EPOCH)
        return now + number;
    return number < NEAREST_MILLISECONDS ? number : number / 1000;
}
function dateOf(value) {
    if (typeof value !== 'string' || !RFC_3339.test(value))
        return undefined;
    const seconds = Date.parse(value) / 1000;
    return Number.isNaN(seconds) ? undefined : seconds;
}
const numericDateOf = (value) => typeof value === 'number' && value >= 0 ? (0,_journal_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .clampExpiry */ .N)(value) : undefined;
function requireLifetime(stated, understood, { host, name }) {
    const none = stated === undefined || stated === null || stated === 0 || stated === '0';
    if (none || understood !== undefined)
        return;
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .responseInvalid */ .h)(host, `with a lifetime at "${name}" that cannot be parsed`);
}


/***/ }),

/***/ 6009:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   FU: () => (/* binding */ judgeBy),
/* harmony export */   YW: () => (/* binding */ match)
/* harmony export */ });
const match = (rows, error) => rows.find(({ when }) => when !== undefined && matches(when, error));
const matches = (when, error) => isAmong(when.status, error.status) &&
    isAmong(when.code, error.code) &&
    isAmong(when.action, error.action) &&
    (when.words?.test(clip(error.message)) ?? true);
const LONGEST_MESSAGE = 4096;
const clip = (message) => message.slice(0, LONGEST_MESSAGE);
const isAmong = (expected, value) => expected === undefined || [expected].flat().includes(value);
function judgeBy(rows, errorIn) {
    const retried = (response) => {
        const row = response.status < 400 ? undefined : match(rows, errorIn(response));
        return row?.verdict && row;
    };
    return { judge: (response) => retried(response)?.verdict, explain: retried };
}


/***/ }),

/***/ 4931:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nt: () => (/* binding */ entraCredentials),
/* harmony export */   VN: () => (/* binding */ credentialLines),
/* harmony export */   ms: () => (/* binding */ flexibleCredentials)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2434);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7254);


const entraCredentials = (claims, audience) => (claims['sub'] === undefined ? [] : (0,_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectForms */ .wO)(claims)).map((subject, index) => ({
    name: credentialName(claims, index === 0 ? '' : '-other-form'),
    issuer: claims['iss'] ?? '',
    subject,
    audiences: [audience],
}));
function flexibleCredentials(claims, audience) {
    const { iss = '', environment, job_workflow_ref: workflow } = claims;
    if (iss !== 'https://token.actions.githubusercontent.com' || environment === undefined)
        return [];
    if (workflow === undefined || (0,_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .isPullRequest */ .r0)(claims))
        return [];
    const forms = (0,_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectForms */ .wO)(claims);
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
    ...Object.entries(credential).map(([name, value], index, all) => `  ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .asciiJson */ .iL)(name)}: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .asciiJson */ .iL)(value)}${index < all.length - 1 ? ',' : ''}`),
    '}',
];


/***/ }),

/***/ 2434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kf: () => (/* binding */ literalPattern),
/* harmony export */   Qq: () => (/* binding */ celString),
/* harmony export */   ZK: () => (/* binding */ hclString),
/* harmony export */   iL: () => (/* binding */ asciiJson),
/* harmony export */   r7: () => (/* binding */ shellWord)
/* harmony export */ });
const asciiJson = (value, indent) => JSON.stringify(value, undefined, indent)
    .replace(/[^\x20-\x7e\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('##[', '#\\u0023[');
const hclString = (text) => asciiJson(text).replace(/[$%](?=\{)/g, '$&$&');
function celString(text) {
    const escaped = text
        .replace(/[\\']/g, '\\$&')
        .replace(/[^\x20-\x7e]/gu, (character) => {
        const code = character.codePointAt(0) ?? 0;
        const digits = code.toString(16);
        return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
    })
        .replaceAll('##[', '#\\u0023[');
    return `'${escaped}'`;
}
const literalPattern = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const shellWord = (text) => /^[\w./@:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;


/***/ }),

/***/ 7254:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hf: () => (/* binding */ pickClaims),
/* harmony export */   _h: () => (/* binding */ identifyingClaims),
/* harmony export */   b8: () => (/* binding */ textClaims),
/* harmony export */   r0: () => (/* binding */ isPullRequest),
/* harmony export */   wO: () => (/* binding */ subjectForms)
/* harmony export */ });
const textClaims = (claims) => Object.fromEntries(Object.entries(claims).flatMap(([name, value]) => typeof value === 'string' ? [[name, value]] : []));
const SHORT = /^repo:([^/:@]+)\/([^/:@]+):/;
const LONG = /^repo:([^/:@]+)@\d+\/([^/:@]+)@\d+:/;
function subjectForms(claims) {
    const { sub = '', iss = '', repository_id: id, repository_owner_id: owner } = claims;
    const at = iss.endsWith('/api/actions') ? '-' : '@';
    const [short, ownerName, name] = SHORT.exec(sub) ?? [];
    const isShort = short !== undefined && sub.startsWith(`repo:${claims['repository']}:`);
    if (isShort && id !== undefined && owner !== undefined)
        return [sub, `repo:${ownerName}${at}${owner}/${name}${at}${id}:${sub.slice(short.length)}`];
    const [long, ...names] = LONG.exec(sub) ?? [];
    return long === undefined ? [sub] : [sub, `repo:${names.join('/')}:${sub.slice(long.length)}`];
}
const isPullRequest = ({ ref = '' }) => PULL.test(ref);
const PULL = /^refs\/pull\/\d+\/merge$/;
const pickClaims = (claims, names) => Object.fromEntries(names.flatMap((name) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    return value === undefined || value === '' ? [] : [[name, value]];
}));
const identifyingClaims = (claims) => pickClaims(claims, [
    ...['repository_id', 'repository_owner_id', 'environment'],
    ...(isPullRequest(claims) ? ['event_name'] : ['ref', 'workflow_ref', 'job_workflow_ref']),
]);


/***/ })

};
;