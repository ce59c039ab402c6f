"use strict";
exports.id = "vault-exchange";
exports.ids = ["vault-exchange"];
exports.modules = {

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

/***/ 3371:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ mergeValues),
/* harmony export */   L_: () => (/* binding */ readSummary),
/* harmony export */   Uh: () => (/* binding */ contentValues),
/* harmony export */   Wp: () => (/* binding */ absentValues),
/* harmony export */   Z$: () => (/* binding */ maskValues)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6548);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4355);
/* harmony import */ var _checkRead_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1401);
/* harmony import */ var _readEntry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7585);
/* harmony import */ var _selectFields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7824);






const readSummary = (sources) => ({
    read: sources.flatMap(({ obtained }) => (obtained === undefined ? [] : [obtained])),
    missing: sources.flatMap(({ missing }) => missing),
});
function maskValues(selected, unmasked, masker) {
    return selected.map((value) => {
        const { name, text, sensitive, parts } = value;
        if (value.binary)
            return [name, maskBytes(text, masker)];
        if ((0,_checkRead_js__WEBPACK_IMPORTED_MODULE_3__/* .isUnmasked */ .FF)(unmasked, name) || !sensitive)
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
    return new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(text, 'latin1');
}
function contentValues(content, source, { reading, masker }) {
    const selected = (0,_readEntry_js__WEBPACK_IMPORTED_MODULE_4__/* .entriesOf */ .Mc)(reading.reads, source).flatMap((entry) => (0,_selectFields_js__WEBPACK_IMPORTED_MODULE_2__/* .selectContent */ .qT)(entry, content));
    return { values: maskValues(selected, reading.unmasked, masker), missing: [] };
}
function absentValues(reads, source, refusal) {
    const entries = (0,_readEntry_js__WEBPACK_IMPORTED_MODULE_4__/* .entriesOf */ .Mc)(reads, source);
    if (entries.some(({ optional }) => !optional))
        throw refusal;
    return {
        values: entries.flatMap(({ name, selector }) => (selector.kind === 'each' ? [] : [[name, '']])),
        missing: entries.map(_readEntry_js__WEBPACK_IMPORTED_MODULE_4__/* .writtenName */ .lD),
    };
}
function mergeValues(values) {
    const names = new Map();
    for (const [name] of values.flat()) {
        const first = names.get(name.toUpperCase());
        if (first !== undefined)
            throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('READ_REFUSED', `two values of "read" would both become ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_5__/* .sanitizeForeign */ .I)(name)}`, {
                causes: ['a field of a `NAME_*` is named like another value'],
                fix: 'Name the fields one by one with #, or change the beginning of the names.',
            });
        names.set(name.toUpperCase(), name);
    }
    return new Map(values.flat());
}


/***/ }),

/***/ 9794:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchange: () => (/* binding */ exchange)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/requestId.js
var requestId = __webpack_require__(2563);
// EXTERNAL MODULE: ./.build/providers/reading/readEntry.js
var readEntry = __webpack_require__(7585);
// EXTERNAL MODULE: ./.build/providers/reading/readValues.js
var readValues = __webpack_require__(3371);
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/providers/parseExpiry.js
var parseExpiry = __webpack_require__(5570);
// EXTERNAL MODULE: ./.build/providers/reading/selectFields.js
var selectFields = __webpack_require__(7824);
// EXTERNAL MODULE: ./.build/providers/vault/leasedItem.js
var leasedItem = __webpack_require__(744);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./.build/core/sanitize.js
var sanitize = __webpack_require__(6548);
// EXTERNAL MODULE: ./.build/providers/describeToken.js
var describeToken = __webpack_require__(2516);
// EXTERNAL MODULE: ./.build/providers/vault/commonRows.js
var commonRows = __webpack_require__(8241);
// EXTERNAL MODULE: ./.build/providers/vault/readRows.js
var readRows = __webpack_require__(9972);
;// CONCATENATED MODULE: ./.build/providers/vault/refusals.js


