"use strict";
exports.id = "aws-cluster";
exports.ids = ["aws-cluster"];
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

/***/ 4303:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  assumeForCluster: () => (/* binding */ assumeForCluster)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/time.js
var time = __webpack_require__(946);
// EXTERNAL MODULE: ./.build/providers/aws/assume.js + 2 modules
var assume = __webpack_require__(883);
// EXTERNAL MODULE: ./.build/providers/aws/assumeNarrowed.js
var assumeNarrowed = __webpack_require__(4622);
// EXTERNAL MODULE: ./.build/providers/aws/clusterToken.js
var clusterToken = __webpack_require__(3049);
// EXTERNAL MODULE: ./.build/core/url.js
var core_url = __webpack_require__(6586);
// EXTERNAL MODULE: ./.build/providers/refusals.js
var refusals = __webpack_require__(6009);
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/providers/aws/clusterRefusals.js
var clusterRefusals = __webpack_require__(5199);
// EXTERNAL MODULE: ./.build/providers/aws/jsonCall.js
var jsonCall = __webpack_require__(5796);
// EXTERNAL MODULE: ./.build/providers/aws/narrowing.js
var narrowing = __webpack_require__(4621);
// EXTERNAL MODULE: ./.build/providers/aws/sigv4.js
var sigv4 = __webpack_require__(275);
;// CONCATENATED MODULE: ./.build/providers/aws/describeCluster.js









const LONGEST_CA = 20_000;
async function describeCluster(config, leaseSession, signer) {
    const { cluster, region } = config;
    const { endpoint, name } = cluster;
    const url = new URL(`/clusters/${name}`, endpoint);
    const headers = (0,sigv4/* sign */._)({ method: 'GET', url, headers: {}, body: '' }, signer, {
        ...{ region, service: 'eks', now: leaseSession.clock.now() },
    });
    const response = await leaseSession.send({ method: 'GET', url, headers, expects: 'json' }, (0,refusals/* judgeBy */.FU)(clusterRefusals/* clusterRefusals */.Ap, jsonCall/* errorIn */.Kd));
    if (response.status === 200)
        return readCluster(response, config);
    const row = (0,refusals/* match */.YW)(clusterRefusals/* clusterRefusals */.Ap, (0,jsonCall/* errorIn */.Kd)(response));
    throw (0,providers_response/* rejection */.cz)(response, {
        ...{ code: 'READ_REFUSED', host: endpoint.host, row },
        to: `describing cluster ${name}; the login was fine`,
        diagnostics: row === clusterRefusals/* mayNotDescribe */.ky
            ? [`  a policy for the role that allows it: ${describePolicy(config)}`]
            : [],
    });
}
function describePolicy(config) {
    const { partition, account } = (0,narrowing/* leasedRole */.p$)(config);
    const place = `arn:${partition}:eks:${config.region}:${account || '*'}`;
    const statement = {
        ...{ Effect: 'Allow', Action: 'eks:DescribeCluster' },
        Resource: `${place}:cluster/${config.cluster.name}`,
    };
    return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}
function readCluster(response, config) {
    const { name, endpoint } = config.cluster;
    const cluster = (0,providers_response/* objectAt */.lJ)((0,providers_response/* parseJson */.qF)(response, endpoint.host), 'cluster') ?? {};
    const arn = arnOf(cluster, config);
    if (!['ACTIVE', 'UPDATING'].includes((0,providers_response/* textAt */.$6)(cluster, 'status') ?? ''))
        throw new failure/* Failure */.HR('READ_REFUSED', `cluster ${name} is neither ACTIVE nor UPDATING`, {
            causes: ['it is being created or deleted, or its creation failed'],
            fix: `Wait with \`aws eks wait cluster-active --name ${name}\`.`,
        });
    const server = serverOf(cluster);
    const ca = authorityOf(cluster);
    const bound = (0,providers_response/* objectAt */.lJ)(cluster, 'outpostConfig') ? (0,providers_response/* textAt */.$6)(cluster, 'id') : name;
    if (server === undefined || ca === undefined || bound === undefined || !clusterToken/* BOUND */.d.test(bound))
        throw (0,providers_response/* responseInvalid */.h)(endpoint.host, 'with a cluster without a usable address or authority');
    return { server, ca, bound, arn };
}
function arnOf(cluster, config) {
    const { name, endpoint } = config.cluster;
    const stated = (0,providers_response/* textAt */.$6)(cluster, 'arn') ?? '';
    const { partition, account } = (0,narrowing/* leasedRole */.p$)(config);
    const [, owner] = /^arn:[a-z-]+:eks:[\w-]+:(\d{12}):cluster\//.exec(stated) ?? [];
    const own = `arn:${partition}:eks:${config.region}:${account || owner}:cluster/${name}`;
    if ((0,providers_response/* textAt */.$6)(cluster, 'name') === name && stated === own)
        return own;
    throw new failure/* Failure */.HR('GUARD_FAILED', `${endpoint.host} described another cluster than ${own}`, {
        causes: ['a proxy between the runner and EKS responds in its place'],
        fix: 'Find the server that responds in place of EKS; nothing was exported.',
    });
}
function serverOf(cluster) {
    const url = (0,core_url/* parseSafeUrl */.Q)((0,providers_response/* textAt */.$6)(cluster, 'endpoint') ?? '');
    const plain = url?.protocol === 'https:' && url.pathname === '/' && !url.search && !url.hash;
    return plain ? url.origin : undefined;
}
function authorityOf(cluster) {
    const encoded = (0,providers_response/* textAt */.$6)((0,providers_response/* objectAt */.lJ)(cluster, 'certificateAuthority') ?? {}, 'data') ?? '';
    if (encoded.length > LONGEST_CA || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded))
        return undefined;
    const blocks = Buffer.from(encoded, 'base64').toString('latin1').match(CERTIFICATES);
    return blocks ? `${blocks.join('\n')}\n` : undefined;
}
const CERTIFICATES = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

