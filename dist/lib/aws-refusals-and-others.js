"use strict";
exports.id = "aws-refusals-and-others";
exports.ids = ["aws-refusals-and-others"];
exports.modules = {

/***/ 2391:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ge: () => (/* binding */ rows),
/* harmony export */   HB: () => (/* binding */ unreachable),
/* harmony export */   Kd: () => (/* binding */ errorIn)
/* harmony export */ });
/* unused harmony export refusals */
/* harmony import */ var _xml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2093);

function errorIn(response, action) {
    const { status } = response;
    try {
        const document = (0,_xml_js__WEBPACK_IMPORTED_MODULE_0__/* .parseXml */ .N)(response, '');
        const at = (name) => (0,_xml_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$)(document, 'ErrorResponse', 'Error', name) || (0,_xml_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$)(document, 'Error', name);
        return { status, action, code: at('Code'), message: at('Message') };
    }
    catch {
        return { status, action, code: '', message: '' };
    }
}
const code = 'EXCHANGE_REFUSED';
const DENIED = ['AccessDenied', 'AccessDeniedException'];
const EXPIRED = ['ExpiredTokenException', 'ExpiredToken'];
const INVALID = ['InvalidIdentityToken', 'InvalidIdentityTokenException'];
const INPUT = ['ValidationError', 'ValidationException', 'InvalidParameterValue', 'MalformedInput'];
const WEB_IDENTITY_DENIED = /^Not authorized to perform sts:AssumeRoleWithWebIdentity(?! with)/;
const UNAVAILABLE = ('Throttling ThrottlingException ThrottledException RequestThrottled RequestLimitExceeded ' +
    'RequestThrottledException TooManyRequestsException BandwidthLimitExceeded SlowDown ' +
    'LimitExceededException PriorRequestNotComplete EC2ThrottledException RequestTimeout ' +
    'RequestTimeoutException InternalFailure InternalError ServiceUnavailable STSNotInitialized').split(' ');