const OTHER_ROLE = 'Other workflows may use the role as it is: write another one, as the log shows';
const login = (row) => ({
    code: 'EXCHANGE_REFUSED',
    ...row,
});
const loginRows = [
    login({
        symptom: 'invalid audience (aud) claim',
        when: { words: /invalid audience \(aud\) claim/ },
        show: 'policy',
        audience: true,
        causes: [
            'the role was created for vault-action, whose default audience is the URL of the owner',
            'bound_audiences of the role does not contain the audience of the token',
            'bound_audiences is absent, which Vault 1.17 and later reject',
        ],
        fix: 'Write `audience: https://github.com/OWNER` if the role was created for vault-action, ' +
            'whose default it is; or add the audience of the token to bound_audiences of the role.',
    }),
    login({
        symptom: 'no audiences bound to the role',
        when: { words: /no audiences bound to the role/ },
        show: 'policy',
        causes: ['the role has no bound_audiences, and every ID token has an audience'],
        fix: 'Add the audience of the token to bound_audiences of the role, which has none.',
    }),
    login({
        symptom: 'invalid subject (sub) claim',
        when: { words: /invalid subject \(sub\) claim/ },
        show: 'trust-policy',
        causes: [
            'the role has another bound_subject, perhaps one left from an earlier write',
            'the subject now has its immutable form, with ids',
        ],
        fix: `${OTHER_ROLE}. A bound_subject stays until \`vault write\` names it.`,
    }),
    login({
        symptom: 'a claim does not match bound_claims',
        when: { words: /does not match any associated bound claim values/ },
        show: 'trust-policy',
        causes: [
            'bound_claims contains another value',
            'bound_claims has a pattern, and bound_claims_type is string',
            'the run is on another ref or environment than the role accepts',
        ],
        fix: `Compare the claims in the log with bound_claims (patterns need bound_claims_type ` +
            `glob). ${OTHER_ROLE}.`,
    }),
    login({
        symptom: 'a claim of bound_claims is missing',
        when: { words: /error validating claims: claim .* is missing/ },
        show: 'trust-policy',
        causes: [
            'bound_claims names a claim that this token lacks, such as environment in a job without one',
        ],
        fix: `Give the job what the claim in bound_claims requires, such as an environment. ` +
            `${OTHER_ROLE}.`,
    }),
    login({
        symptom: "the role's user_claim is not in the token",
        when: { words: /claim .* not found in token/ },
        show: 'policy',
        causes: ['user_claim or a claim of claim_mappings names a claim that this token lacks'],
        fix: `${OTHER_ROLE}, with a user_claim that every token has, such as repository_id.`,
    }),
    login({
        symptom: 'invalid issuer (iss) claim',
        when: { words: /invalid issuer \(iss\) claim/ },
        causes: [
            'bound_issuer of the mount is another issuer',
            'the enterprise has an issuer of its own',
        ],
        fix: 'Enable another JWT mount whose bound_issuer and oidc_discovery_url are the issuer of the ' +
            'token, and name it in `mount`.',
    }),
    login({
        symptom: 'the token is not valid at the time of the server',
        when: {
            words: /\((?:exp|nbf|iat)\) claim|token is expired|not yet valid|issued in the future/,
        },
        causes: ['the clock of the server is wrong'],
        fix: 'Set the clock of the server, or raise clock_skew_leeway of the role.',
    }),
    login({
        symptom: 'could not load configuration',
        when: { words: /could not load configuration/ },
        causes: [
            'the JWT mount was never configured',
            '`mount` or `namespace` is another one than was configured',
        ],
        fix: 'Write auth/MOUNT/config with oidc_discovery_url, or correct `mount` and `namespace`.',
    }),
    login({
        symptom: 'the role could not be found',
        when: { words: /role .* could not be found|unknown role/ },
        show: 'policy',
        absent: true,
        causes: ['`role` is mistyped', 'the role is in another mount or namespace'],
        fix: 'Correct `role`, `mount` or `namespace`, or write the role.',
    }),
    login({
        symptom: 'missing role',
        when: { words: /missing role/ },
        causes: ['`role` is empty, and the mount has no default_role'],
        fix: 'Set `role`, or default_role of the mount.',
    }),
    login({
        symptom: 'the role is for logins in a browser (role_type oidc)',
        when: { words: /role with oidc role_type is not allowed/ },
        causes: ['the role was written without role_type, whose default is oidc'],
        fix: 'Write another role with role_type=jwt, and name it in `role`.',
    }),
    login({
        symptom: 'the mount is not configured for JWT',
        when: { words: /unsupported config type|unhandled case during login/ },
        causes: ['the mount is configured for OIDC logins, or inconsistently'],
        fix: 'Enable a separate JWT mount for workflows, and name it in `mount`.',
    }),
    login({
        symptom: 'the server cannot fetch the keys of the issuer',
        when: { words: /fetching keys|get keys failed|failed to fetch|error fetching/ },
        causes: [
            'the server cannot reach the issuer',
            'it does not trust the certificate of the issuer (jwks_ca_pem, oidc_discovery_ca_pem)',
        ],
        fix: 'Let the server reach the issuer, or enable another JWT mount with static keys ' +
            '(jwt_validation_pubkeys) and name it in `mount`.',
    }),
    login({
        symptom: 'no key that the server knows made the signature',
        when: { words: /error verifying token signature|failed to verify/ },
        causes: ['the mount is configured with the keys of another issuer'],
        fix: 'Enable another JWT mount whose oidc_discovery_url or jwks_url is that of ' +
            'the issuer of the token, and name it in `mount`.',
    }),
    login({
        symptom: 'there is no login endpoint at that path',
        when: {
            words: /missing client token|no handler for route|unsupported path|unsupported operation|route entry not found/,
        },
        causes: [
            '`mount` is another path than that of the JWT method',
            '`namespace` is missing or wrong',
        ],
        fix: 'Correct `mount` (the path below auth/) and `namespace`.',
    }),
    login({
        symptom: 'the login is denied without a reason (403)',
        when: { status: 403 },
        causes: [
            '`mount` is another path than that of the JWT method, or `namespace` is wrong',
            'token_bound_cidrs of the role does not contain the address of the runner',
            'the server does not support the CEL login',
        ],
        fix: 'Correct `mount` (the path below auth/), `namespace` and `login`; look at ' +
            'token_bound_cidrs of the role.',
    }),
    login({
        symptom: 'the path does not exist (404)',
        when: { status: 404 },
        causes: ['`mount` or `namespace` is wrong', '`address` is not that of the API'],
        fix: 'Correct `mount`, `namespace` and `address`.',
    }),
];
const mfa = login({
    symptom: 'the login is incomplete without a second factor',
    causes: ['a login MFA enforcement of the server covers this mount'],
    fix: 'Exclude the JWT mount from login MFA: a workflow has no second factor.',
});
const refusals = [
    ...loginRows,
    mfa,
    commonRows/* standby */.wE,
    commonRows/* replicaLag */.f3,
    commonRows/* sealed */.JW,
    ...readRows/* readRows */.a,
    ...Object.values(readRows/* dataRows */.u),
    commonRows/* revokeDenied */.ec,
];

