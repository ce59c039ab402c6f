"use strict";
exports.id = "aws-ecr";
exports.ids = ["aws-ecr"];
exports.modules = {

/***/ 4622:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ez: () => (/* binding */ isRestricted),
/* harmony export */   dW: () => (/* binding */ withNote),
/* harmony export */   du: () => (/* binding */ assumeNarrowed)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6949);
/* harmony import */ var _assume_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(883);


async function assumeNarrowed(config, leaseSession, { input, use, policy }) {
    const { policies } = config;
    const unexported = withNote(leaseSession, `it was used to ${use} and was not exported`);
    const unrestricted = () => {
        const { log, token } = leaseSession;
        log('notice', `${token.lease}: "${input}" names too much for a session policy, so the session can do all ` +
            'that its role can until it expires; split the lease, or write "session-policy"');
        return (0,_assume_js__WEBPACK_IMPORTED_MODULE_0__.assume)(config, unexported);
    };
    if (isRestricted(policies))
        return (0,_assume_js__WEBPACK_IMPORTED_MODULE_0__.assume)(config, unexported);
    if (policy === undefined)
        return unrestricted();
    try {
        return await (0,_assume_js__WEBPACK_IMPORTED_MODULE_0__.assume)({ ...config, policies: { policy, managed: [] } }, unexported);
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR && error.message.includes('PackedPolicyTooLarge')))
            throw error;
        return unrestricted();
    }
}
const isRestricted = ({ policy, managed }) => policy !== undefined || managed.length > 0;
const withNote = (leaseSession, note) => ({
    ...leaseSession,
    keep: (kept) => leaseSession.keep({
        ...kept,
        note: [note, kept.note].filter((part) => part !== undefined).join('; '),
    }),
});


/***/ }),

/***/ 5294:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  assumeAndLogIn: () => (/* binding */ assumeAndLogIn),
  registryPolicy: () => (/* binding */ registryPolicy)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/requestId.js
var requestId = __webpack_require__(2563);
// EXTERNAL MODULE: ./.build/core/time.js
var time = __webpack_require__(946);
// EXTERNAL MODULE: ./.build/providers/reading/failures.js
var failures = __webpack_require__(2510);
// EXTERNAL MODULE: ./.build/providers/refusals.js
var refusals = __webpack_require__(6009);
// EXTERNAL MODULE: ./.build/providers/registryLogin.js
var registryLogin = __webpack_require__(8870);
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/providers/aws/assume.js + 2 modules
var assume = __webpack_require__(883);
// EXTERNAL MODULE: ./.build/providers/aws/assumeNarrowed.js
var assumeNarrowed = __webpack_require__(4622);
// EXTERNAL MODULE: ./.build/providers/aws/ecrHosts.js
var ecrHosts = __webpack_require__(3203);
// EXTERNAL MODULE: ./.build/providers/aws/jsonCall.js
var jsonCall = __webpack_require__(5796);
;// CONCATENATED MODULE: ./.build/providers/aws/ecrRefusals.js

const code = 'EXCHANGE_REFUSED';
const ecrRefusals = [
    {
        code,
        when: {
            code: ['AccessDeniedException', 'AccessDenied'],
            words: /GetServiceBearerToken/i,
        },
        symptom: 'AccessDeniedException: the role may not log in at public.ecr.aws',
        causes: ['no policy of the role allows sts:GetServiceBearerToken, which ECR Public needs too'],
        fix: 'Allow ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken on "*".',
    },
    {
        code,
        when: { code: ['AccessDeniedException', 'AccessDenied'] },
        symptom: 'AccessDeniedException: the role may not obtain a password of ECR',
        causes: [
            'no policy of the role allows ecr:GetAuthorizationToken on "*" (a repository as Resource ' +
                'has no effect)',
            'for public.ecr.aws: ecr-public:GetAuthorizationToken or sts:GetServiceBearerToken is missing',
            '"session-policy", an SCP or the policy of a VPC endpoint denies it',
        ],
        fix: 'Attach the policy in the log to the role, and add its actions to any "session-policy".',
    },
    {
        code,
        when: {
            code: [...jsonCall/* SESSION_REJECTED */.sY, 'MissingAuthenticationTokenException'],
        },
        symptom: 'ECR does not accept the session',
        causes: [
            "the runner's clock is wrong",
            'the region of the registry must be enabled for the account, and rejects sessions of the ' +
                'global STS endpoint',
            '`store-address` and `address` are servers of different accounts or emulators',
        ],
        fix: 'Set the clock, use the STS endpoint of the region, or correct `store-address`.',
    },
    {
        code,
        when: {
            code: ['ThrottlingException', 'Throttling', 'RequestLimitExceeded', 'ServerException'],
        },
        verdict: 'retry',
        symptom: 'ECR limits the rate of requests, or has an outage',
        causes: ['all jobs of an account and region share a limit'],
        fix: 'Re-run the job; start fewer jobs at once.',
    },
];

// EXTERNAL MODULE: ./.build/providers/aws/narrowing.js
var narrowing = __webpack_require__(4621);
;// CONCATENATED MODULE: ./.build/providers/aws/ecr.js