const rows = [
    {
        code,
        when: { code: DENIED, words: /sts:TagSession/ },
        symptom: 'AccessDenied (sts:TagSession): the role in "chain" does not let this session set tags',
        causes: [
            'the trust policy of that role allows sts:AssumeRole only',
            'the policy of the role before it does not allow sts:TagSession',
        ],
        fix: 'Allow sts:TagSession in addition to sts:AssumeRole in both, or leave "tags" out.',
    },
    {
        code,
        when: { code: DENIED, words: /sts:SetSourceIdentity/ },
        symptom: 'AccessDenied (sts:SetSourceIdentity): the role in "chain" does not let this session ' +
            'set a source identity',
        causes: [
            'the trust policy of that role allows sts:AssumeRole only',
            'the policy of the role before it does not allow it',
        ],
        fix: 'Allow sts:SetSourceIdentity in addition to sts:AssumeRole in both, or leave out ' +
            '"source-identity".',
    },
    {
        code,
        when: { code: DENIED, action: 'AssumeRole' },
        symptom: 'AccessDenied (sts:AssumeRole): the role in "chain" may not be assumed by the role before it',
        causes: [
            'its trust policy does not name the role before it',
            'its trust policy compares an external id that differs from "external-id"',
            'the role before it, or a policy of the organisation, does not allow sts:AssumeRole on it',
            'the role does not exist',
        ],
        fix: 'Add the statement in the log to the trust policy of the role, and allow sts:AssumeRole ' +
            'on it to the role before it.',
    },
    {
        code,
        when: { code: DENIED, words: WEB_IDENTITY_DENIED },
        show: 'trust-policy',
        symptom: 'AccessDenied (Not authorized to perform sts:AssumeRoleWithWebIdentity): the trust ' +
            'policy of the role does not accept this token',
        causes: [
            'the policy compares another "sub": the environment of a job replaces the ref in it, a ' +
                'pull request has no ref, and upper and lower case differ',
            '"sub" has the immutable form repo:OWNER@ID/REPO@ID, which repositories have that were ' +
                'created, renamed or moved since July 2026',
            'the policy compares with StringEquals a value that contains *, which needs StringLike',
            'the policy compares another "aud" than that of the token',
            'the role does not exist in that account, or its path or letter case differs',
            'the policy compares a claim that AWS does not read from this issuer',
            'the policy was changed a moment ago',
        ],
        fix: 'Compare the claims in the message with the trust policy of the role, or add the ' +
            'statement there. Never use ForAllValues, which holds when a claim is absent, and never ' +
            'compare "aud" alone, which every repository of the issuer can have.',
    },
    {
        code,
        when: { code: DENIED },
        show: 'policy',
        symptom: 'AccessDenied without a reason: a policy forbids the request',
        causes: [
            'the trust policy of the role does not accept this token',
            'a policy of the organisation, or of the VPC endpoint, forbids sts:AssumeRoleWithWebIdentity',
        ],
        fix: 'Compare the claims in the message with the trust policy of the role; then look at the ' +
            'policies of the organisation and of the VPC endpoint.',
    },
    {
        code,
        when: { code: INVALID, words: /retrieve verification key/i },
        verdict: 'retry',
        symptom: "InvalidIdentityToken (Couldn't retrieve verification key from your identity " +
            "provider): AWS could not fetch the issuer's keys in time",
        causes: [
            'the issuer limits or delays requests of AWS for its keys',
            'the issuer cannot be reached from the internet',
        ],
        fix: 'Run it again; for an issuer of your own, make its keys reachable for AWS.',
    },
    {
        code,
        when: { code: INVALID, words: /No OpenIDConnect provider found/i },
        symptom: 'InvalidIdentityToken (No OpenIDConnect provider found): IAM in the account of the ' +
            'role does not know the issuer',
        causes: [
            'the account of the role has no OIDC provider for the issuer',
            'the provider was created for an old or misspelt address',
            'the role is in another account than intended',
        ],
        fix: 'Create an OIDC provider in IAM of that account whose URL is the "iss" in the message ' +
            'and whose audience is the "aud".',
    },
    {
        code,
        when: { code: INVALID, words: /thumbprint|HTTPS certificate/i },
        symptom: "InvalidIdentityToken (HTTPS certificate doesn't match configured thumbprint): IAM " +
            'holds an old thumbprint of the issuer',
        causes: [
            "the issuer's authority changed since the OIDC provider was created in IAM",
            'a proxy of your own answers in place of the issuer',
        ],
        fix: 'Add the new thumbprint to those of the OIDC provider in IAM.',
    },
    {
        code,
        when: { code: INVALID, words: /Incorrect token audience/i },
        symptom: 'InvalidIdentityToken (Incorrect token audience): the OIDC provider in IAM does not ' +
            'list the audience of the token',
        causes: [
            'the provider was created for another audience than sts.amazonaws.com (in China ' +
                'sts.amazonaws.com.cn)',
            '"audience" is written in the step and differs',
        ],
        fix: 'Add the "aud" in the message to the audiences of the OIDC provider in IAM, or set ' +
            '"audience" to one of them.',
    },
    {
        code,
        when: { code: INVALID },
        symptom: 'InvalidIdentityToken: AWS does not accept the token',
        causes: [
            'IAM knows the issuer under another address',
            'the issuer changed its keys and AWS has not seen them yet',
        ],
        fix: 'Compare "iss" and "aud" in the message with the OIDC provider in IAM; run it again if ' +
            'they are equal.',
    },
    {
        code,
        when: { code: EXPIRED, action: 'AssumeRoleWithWebIdentity' },
        verdict: 'retry-with-fresh-token',
        symptom: 'ExpiredTokenException: AWS rejects the token as expired, and a fresh one, too',
        causes: ['the clock of the issuer, or of the server, is wrong'],
        fix: 'Run it again; with a server of your own, set its clock.',
    },
    {
        code,
        when: { code: ['IDPRejectedClaim', 'IDPRejectedClaimException'] },
        symptom: 'IDPRejectedClaim: the issuer reports that the token is no longer valid',
        causes: ['the token was revoked', 'the job of the token has ended'],
        fix: 'Run the job again.',
    },
    {
        code,
        when: { code: ['IDPCommunicationError', 'IDPCommunicationErrorException'] },
        verdict: 'retry',
        symptom: 'IDPCommunicationError: AWS could not reach the issuer',
        causes: [
            'the issuer fails, or is overloaded',
            'the issuer cannot be reached from the internet',
        ],
        fix: 'Run it again; for an issuer of your own, make it reachable for AWS.',
    },
    {
        code,
        when: { code: INPUT, words: /1 hour session limit|role chaining/i },
        symptom: 'ValidationError (exceeds the 1 hour session limit for roles assumed by role ' +
            'chaining): a session of more than an hour was requested',
        causes: [
            'the session of a role that a role assumes lasts an hour at most, whatever the role allows',
        ],
        fix: 'Set "lifetime" to 1h or less, or assume the role with the token itself, without "chain".',
    },
    {
        code,
        when: { code: INPUT, words: /DurationSeconds/ },
        symptom: 'ValidationError (The requested DurationSeconds exceeds the MaxSessionDuration set for ' +
            'this role): the role does not allow this "lifetime"',
        causes: ['the maximum session duration of a role is an hour unless it is raised'],
        fix: 'Lower "lifetime", or raise the maximum session duration of the role.',
    },
    {
        code,
        when: { code: INPUT, words: /ARN is invalid|RoleArn/ },
        symptom: 'ValidationError (Request ARN is invalid): the ARN is not that of a role',
        causes: ['the ARN is mistyped', 'the role is in another partition than the region'],
        fix: 'Copy the ARN of the role from IAM into "role".',
    },
    {
        code,
        when: { code: [...INPUT, 'MissingParameter'] },
        symptom: 'ValidationError: AWS does not accept a part of the request',
        causes: ['a value of "role", "session-policy", "managed-policies" or "chain" is malformed'],
        fix: 'Compare these inputs with IAM; leave the optional ones out one by one.',
    },
    {
        code,
        when: { code: ['PackedPolicyTooLarge', 'PackedPolicyTooLargeException'] },
        symptom: 'PackedPolicyTooLarge (Packed size consumes N% of allotted space): session policies ' +
            'and tags together are too large',
        causes: [
            'AWS packs policies and tags into the session token, which has less room for them than ' +
                'their plain length suggests',
        ],
        fix: 'Shorten "session-policy", use "managed-policies" for a part of it, or drop tags in ' +
            '"chain".',
    },
    {
        code,
        when: { code: ['MalformedPolicyDocument', 'MalformedPolicyDocumentException'] },
        symptom: 'MalformedPolicyDocument: the session policy is JSON, but not a policy',
        causes: [
            'a statement lacks an element or has a misspelt one',
            'a managed policy does not exist',
        ],
        fix: 'Check "session-policy" and "managed-policies" with the policy validator of IAM.',
    },
    {
        code,
        when: { code: ['RegionDisabledException', 'OptInRequired'] },
        symptom: 'RegionDisabledException: STS is not activated in this region for the account of the role',
        causes: [
            'the region must be enabled by the account first',
            'STS is deactivated for the region in the account settings of IAM',
        ],
        fix: 'Enable the region, or activate STS for it in IAM, or set another "region".',
    },
    {
        code,
        when: { code: ['InvalidClientTokenId', 'UnrecognizedClientException'] },
        symptom: 'InvalidClientTokenId (The security token included in the request is invalid): AWS ' +
            'does not know the session that it has just granted',
        causes: [
            'the session is not known in this region yet',
            'the region is not enabled in the account',
        ],
        fix: 'Run it again, or set another "region".',
    },
    {
        code,
        when: { code: ['SignatureDoesNotMatch', 'RequestExpired', 'IncompleteSignature'] },
        symptom: 'SignatureDoesNotMatch: AWS does not accept the signature of a request for a role in "chain"',
        causes: ["the runner's clock is more than five minutes wrong", 'a proxy changes the requests'],
        fix: 'Set the clock of the runner, or let requests to STS pass unchanged.',
    },
    {
        code,
        when: { code: EXPIRED },
        symptom: 'ExpiredTokenException: the session on the way to the next role in "chain" has expired',
        causes: ["the runner's clock is wrong"],
        fix: 'Run it again.',
    },
    {
        code: 'UNREACHABLE',
        when: { code: UNAVAILABLE },
        verdict: 'retry',
        symptom: 'Throttling, ServiceUnavailable, RequestTimeout: STS cannot answer now',
        causes: [
            'many jobs request sessions of this account at the same time',
            'STS in this region has trouble',
        ],
        fix: 'Run it again, spread the jobs, or set another "region".',
    },
];
const unreachable = {
    code: 'UNREACHABLE',
    symptom: 'connect ETIMEDOUT, Inaccessible host: sts.REGION.amazonaws.com cannot be reached',
    causes: [
        'the region does not exist, or has no such host ("fips", "dual-stack")',
        'a firewall or proxy blocks requests to STS',
    ],
    fix: 'Check "region"; allow the host, or set HTTPS_PROXY and NO_PROXY for the runner.',
};
const elsewhere = [
    {
        code: 'INPUT_INVALID',
        symptom: 'Could not load credentials from any providers: "role" is empty, or a later step does ' +
            'not get the credentials',
        causes: [
            'the secret or variable with the role is not set, or not available to a fork',
            'AWS_PROFILE, or another variable of the job, takes precedence',
            'the values were exported to outputs only',
        ],
        fix: 'Set the variable, leave the inherited one out, or write `export: env`.',
    },
    {
        code: 'INPUT_INVALID',
        symptom: 'Region is not valid: *** : "region" is empty, holds whitespace, or is stored as a secret',
        causes: ['the value was saved with a line break', 'a secret is not set'],
        fix: 'Keep the region in a variable of the repository, without whitespace.',
    },
    {
        code: 'INPUT_INVALID',
        symptom: 'Source Account ID is needed if the Role Name is provided: "role" is not the full ARN',
        causes: ['only the name of the role was given', 'the ARN contains whitespace'],
        fix: 'Write the full ARN, such as arn:aws:iam::123456789012:role/deploy.',
    },
    {
        code: 'GUARD_FAILED',
        symptom: 'Credentials loaded by the SDK do not match: the session is of another account or role ' +
            'than requested',
        causes: ['another server answers in place of STS'],
        fix: 'Compare the two sides in the message; credentials of the job itself are never used ' +
            'to lease.',
    },
];
const refusals = [...rows, unreachable, ...elsewhere];