// EXTERNAL MODULE: ./.build/providers/vault/request.js
var request = __webpack_require__(3420);
// EXTERNAL MODULE: ./.build/providers/vault/retryLagging.js
var retryLagging = __webpack_require__(3416);
// EXTERNAL MODULE: ./.build/providers/vault/roleCommand.js + 1 modules
var roleCommand = __webpack_require__(6651);
// EXTERNAL MODULE: ./.build/providers/vault/row.js
var vault_row = __webpack_require__(2857);
;// CONCATENATED MODULE: ./.build/providers/vault/login.js











async function logIn(config, leaseSession) {
    const granted = await leaseSession.exchange({
        request: ({ jwt }) => (0,request/* vaultRequest */.mE)(config, loginPath(config), { value: credentials(config, jwt) }),
        ...(0,retryLagging/* retryLagging */.w)((response) => misconfiguration(response, config, leaseSession)),
    });
    const { response } = granted;
    if (response.status < 200 || response.status > 299)
        throw loginRefused(response, { config, leaseSession });
    return tokenIn(granted, { config, leaseSession });
}
const loginPath = ({ mount, login }) => `auth/${mount}/${login === 'cel' ? 'cel/login' : 'login'}`;
const credentials = ({ role }, jwt) => ({
    ...(role !== undefined && { role }),
    jwt,
});
function loginRefused(response, { config, leaseSession }, row = (0,vault_row/* matchRow */.O5)(response, loginRows)) {
    const { host, role } = config;
    const to = `the login at ` +
        `${(0,sanitize/* sanitizeForeign */.I)(loginPath(config))}${role === undefined ? '' : ` as role ${(0,sanitize/* quoted */.T)(role)}`}`;
    const { token } = leaseSession;
    const policy = row?.show
        ? (0,describeToken/* suggestPolicy */.Rl)(token, () => (0,roleCommand/* roleCommand */.eL)(config, token, row.absent === true))
        : [];
    const known = row?.audience ? { ...row, fix: (0,roleCommand/* audienceFix */.SL)(leaseSession) } : row;
    return (0,providers_response/* rejection */.cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host,
        to,
        row: response.status === 307 ? commonRows/* standby */.wE : known,
        diagnostics: [...(0,roleCommand/* describeClaims */.Zs)(leaseSession.token), ...policy],
    });
}
function misconfiguration(response, config, leaseSession) {
    const row = response.status === 500 ? (0,vault_row/* matchRow */.O5)(response, loginRows) : undefined;
    return row && loginRefused(response, { config, leaseSession }, row);
}
function tokenIn({ response, intent, leasedNothing }, { config, leaseSession }) {
    const body = (0,providers_response/* parseJson */.qF)(response, config.host);
    const auth = (0,providers_response/* objectAt */.lJ)(body, 'auth');
    if (!auth)
        throw (0,providers_response/* responseInvalid */.h)(config.host, 'the login without "auth"');
    if ((0,providers_response/* objectAt */.lJ)(auth, 'mfa_requirement')) {
        leasedNothing();
        throw loginRefused(response, { config, leaseSession }, mfa);
    }
    const text = (0,providers_response/* tokenAt */.BN)(auth, 'client_token');
    if (text === undefined)
        throw (0,providers_response/* responseInvalid */.h)(config.host, 'the login without a usable "client_token"');
    const secret = leaseSession.secret(text);
    const life = (0,providers_response/* secondsAt */.hH)(auth, 'lease_duration');
    return {
        ...{ intent, secret },
        requestId: (0,requestId/* requestIdInBody */.s9)(response.text) ?? (0,requestId/* requestIdOf */.Gb)(response),
        id: accessorId((0,providers_response/* tokenAt */.BN)(auth, 'accessor') ??
            (0,providers_response/* tokenAt */.BN)(body, 'request_id') ??
            Buffer.from(leaseSession.clock.random(16)).toString('hex')),
        expiresAt: life === undefined || life === 0 ? undefined : leaseSession.clock.now() + life,
        kind: (0,providers_response/* ownMember */.nV)(auth, 'token_type') === 'batch' ? 'batch' : 'service',
        uses: Number.isSafeInteger((0,providers_response/* ownMember */.nV)(auth, 'num_uses'))
            ? Number((0,providers_response/* ownMember */.nV)(auth, 'num_uses'))
            : 0,
        policies: ['token_policies', 'identity_policies'].flatMap((name) => textsAt(auth, name)),
        error: life === undefined
            ? (0,providers_response/* responseInvalid */.h)(config.host, 'the login without a usable "lease_duration"')
            : undefined,
    };
}
const accessorId = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
function textsAt(object, name) {
    const value = (0,providers_response/* ownMember */.nV)(object, name);
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

// EXTERNAL MODULE: ./.build/providers/vault/read.js
var read = __webpack_require__(6901);
;// CONCATENATED MODULE: ./.build/providers/vault/extract.js








function extract(found, source, session) {
    const { config, leaseSession } = session;
    if (config.wrap !== undefined)
        return wrapped(found, source, session);
    const expiresAt = keepLeases(found, source, session);
    return {
        expiresAt,
        diesWithToken: false,
        missing: [],
        obtained: obtainedPath(found, source),
        values: valuesIn(found.fields, source, { config, leaseSession }),
    };
}
function wrapped(found, source, { config, leaseSession, receipts }) {
    const { info, seconds } = (0,read/* wrappingIn */.UW)(found, config.host);
    const text = (0,providers_response/* tokenAt */.BN)(info, 'token');
    if (text === undefined)
        throw (0,providers_response/* responseInvalid */.h)(config.host, 'without a usable wrapping token');
    const secret = leaseSession.secret(text);
    const expiresAt = leaseSession.clock.now() + seconds;
    if (found.intent !== undefined)
        receipts.addIrrevocable(found.intent, {
            id: accessorId((0,providers_response/* tokenAt */.BN)(info, 'accessor') ?? text),
            expiresAt,
            note: 'it is a wrapping token, which can be used once',
        });
    const names = (0,readEntry/* entriesOf */.Mc)(config.reads, source).map(({ name }) => name);
    return {
        expiresAt,
        diesWithToken: !source.versioned,
        missing: [],
        obtained: source.path,
        values: names.map((name) => [name, secret]),
    };
}
function keepLeases({ body, fields, intent, leasedNothing }, source, { config, receipts, leaseSession, }) {
    const lease = (0,providers_response/* textAt */.$6)(body, 'lease_id');
    const serial = source.parameters === undefined ? undefined : (0,providers_response/* textAt */.$6)(fields, 'serial_number');
    if (lease === undefined && serial === undefined) {
        const token = intent === undefined ? undefined : extract_tokenIn(body, fields, leaseSession.clock.now());
        if (token)
            receipts.addIrrevocable(intent, token.thing);
        else
            leasedNothing?.();
        const expiresAt = token?.thing.expiresAt;
        if (token)
            (0,parseExpiry/* requireLifetime */.jY)(token.stated, expiresAt, { host: config.host, name: token.name });
        return expiresAt;
    }
    const end = lease === undefined
        ? { kind: 'certificate', mount: mountOf(source.path), serial: serial ?? '' }
        : { kind: 'lease', id: lease };
    if (!(0,leasedItem/* fitsLine */.ni)(end))
        throw (0,providers_response/* responseInvalid */.h)(config.host, 'with a lease whose name nobody could send back');
    const [name, stated] = lease === undefined
        ? ['expiration', (0,providers_response/* ownMember */.nV)(fields, 'expiration')]
        : ['lease_duration', (0,providers_response/* ownMember */.nV)(body, 'lease_duration')];
    const expiresAt = lease === undefined
        ? dateIn(stated, leaseSession.clock.now())
        : leaseExpiry(body, leaseSession.clock.now());
    if (lease === undefined && (0,providers_response/* textAt */.$6)(fields, 'certificate') === undefined)
        receipts.addIrrevocable(intent, { id: accessorId((0,leasedItem/* encode */.lF)(end)), expiresAt, note: SIGNED });
    else
        receipts.add({ intent, end, expiresAt });
    const session = (0,providers_response/* textAt */.$6)(fields, 'security_token') ?? (0,providers_response/* textAt */.$6)(fields, 'session_token');
    if (lease !== undefined && session !== undefined)
        receipts.addIrrevocable(intent, { id: accessorId(session), expiresAt, note: SESSION });
    (0,parseExpiry/* requireLifetime */.jY)(stated, expiresAt, { host: config.host, name });
    return expiresAt;
}
const SIGNED = 'it is a certificate that nothing can revoke and that ends by itself';
const SESSION = 'it is a session of a cloud, which outlives its lease and the token of Vault; only the ' +
    'cloud can end it';
const LEASELESS = 'it is a token without a lease, which Vault cannot revoke';
function extract_tokenIn(body, fields, now) {
    const token = (0,providers_response/* textAt */.$6)(fields, 'token');
    const name = ['expires_at_seconds', 'token_ttl'].find((each) => isNumber((0,providers_response/* ownMember */.nV)(fields, each)));
    if (token === undefined || name === undefined || leaseExpiry(body, now) !== undefined)
        return undefined;
    const life = (0,providers_response/* secondsAt */.hH)(fields, 'token_ttl');
    const ttl = life === undefined ? undefined : now + life;
    const expiresAt = name === 'token_ttl' ? ttl : dateIn((0,providers_response/* ownMember */.nV)(fields, 'expires_at_seconds'), now);
    return {
        thing: { id: accessorId(token), expiresAt, note: LEASELESS },
        stated: (0,providers_response/* ownMember */.nV)(fields, name),
        name,
    };
}
const isNumber = (value) => typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,15}$/.test(value));
function leaseExpiry(body, now) {
    const life = (0,providers_response/* secondsAt */.hH)(body, 'lease_duration');
    return life === undefined || life === 0 ? undefined : now + life;
}
function dateIn(stated, now) {
    const date = typeof stated === 'string' && /^\d{1,15}$/.test(stated) ? Number(stated) : stated;
    const life = typeof date === 'number' ? (0,providers_response/* secondsAt */.hH)({ left: date - now }, 'left') : undefined;
    return life === undefined ? undefined : now + life;
}
const mountOf = (path) => path.replace(/\/(?:issuer|issue|sign|sign-verbatim)(?:\/.*)?$/, '');
function obtainedPath({ body }, { path, versioned }) {
    const version = (0,providers_response/* ownMember */.nV)((0,providers_response/* objectAt */.lJ)((0,providers_response/* objectAt */.lJ)(body, 'data') ?? {}, 'metadata') ?? {}, 'version');
    return versioned && typeof version === 'number' ? `${path}@${version}` : path;
}
const valuesIn = (fields, source, { config, leaseSession }) => (0,readValues/* maskValues */.Z$)((0,readEntry/* entriesOf */.Mc)(config.reads, source).flatMap((entry) => (0,selectFields/* selectFields */.MH)(entry, fields)), config.unmasked, leaseSession);