;// CONCATENATED MODULE: ./.build/providers/aws/cluster.js






const TOKEN_LIFE = 15 * 60;
const LONGEST_TOKEN = 4096;
async function assumeForCluster(config, leaseSession) {
    const { cluster } = config;
    const lease = await (0,assume.assume)(narrowed(config), (0,assumeNarrowed/* withNote */.dW)(leaseSession, noteOf(cluster)));
    const { credentials } = lease;
    if (credentials.kind !== 'aws')
        throw new failure/* Failure */.HR('INTERNAL', 'a session of AWS was expected');
    const described = await describeCluster(config, leaseSession, credentials);
    const signed = signedToken(config, leaseSession, { lease, credentials, described });
    const { token, expiresAt, keys } = cluster.serviceAccount
        ? await exchangeToken(config, leaseSession, { lease, described, signed: signed.token })
        : signed;
    if (!cluster.serviceAccount)
        noticeEnd(leaseSession, cluster, expiresAt);
    const { server, ca } = described;
    const access = { server, ca, namespace: cluster.namespace, token, expiresAt };
    return {
        ...lease,
        expiresAt: cluster.exportSession ? lease.expiresAt : expiresAt,
        keys: { ...lease.keys, ...keys, cluster: [described.arn] },
        cluster: access,
    };
}
function narrowed(config) {
    const { policies, cluster } = config;
    if (cluster.exportSession || (0,assumeNarrowed/* isRestricted */.Ez)(policies))
        return config;
    return { ...config, policies: { policy: describePolicy(config), managed: [] } };
}
function signedToken({ region, endpoint }, { clock, secret }, { lease, credentials, described: { bound } }) {
    const now = clock.now();
    const text = (0,clusterToken/* signClusterToken */.t)(credentials, { region, sts: endpoint, bound, now });
    if (text.length > LONGEST_TOKEN)
        throw new failure/* Failure */.HR('GUARD_FAILED', `the token must have at most ${LONGEST_TOKEN} characters; it has ${text.length}`, {
            causes: ['session tags, policies or the chain make the session token long'],
            fix: 'Use fewer tags and policies in "chain", "session-policy" and "managed-policies".',
        });
    const sessionEnds = lease.expiresAt ?? Number.POSITIVE_INFINITY;
    return { token: secret(text), expiresAt: Math.min(sessionEnds, now + TOKEN_LIFE) };
}
async function exchangeToken(config, leaseSession, given) {
    const { cluster, role, endpoint, region } = config;
    const { lease, described, signed } = given;
    const { server, ca, bound } = described;
    const { leaseToken, rejectedByCluster } = await Promise.all(/* import() */[__webpack_require__.e("for-aws-clusterAccount-and-kubernetes-exchange"), __webpack_require__.e("aws-clusterAccount")]).then(__webpack_require__.bind(__webpack_require__, 8551));
    const { account, lifetime, revocable } = cluster.serviceAccount;
    const base = new URL(`${server}/`);
    const api = {
        base,
        send: (request, judging) => leaseSession.send({ host: base.host, next: async () => ({ ...request(signed), ca }) }, judging),
    };
    const session = lease.id.split('/').at(-1) ?? '';
    const own = { ...leaseSession, keep: keepAs(leaseSession, lease.id) };
    return leaseToken(own, api, {
        ...{ account, audience: undefined },
        lifetime: cluster.exportSession ? config.lifetime : lifetime,
        revocation: revocable
            ? {
                ...{ address: base.href, ca, bound, region, role: role.arn, session },
                ...{ sts: endpoint.href, audience: leaseSession.token.audience },
            }
            : null,
        keys: { service_account: `${account.namespace}/${account.name}` },
        rejected: (response, action) => rejectedByCluster(response, action, { config, base }),
    });
}
const keepAs = ({ keep }, id) => (kept) => keep({ ...kept, id });
function noticeEnd({ log, token }, { name }, end) {
    log('notice', `${token.lease}: EKS cluster ${name} accepts the token until ${(0,time/* clockTime */.q)(end)} UTC, for 15 minutes at ` +
        'most. Write "kube-service-account: NAMESPACE/NAME" to get a token of a service account, ' +
        'which is valid for an hour and is revoked');
}
const noteOf = ({ name }) => `it signed a token for EKS cluster ${name}, which is accepted for up to 15 minutes ` +
    'even if a policy denies the session';