/***/ }),

/***/ 1584:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ checkSession),
/* harmony export */   l: () => (/* binding */ readSession)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6548);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2323);
/* harmony import */ var _role_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4990);
/* harmony import */ var _xml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2093);





function readSession(response, action, { leaseSession, host, }) {
    const document = (0,_xml_js__WEBPACK_IMPORTED_MODULE_3__/* .parseXml */ .N)(response, host);
    const at = (...path) => (0,_xml_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$)(document, `${action}Response`, `${action}Result`, ...path);
    const key = (name) => leaseSession.secret(at('Credentials', name));
    const keys = {
        accessKeyId: key('AccessKeyId'),
        secretAccessKey: key('SecretAccessKey'),
        sessionToken: key('SessionToken'),
    };
    const usable = Object.values(keys).every((secret) => /^[\x21-\x7e]+$/.test(secret.reveal()));
    if (!usable)
        throw (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .responseInvalid */ .h)(host, 'without keys that can be used');
    const expiration = at('Credentials', 'Expiration');
    const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(expiration)
        ? Date.parse(expiration) / 1000
        : Number.NaN;
    if (Number.isNaN(time))
        throw (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .responseInvalid */ .h)(host, 'without a usable time of expiry');
    return {
        ...keys,
        expiresAt: time,
        arn: at('AssumedRoleUser', 'Arn'),
        userId: at('AssumedRoleUser', 'AssumedRoleId'),
    };
}
const SKEW = 300;
function checkSession({ arn, expiresAt }, { role, name, lifetime, customEndpoint }, now) {
    if (expiresAt <= now)
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('GUARD_FAILED', 'the session had expired when it arrived', {
            causes: CLOCKS,
            fix: SET_CLOCK,
        });
    if (expiresAt > now + lifetime + SKEW) {
        const seconds = Math.round(expiresAt - now);
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('GUARD_FAILED', `a session of ${lifetime} s was requested, and one of ${seconds} s was issued`, { causes: CLOCKS, fix: SET_CLOCK });
    }
    if (arn === '' && customEndpoint)
        return undefined;
    const got = (0,_role_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePrincipal */ .gA)(arn, role);
    if (!got)
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('GUARD_FAILED', `the response does not name the principal of the session; requested was ${role.arn}, ` +
            `session ${name}`);
    const wanted = { ...role, session: name };
    const differing = ['partition', 'account', 'name', 'session'].filter((part) => wanted[part] !== got[part]);
    if (differing.length === 0)
        return got;
    const words = { partition: 'partition', account: 'account', name: 'role', session: 'session' };
    const lines = differing.map((part) => `  ${words[part]}: requested ${wanted[part] || 'none'}, got ` +
        `${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_4__/* .sanitizeForeign */ .I)(got[part]) || 'none'}`);
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('GUARD_FAILED', ['the session is of another principal than requested', ...lines].join('\n'), {
        causes: [
            'a proxy between the runner and STS responds in its place',
            'the server maps the token to another role',
        ],
        fix: 'Find the server that responds in place of STS; nothing was exported, and the session ' +
            'expires by itself.',
    });
}
const CLOCKS = ["the runner's clock is wrong", "the server's clock is wrong"];
const SET_CLOCK = 'Compare the clock of the runner with the time that the server sends.';