// EXTERNAL MODULE: ./.build/core/secret.js
var secret = __webpack_require__(4355);
;// CONCATENATED MODULE: ./.build/providers/vault/inline.js











async function readInline(config, leaseSession) {
    const id = accessorId(Buffer.from(leaseSession.clock.random(16)).toString('hex'));
    const receipts = irrevocableReceipts(leaseSession, id);
    const found = await leaseSession.all((0,readEntry/* distinctSources */.xE)(config.reads).map(async (source) => {
        const response = await readOne(config, leaseSession, source);
        return 'absent' in response
            ? absentResult(config, source, response)
            : readResult(response, source, { config, leaseSession, receipts });
    }));
    const values = (0,readValues/* mergeValues */.D3)(found.map((each) => each.values));
    const ends = found.map(({ expiresAt }) => expiresAt).filter((each) => each !== undefined);
    return {
        credentials: { kind: 'values', values },
        expiresAt: ends.length === 0 ? undefined : Math.min(...ends),
        id,
        requestId: found.find((each) => each.requestId !== undefined)?.requestId,
        ...(0,readValues/* readSummary */.L_)(found),
    };
}
const absentResult = ({ reads }, source, { absent }) => ({
    ...(0,readValues/* absentValues */.Wp)(reads, source, absent),
    expiresAt: undefined,
    requestId: undefined,
});
function readResult(response, source, session) {
    const expiresAt = keepLeases(response, source, session);
    return {
        expiresAt,
        requestId: (0,requestId/* validRequestId */.h$)((0,providers_response/* ownMember */.nV)(response.body, 'request_id')),
        missing: [],
        values: valuesIn(response.fields, source, session),
        obtained: obtainedPath(response, source),
    };
}
const TOKENLESS = 'it was leased without a token, so that only an administrator can revoke it';
function irrevocableReceipts(leaseSession, id) {
    const addIrrevocable = (intent = -1, { id: item, ...thing }) => void leaseSession.keep({ intent, id, keys: { item }, ...thing, revocation: null });
    return {
        addIrrevocable,
        add: ({ intent, end, expiresAt }) => addIrrevocable(intent, { id: accessorId((0,leasedItem/* encode */.lF)(end)), expiresAt, note: TOKENLESS }),
    };
}
async function readOne(config, leaseSession, source) {
    const request = (token) => (0,read/* requestFor */.pU)(config, source, readHeaders(config, token.jwt));
    const { response, intent, leasedNothing } = await leaseSession.exchange({
        request,
        ...(0,retryLagging/* confirmAbsence */.i)(source, config),
    });
    if (response.headers['x-vault-inline-auth-failed'] !== undefined)
        throw loginRefused(response, { config, leaseSession });
    if ((0,vault_row/* isAbsent */.W0)(response))
        return { absent: (0,read/* readRefused */.jG)(response, source, config) };
    if (response.status < 200 || response.status > 299)
        throw (0,read/* readRefused */.jG)(response, source, config);
    return { ...(0,read/* fieldsIn */.t5)(response, source, config), intent, leasedNothing };
}
function readHeaders(config, jwt) {
    const parameters = Object.entries(credentials(config, jwt)).map(([key, value]) => [
        `X-Vault-Inline-Auth-Parameter-${key}`,
        parameter(key, value),
    ]);
    return { 'X-Vault-Inline-Auth-Path': loginPath(config), ...Object.fromEntries(parameters) };
}
function parameter(key, value) {
    const text = value instanceof secret/* Secret */.zh ? value.reveal() : value;
    return new secret/* Secret */.zh(Buffer.from(JSON.stringify({ key, value: text })).toString('base64url'));
}

