"use strict";
exports.id = "gcp-exchange";
exports.ids = ["gcp-exchange"];
exports.modules = {

/***/ 4369:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ bearer)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4355);

const bearer = (token) => ({
    Authorization: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(`Bearer ${token.reveal()}`),
});


/***/ }),

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