const TARGETS = {
    ecr: 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
    'ecr-public': 'SpencerFrontendService.GetAuthorizationToken',
};
const LIFETIME_S = 12 * 3600;
const SKEW_S = 300;
async function assumeAndLogIn(config, leaseSession) {
    const lease = config.loginsOnly
        ? await (0,assumeNarrowed/* assumeNarrowed */.du)(config, leaseSession, {
            ...{ input: 'registries', use: 'log in at registries inside this step' },
            policy: registryPolicy(config),
        })
        : await (0,assume.assume)(config, leaseSession);
    const { credentials } = lease;
    if (credentials.kind !== 'aws')
        throw new failure/* Failure */.HR('INTERNAL', 'a session of AWS was expected');
    const logins = await leaseSession.all(groups(config.registries).map((registries) => logIn(registries, { config, leaseSession, signer: credentials, id: lease.id })));
    return { ...lease, logins: logins.flat() };
}
const groups = (registries) => [...Map.groupBy(registries, ({ service, region }) => `${service} ${region}`).values()].flatMap(([first, ...more]) => (first ? [[first, ...more]] : []));
async function logIn(registries, call) {
    const { config, leaseSession, signer, id } = call;
    const [{ service, region }] = registries;
    const url = config.ecrAddress ?? (0,ecrHosts/* ecrEndpoint */.cP)(registries[0], config.variant);
    const scope = { region, service, now: leaseSession.clock.now() };
    const hosts = registries.map(({ host }) => host);
    const { response, intent } = await leaseSession
        .requestLease({
        request: (0,jsonCall/* signedJson */.H0)({ url, target: TARGETS[service], body: {} }, signer, scope),
        life: LIFETIME_S,
        ...(0,refusals/* judgeBy */.FU)(ecrRefusals, jsonCall/* errorIn */.Kd),
    })
        .catch((error) => {
        throw (0,failures/* withPath */.i)((0,failure/* asFailure */.h_)(error), `the password of ${hosts.join(', ')}`);
    });
    if (response.status !== 200)
        throw refused(response, url.host, { config, registries });
    const { password, expiresAt, endpoint } = readPassword(response, url.host, leaseSession);
    leaseSession.keep({
        ...{ intent, id, expiresAt, revocation: null },
        note: 'AWS cannot revoke a password of ECR',
        keys: (0,registryLogin/* passwordKeys */.It)(hosts, expiresAt),
        request: (0,requestId/* requestIdOf */.Gb)({ headers: response.headers }),
    });
    checkPassword({ expiresAt, endpoint }, registries[0], call);
    leaseSession.log('info', `${leaseSession.token.lease}: the ECR password is valid until ${(0,time/* clockTime */.q)(expiresAt)} UTC, ` +
        'even after the session has ended; it cannot be revoked');
    return hosts.map((host) => (0,registryLogin/* registryLogin */.j8)(leaseSession, { host, username: 'AWS', password, expiresAt }));
}
function readPassword(response, host, { secret }) {
    const body = (0,providers_response/* parseJson */.qF)(response, host);
    const stated = (0,providers_response/* ownMember */.nV)(body, 'authorizationData');
    const issued = Array.isArray(stated)
        ? (0,providers_response/* objectAt */.lJ)({ first: stated[0] }, 'first')
        : (0,providers_response/* objectAt */.lJ)(body, 'authorizationData');
    const token = issued && (0,providers_response/* textAt */.$6)(issued, 'authorizationToken');
    if (!issued || token === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(token))
        throw (0,providers_response/* responseInvalid */.h)(host, 'without a password');
    secret(token);
    const [, text] = /^AWS:([\x21-\x7e]+)$/.exec(Buffer.from(token, 'base64').toString()) ?? [];
    if (text === undefined)
        throw (0,providers_response/* responseInvalid */.h)(host, 'without a password');
    const password = secret(text);
    const expiresAt = (0,providers_response/* ownMember */.nV)(issued, 'expiresAt');
    if (typeof expiresAt !== 'number' || !(expiresAt >= 0 && expiresAt < 1e11))
        throw (0,providers_response/* responseInvalid */.h)(host, 'without a usable time of expiry');
    return { password, expiresAt, endpoint: (0,providers_response/* textAt */.$6)(issued, 'proxyEndpoint') };
}
function checkPassword({ expiresAt, endpoint }, registry, { config, leaseSession }) {
    const now = leaseSession.clock.now();
    if (expiresAt <= now || expiresAt > now + LIFETIME_S + SKEW_S)
        throw new failure/* Failure */.HR('GUARD_FAILED', 'the ECR password has expired, or is valid for more than 12 hours', {
            causes: [
                "the runner's clock is wrong",
                'a server between the runner and ECR responds in its place',
            ],
            fix: 'Compare the clock of the runner with the time that the server sends.',
        });
    if (registry.service === 'ecr-public')
        return;
    const got = URL.canParse(endpoint ?? '') ? (0,ecrHosts/* parseEcrHost */.wl)(new URL(endpoint ?? '').host) : undefined;
    const { account } = (0,narrowing/* leasedRole */.p$)(config);
    if (got?.region === registry.region && (account === '' || got.account === account))
        return;
    throw new failure/* Failure */.HR('GUARD_FAILED', `the ECR password is not for region ${registry.region} and account ${account || 'of the role'}`, {
        causes: ['a server between the runner and ECR responds in its place'],
        fix: 'Check proxies and DNS between the runner and ECR; nothing was exported.',
    });
}
function refused(response, host, { config, registries }) {
    const row = (0,refusals/* match */.YW)(ecrRefusals, (0,jsonCall/* errorIn */.Kd)(response));
    const denied = row?.when?.code !== undefined && [row.when.code].flat().includes('AccessDenied');
    return (0,providers_response/* rejection */.cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host,
        to: `GetAuthorizationToken for ${registries.map((each) => each.host).join(', ')}; the login was fine`,
        row,
        diagnostics: denied
            ? [`  a policy for the role that allows it: ${registryPolicy(config)}`]
            : [],
    });
}
function registryPolicy(config) {
    const { partition } = (0,narrowing/* leasedRole */.p$)(config);
    const { registries } = config;
    const allow = (action, resource) => ({
        ...{ Effect: 'Allow', Action: action, Resource: resource },
    });
    const repositories = registries.flatMap(({ account, region }) => account === undefined ? [] : [`arn:${partition}:ecr:${region}:${account}:repository/*`]);
    return JSON.stringify({
        Version: '2012-10-17',
        Statement: [
            ...(repositories.length > 0
                ? [allow('ecr:GetAuthorizationToken', '*'), allow('ecr:*', repositories)]
                : []),
            ...(repositories.length < registries.length
                ? [allow(['ecr-public:*', 'sts:GetServiceBearerToken'], '*')]
                : []),
        ],
    });
}