;// CONCATENATED MODULE: ./.build/providers/vault/receipts.js


function createReceipts(token, { place, sync, leaseSession, }) {
    const revocation = revocationData(token, place, sync);
    const batch = token.kind === 'batch';
    let things = [];
    let receipt = keep();
    function keep() {
        const how = batch
            ? { revocation: null, note: BATCH }
            : { revocation: { ...revocation, ends: things.map(({ end }) => (0,leasedItem/* encode */.lF)(end)).join('\n') } };
        const { intent, id, requestId: request } = token;
        return leaseSession.keep({ intent, id, request, expiresAt: latest(token, things), ...how });
    }
    const addIrrevocable = (intent = token.intent, { id: item, ...thing }) => void leaseSession.keep({ intent, id: token.id, keys: { item }, ...thing, revocation: null });
    return {
        get things() {
            return things;
        },
        add(thing) {
            const { intent = token.intent, end, expiresAt } = thing;
            if (batch)
                return void leaseSession.keep({
                    intent,
                    id: token.id,
                    keys: { item: accessorId((0,leasedItem/* encode */.lF)(end)) },
                    expiresAt,
                    revocation: { ...revocation, ends: (0,leasedItem/* encode */.lF)(end) },
                });
            things = [...things, thing];
            receipt.extend({
                intent,
                expiresAt: latest(token, things),
                revocation: { ends: (0,leasedItem/* encode */.lF)(end) },
            });
        },
        addIrrevocable,
        downgrade(released, note) {
            for (const { intent = token.intent, end, expiresAt } of released)
                addIrrevocable(intent, { id: accessorId((0,leasedItem/* encode */.lF)(end)), expiresAt, note });
            things = things.filter((thing) => !released.includes(thing));
            const before = receipt;
            receipt = keep();
            before.revoked();
        },
        close: () => receipt.revoked(),
    };
}
const BATCH = 'it is a batch token, which nothing can revoke';
function revocationData({ secret, kind }, { base, namespace }, sync) {
    return {
        address: base.href,
        token: secret.reveal(),
        kind,
        ...(namespace !== undefined && { namespace }),
        ...(sync && { sync: 'true' }),
    };
}
function latest({ expiresAt }, things) {
    const times = [expiresAt, ...things.map((thing) => thing.expiresAt)];
    return times.every((time) => time !== undefined) ? Math.max(...times) : undefined;
}