/***/ }),

/***/ 5199:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ clusterRefusals),
/* harmony export */   IT: () => (/* binding */ noAccessEntry),
/* harmony export */   ky: () => (/* binding */ mayNotDescribe)
/* harmony export */ });
/* harmony import */ var _jsonCall_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5796);

const refused = (row) => ({ code: 'READ_REFUSED', ...row });
const mayNotDescribe = refused({
    symptom: 'AccessDeniedException: the role may not describe the cluster',
    when: { code: ['AccessDeniedException', 'AccessDenied'] },
    causes: [
        'no policy of the role allows eks:DescribeCluster on it',
        'an SCP or the policy of a VPC endpoint denies it',
        '"session-policy" or "managed-policies" do not allow it',
    ],
    fix: 'Attach the policy in the log to the role.',
});
const noAccessEntry = {
    code: 'EXCHANGE_REFUSED',
    symptom: 'Unauthorized: the cluster does not accept the role',
    when: { status: 401, action: ['secret', 'token', 'delete'] },
    causes: [
        'the cluster has no access entry, or row in aws-auth, for the role',
        'the token has expired: it is valid for 15 minutes',
    ],
    fix: 'Add the role with `aws eks create-access-entry --cluster-name NAME --principal-arn ROLE`. ' +
        'For longer jobs, write `kube-service-account`.',
};
const clusterRefusals = [
    mayNotDescribe,
    refused({
        symptom: 'ResourceNotFoundException: no such cluster',
        when: { code: ['ResourceNotFoundException'] },
        causes: ['the name, the region or the account of the role is wrong'],
        fix: 'Compare `cluster` and `region` with `aws eks list-clusters`.',
    }),
    refused({
        symptom: 'EKS does not accept the session',
        when: { code: _jsonCall_js__WEBPACK_IMPORTED_MODULE_0__/* .SESSION_REJECTED */ .sY },
        causes: [
            "the runner's clock is wrong",
            '`store-address` and `address` are servers of different accounts or emulators',
        ],
        fix: 'Set the clock, or correct `store-address`.',
    }),
    refused({
        symptom: 'EKS limits the rate of requests',
        when: { code: ['ThrottlingException', 'Throttling', 'TooManyRequestsException'] },
        verdict: 'retry',
        causes: ['many jobs describe clusters of this account at once'],
        fix: 'Start fewer jobs at once.',
    }),
    noAccessEntry,
];


/***/ }),

/***/ 3049:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ BOUND),
/* harmony export */   t: () => (/* binding */ signClusterToken)
/* harmony export */ });
/* harmony import */ var _partitions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4117);
/* harmony import */ var _sigv4_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(275);


function signClusterToken(signer, { region, sts, bound, now }) {
    const aws = (0,_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOfSts */ .qe)(sts.hostname) !== undefined;
    const host = aws ? (0,_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .regionalEndpoint */ .N2)(region, { fips: false, dualStack: false }) : sts;
    const url = new URL('/?Action=GetCallerIdentity&Version=2011-06-15', host);
    const signed = (0,_sigv4_js__WEBPACK_IMPORTED_MODULE_1__/* .presign */ .d)({ url, headers: { 'x-k8s-aws-id': bound }, expires: 60 }, signer, {
        ...{ region: (0,_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .signingRegion */ .Gu)(region), service: 'sts', now },
    });
    return `k8s-aws-v1.${Buffer.from(signed.reveal()).toString('base64url')}`;
}
const BOUND = /^[\w-]{1,100}$/;


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


/***/ })

};
;