/***/ }),

/***/ 275:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ sign),
/* harmony export */   d: () => (/* binding */ presign)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4355);


function sign(request, signer, scope) {
    const time = timeOf(scope);
    const token = signer.sessionToken && { 'X-Amz-Security-Token': signer.sessionToken };
    const added = { 'X-Amz-Date': time, ...token };
    const signed = { ...request, headers: { ...request.headers, ...added } };
    const credential = credentialOf(signer, scope);
    const authorization = new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(`AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${headersOf(signed).names}, ` +
        `Signature=${signatureOf(signed, signer, scope)}`);
    return { ...request.headers, ...added, Authorization: authorization };
}
function presign({ url, headers, expires }, signer, scope) {
    const request = { method: 'GET', url: new URL(url), headers, body: '' };
    const added = [
        ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
        ['X-Amz-Credential', credentialOf(signer, scope)],
        ['X-Amz-Date', timeOf(scope)],
        ['X-Amz-Expires', String(expires)],
        ['X-Amz-SignedHeaders', headersOf(request).names],
        ...(signer.sessionToken
            ? [['X-Amz-Security-Token', signer.sessionToken.reveal()]]
            : []),
    ];
    for (const [name, value] of added)
        request.url.searchParams.append(name, value);
    const query = [...request.url.searchParams].map((pair) => pair.map(encoded).join('='));
    const signature = signatureOf(request, signer, scope);
    return new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(`${url.origin}${url.pathname}?${query.join('&')}&X-Amz-Signature=${signature}`);
}
const timeOf = ({ now }) => new Date(Math.floor(now) * 1000).toISOString().replace(/\.\d{3}|[:-]/g, '');
const scopeOf = (scope) => [
    ...[timeOf(scope).slice(0, 8), scope.region, scope.service, 'aws4_request'],
];
const credentialOf = ({ accessKeyId }, scope) => [accessKeyId.reveal(), ...scopeOf(scope)].join('/');
function headersOf({ headers, url }) {
    const all = Object.entries({ ...headers, Host: url.host })
        .map(([name, value]) => [name.toLowerCase(), (0,_core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .unwrap */ .oA)(value).trim().replace(/ +/g, ' ')])
        .sort(([a], [b]) => compared(a, b));
    return {
        lines: all.map(([name, value]) => `${name}:${value}\n`).join(''),
        names: all.map(([name]) => name).join(';'),
    };
}
function signatureOf(request, signer, scope) {
    const { method, url, body } = request;
    const { lines, names } = headersOf(request);
    const canonical = [method, pathOf(url), queryOf(url), lines, names, sha256(body)].join('\n');
    const parts = scopeOf(scope);
    const toSign = ['AWS4-HMAC-SHA256', timeOf(scope), parts.join('/'), sha256(canonical)].join('\n');
    const key = parts.reduce(hmac, `AWS4${signer.secretAccessKey.reveal()}`);
    return hmac(key, toSign).toString('hex');
}
const pathOf = ({ pathname }) => pathname
    .replace(/\/{2,}/g, '/')
    .split('/')
    .map(encoded)
    .join('/');