// EXTERNAL MODULE: ./.build/providers/vault/revoke.js
var revoke = __webpack_require__(1111);
;// CONCATENATED MODULE: ./.build/providers/vault/tokenWarnings.js






function warnAboutToken({ policies, uses, kind, expiresAt }, sources, { config, leaseSession }) {
    leaseSession.log('debug', `${leaseSession.token.lease}: the token's policies are ` +
        `${policies.map((policy) => (0,sanitize/* sanitizeForeign */.I)(policy)).join(', ') || 'none'}`);
    if (kind === 'batch')
        leaseSession.log('notice', `${leaseSession.token.lease}: the role issues batch tokens, which cannot be revoked; ` +
            `this one expires by itself`);
    else if (!policies.includes('default'))
        leaseSession.log('notice', `${leaseSession.token.lease}: the token lacks the default policy; unless another one ` +
            `has the line ${(0,revoke.policyLine)('auth/token/revoke-self')}, it cannot be revoked`);
    if (expiresAt === undefined)
        leaseSession.log('notice', `${leaseSession.token.lease}: the tokens of the role do not expire; set token_ttl, in ` +
            `case one cannot be revoked`);
    if (uses > 0)
        countUses(uses, sources, { config, leaseSession });
}
function countUses(uses, sources, { config, leaseSession }) {
    const needed = sources.length + (sources.some(({ versioned }) => !versioned) ? 1 : 0);
    if (uses < needed) {
        throw new failure/* Failure */.HR('GUARD_FAILED', `the role's token can be used ${times(uses)}, and what "read" names takes ${needed}`, {
            causes: [
                'token_num_uses of the role is smaller than the number of paths in `read`, and one ' +
                    'more where something is leased',
            ],
            fix: `Set token_num_uses of the role to ${needed + 1} or more (one use revokes the ` +
                `token), or to 0 for no limit.`,
        });
    }
    const left = uses - sources.length;
    if (config.exportCredentials)
        leaseSession.log('notice', `${leaseSession.token.lease}: the token that is exported can be used ${times(left)} ` +
            `(token_num_uses); revoking it is one of them`);
}
const times = (count) => (count === 1 ? 'once' : `${count} times`);
async function checkRevokePermission(token, { config, leaseSession, receipts, }) {
    const doubtful = receipts.things.filter(({ end }) => end.kind === 'certificate' || config.sync);
    if (doubtful.length === 0 || token.uses > 0)
        return;
    const denied = await deniedPaths([...new Set(doubtful.map(({ end }) => (0,leasedItem/* revokePath */.g5)(end)))], token, {
        config,
        leaseSession,
    });
    for (const path of denied)
        leaseSession.log('notice', `${leaseSession.token.lease}: ${consequence(path)}; the missing line of ` +
            `policy: ${(0,revoke.policyLine)(path)}`);
    const lasting = doubtful.filter((thing) => thing.end.kind === 'certificate' && denied.includes((0,leasedItem/* revokePath */.g5)(thing.end)));
    if (lasting.length > 0)
        receipts.downgrade(lasting, 'it is a certificate that this role may not revoke');
}
const consequence = (path) => path === 'sys/leases/revoke'
    ? 'the step cannot wait for the revocation of its leases, which are revoked with the token'
    : 'its certificates cannot be revoked and are valid until they expire';