/***/ }),

/***/ 5796:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H0: () => (/* binding */ signedJson),
/* harmony export */   Kd: () => (/* binding */ errorIn),
/* harmony export */   sY: () => (/* binding */ SESSION_REJECTED)
/* harmony export */ });
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2323);
/* harmony import */ var _sigv4_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(275);


const SESSION_REJECTED = [
    'UnrecognizedClientException',
    'InvalidSignatureException',
    'ExpiredTokenException',
    'IncompleteSignatureException',
    'InvalidClientTokenId',
];
const TYPE = 'application/x-amz-json-1.1';
function signedJson({ url, target, body }, signer, scope) {
    const text = JSON.stringify(body);
    const named = { 'Content-Type': TYPE, 'X-Amz-Target': target };
    const headers = (0,_sigv4_js__WEBPACK_IMPORTED_MODULE_1__/* .sign */ ._)({ method: 'POST', url, headers: named, body: text }, signer, scope);
    return {
        ...{ method: 'POST', url, headers, expects: 'json' },
        body: { kind: 'text', type: TYPE, text },
    };
}
function errorIn(response) {
    const body = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOrEmpty */ .fi)(response);
    const stated = response.headers['x-amzn-errortype'] ?? (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, '__type') ?? '';
    const code = stated.replace(/:.*$/, '').replace(/^.*#/, '');
    const message = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, 'message') ?? (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, 'Message') ?? '';
    return { status: response.status, code, message };
}


/***/ }),

/***/ 4621:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T4: () => (/* binding */ readPolicy),
/* harmony export */   We: () => (/* binding */ narrowingPolicy),
/* harmony export */   p$: () => (/* binding */ leasedRole)
/* harmony export */ });
const LONGEST = 2048;
function narrowingPolicy(config) {
    const policy = readPolicy(config, config.reads.map(({ source }) => source));
    return policy.length > LONGEST ? undefined : policy;
}
function readPolicy(config, sources) {
    const resources = (store) => [
        ...new Set(sources
            .filter((source) => source.store === store)
            .flatMap((source) => resourceArns(config, source))),
    ];
    const allow = (action, arns) => arns.length === 0 ? [] : [{ Effect: 'Allow', Action: action, Resource: arns }];
    const decrypt = {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { StringLike: { 'kms:ViaService': ['secretsmanager.*', 'ssm.*'] } },
    };
    return JSON.stringify({
        Version: '2012-10-17',
        Statement: [
            ...allow('secretsmanager:GetSecretValue', resources('secretsmanager')),
            ...allow('ssm:GetParameters', resources('ssm')),
            decrypt,
        ],
    });
}
function resourceArns(config, source) {
    const { store, id, name, account } = source;
    if (account !== undefined)
        return store === 'ssm' ? [id] : [id, `${id}-??????`];
    const { partition, account: own } = leasedRole(config);
    const place = `arn:${partition}:${store}:${config.region}:${own || '*'}`;
    return store === 'ssm'
        ? [`${place}:parameter/${name.replace(/^\//, '')}`]
        : [`${place}:secret:${name}-??????`];
}
const leasedRole = ({ role, chain }) => chain.at(-1)?.role ?? role;


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


/***/ })

};
;