const queryOf = ({ searchParams }) => [...searchParams]
    .map(([name, value]) => [encoded(name), encoded(value)])
    .sort(([a, x], [b, y]) => compared(a, b) || compared(x, y))
    .map((pair) => pair.join('='))
    .join('&');
const encoded = (part) => encodeURIComponent(part).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
const compared = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const sha256 = (content) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex');
const hmac = (key, content) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key).update(content).digest();


/***/ }),

/***/ 2093:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ textAt),
/* harmony export */   N: () => (/* binding */ parseXml)
/* harmony export */ });
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2323);

const LARGEST = 64 * 1024;
const DEEPEST = 16;
const ENTITIES = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
};
const DECLARATION = /^\uFEFF?(?:<\?xml\s[^<>]*\?>)?/;
const TOKEN = /<(?<close>\/?)(?<name>[A-Za-z_][\w.-]*)(?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))*\s*(?<empty>\/?)>|(?<text>[^<]+)/y;
function parseXml({ text }, host) {
    const document = text.length > LARGEST ? 'is larger than a response can be' : parseDocument(text);
    if (typeof document === 'string')
        throw (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .responseInvalid */ .h)(host, `with XML that ${document}`);
    return document;
}
function textAt(element, ...path) {
    return (path.reduce((at, name) => at?.children.get(name), element)?.text ?? '');
}
function parseDocument(text) {
    if (/(?![\t\n\r])\p{Cc}/u.test(text))
        return 'contains a control character';
    const document = { name: '', text: '', children: new Map() };
    const stack = [document];
    const tokens = new RegExp(TOKEN);
    tokens.lastIndex = DECLARATION.exec(text)?.[0].length ?? 0;
    while (tokens.lastIndex < text.length) {
        const groups = tokens.exec(text)?.groups;
        if (!groups)
            return 'is not well formed';
        const error = place(groups, stack);
        if (error !== undefined)
            return error;
    }
    if (stack.length > 1)
        return 'breaks off';
    return document.children.size === 1 && document.text.trim() === ''
        ? document
        : 'is not one document';
}
function place({ close, name = '', empty, text }, stack) {
    const inner = stack.at(-1);
    if (!inner)
        return 'is not well formed';
    if (text !== undefined)
        return appendText(text, inner);
    if (close) {
        if (empty || inner.name !== name || stack.length === 1)
            return 'closes what is not open';
        if (inner.children.size > 0 && inner.text.trim() !== '')
            return 'mixes text and elements';
        stack.pop();
        return undefined;
    }
    if (inner.children.has(name))
        return 'contains a duplicate element';
    if (stack.length > DEEPEST)
        return 'is nested too deeply';
    const element = { name, text: '', children: new Map() };
    inner.children.set(name, element);
    if (!empty)
        stack.push(element);
    return undefined;
}
function appendText(text, inner) {
    if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text))
        return 'contains an entity that is not allowed';
    inner.text += text.replace(/&(\w+);/g, (_, name) => ENTITIES[name] ?? '');
    return undefined;
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


/***/ })

};
;