async function deniedPaths(paths, token, { config, leaseSession }) {
    try {
        const response = await leaseSession.send((0,request/* vaultRequest */.mE)(config, 'sys/capabilities-self', {
            token: token.secret,
            value: { paths },
            share: request/* BEST_EFFORT_SHARE */.uZ,
        }));
        if (response.status !== 200)
            return [];
        const body = (0,providers_response/* jsonOrEmpty */.fi)(response);
        const granted = (0,providers_response/* objectAt */.lJ)(body, 'data') ?? body;
        return paths.filter((path) => {
            const capabilities = (0,providers_response/* ownMember */.nV)(granted, path);
            return Array.isArray(capabilities) && !capabilities.includes('update');
        });
    }
    catch (error) {
        if ((0,failure/* asFailure */.h_)(error).code === 'CANCELLED')
            throw error;
        return [];
    }
}

;// CONCATENATED MODULE: ./.build/providers/vault/exchange.js













async function exchange(config, leaseSession) {
    if (config.inline)
        return readInline(config, leaseSession);
    const token = await logIn(config, leaseSession);
    const receipts = createReceipts(token, { place: config, sync: config.sync, leaseSession });
    if (token.error)
        throw token.error;
    const sources = (0,readEntry/* distinctSources */.xE)(config.reads);
    const session = { config, leaseSession, receipts };
    warnAboutToken(token, sources, session);
    const taken = await leaseSession.all(sources.map((source) => readSource(token.secret, source, session)));
    const values = (0,readValues/* mergeValues */.D3)([
        config.exportCredentials ? tokenValues(token, config) : [],
        ...taken.map((name) => name.values),
    ]);
    await checkRevokePermission(token, session);
    const alive = config.exportCredentials ||
        receipts.things.length > 0 ||
        taken.some(({ diesWithToken }) => diesWithToken);
    if (!alive)
        await revokeIfUnneeded(token, sources.length, session);
    const ends = [
        ...taken.map(({ expiresAt }) => expiresAt),
        alive ? token.expiresAt : undefined,
    ].filter((end) => end !== undefined);
    const expiresAt = ends.length === 0 ? undefined : Math.min(...ends);
    return {
        credentials: {
            kind: 'values',
            values,
            ...(config.exportCredentials && { token: 'VAULT_TOKEN' }),
        },
        expiresAt,
        id: token.id,
        requestId: token.requestId,
        keys: readKeys(taken),
        ...(0,readValues/* readSummary */.L_)(taken),
    };
}
async function readSource(token, source, session) {
    const found = await (0,read/* readWith */.$5)(token, source, session);
    if (!('absent' in found))
        return { ...extract(found, source, session), request: requestOf(found) };
    const empty = (0,readValues/* absentValues */.Wp)(session.config.reads, source, found.absent);
    return { ...empty, expiresAt: undefined, diesWithToken: false, request: undefined };
}
const requestOf = ({ body }) => (0,requestId/* validRequestId */.h$)((0,providers_response/* ownMember */.nV)(body, 'request_id'));
const readKeys = (reads) => ({
    read_request: reads.map(({ request }) => request).filter((request) => request !== undefined),
});
async function revokeIfUnneeded(token, uses, { config, leaseSession, receipts }) {
    if (token.kind === 'batch')
        return;
    const secretCount = uses === 1 ? '1 secret' : `${uses} secrets`;
    if (token.uses > 0 && token.uses <= uses)
        return receipts.close();
    try {
        await (0,revoke.revokeSelf)({
            place: config,
            token: token.secret,
            client: leaseSession,
            share: request/* BEST_EFFORT_SHARE */.uZ,
        });
        receipts.close();
        leaseSession.log('info', `${leaseSession.token.lease}: read ${secretCount}; the token is revoked`);
    }
    catch (error) {
        if ((0,failure/* asFailure */.h_)(error).code === 'CANCELLED')
            throw error;
        leaseSession.log('debug', `${leaseSession.token.lease}: the token could not be revoked yet; post tries again`);
    }
}
function tokenValues({ secret }, { base, namespace }) {
    return [
        ['VAULT_ADDR', base.href.replace(/\/$/, '')],
        ['VAULT_TOKEN', secret],
        ...(namespace === undefined ? [] : [['VAULT_NAMESPACE', namespace]]),
    ];
}


/***/ })

};
;