"use strict";
exports.id = "aws-read";
exports.ids = ["aws-read"];
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

/***/ 6003:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  assumeAndRead: () => (/* binding */ assumeAndRead)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var core_failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/providers/reading/logRead.js
var logRead = __webpack_require__(5983);
// EXTERNAL MODULE: ./.build/providers/reading/readEntry.js
var readEntry = __webpack_require__(7585);
// EXTERNAL MODULE: ./.build/providers/reading/readValues.js
var readValues = __webpack_require__(3371);
// EXTERNAL MODULE: ./.build/providers/aws/assume.js + 2 modules
var assume = __webpack_require__(883);
// EXTERNAL MODULE: ./.build/providers/aws/assumeNarrowed.js
var assumeNarrowed = __webpack_require__(4622);
// EXTERNAL MODULE: ./.build/providers/aws/narrowing.js
var narrowing = __webpack_require__(4621);
// EXTERNAL MODULE: ./.build/core/json.js
var json = __webpack_require__(9773);
// EXTERNAL MODULE: ./.build/providers/reading/failures.js
var failures = __webpack_require__(2510);
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/providers/refusals.js
var refusals = __webpack_require__(6009);
// EXTERNAL MODULE: ./.build/providers/aws/jsonCall.js
var jsonCall = __webpack_require__(5796);
;// CONCATENATED MODULE: ./.build/providers/aws/storeRefusals.js

const refused = (row) => ({
    code: 'READ_REFUSED',
    ...row,
});
const DENIED = ['AccessDeniedException', 'AccessDenied'];
const notFound = refused({
    symptom: 'ResourceNotFoundException: no such secret, or no version with that stage',
    when: { code: ['ResourceNotFoundException'] },
    causes: [
        'the name, the region or the account is another',
        'the name carries the six characters that only belong to the ARN',
        'no version has the stage: AWSPENDING exists during a rotation only, AWSPREVIOUS after the first',
    ],
    fix: 'Compare the path with `aws secretsmanager list-secrets`, or write `| optional` after it if ' +
        'the secret may be absent.',
});
const noParameter = refused({
    symptom: 'InvalidParameters: no such parameter, or no such version or label',
    when: { code: ['InvalidParameters', 'ParameterNotFound', 'ParameterVersionNotFound'] },
    causes: [
        'the name, its case, the region or the account is another',
        'the version was pruned: 100 are kept',
    ],
    fix: 'Compare the path with `aws ssm describe-parameters`, or write `| optional` after it if the ' +
        'parameter may be absent.',
});
const accessDenied = refused({
    symptom: 'AccessDeniedException: the role may not read it',
    when: { code: DENIED },
    causes: [
        'no policy of the role allows secretsmanager:GetSecretValue or ssm:GetParameters on it',
        'the Resource of the policy lacks -?????? after the name of the secret',
        'a condition on secretsmanager:VersionStage, or on tags, does not hold',
        "the secret's own policy, an SCP or the policy of a VPC endpoint denies it",
        'the secret does not exist, and the role may not learn that',
    ],
    fix: 'Attach the policy in the log to the role, narrowed as far as your names allow.',
});
const storeRefusals = [
    refused({
        symptom: 'AccessDeniedException: access to the KMS key is not allowed',
        when: { code: DENIED, words: /\bkms\b|ciphertext/i },
        causes: ['the secret has a customer managed key, and role or key policy lacks kms:Decrypt'],
        fix: 'Allow kms:Decrypt on that key, with kms:ViaService secretsmanager or ssm of the region.',
    }),
    accessDenied,
    notFound,
    noParameter,
    refused({
        symptom: 'InvalidRequestException: scheduled for deletion, or stage and version do not match',
        when: { code: ['InvalidRequestException'] },
        causes: [
            'the secret was deleted; it can be restored for 7 to 30 days',
            'the secret has no value yet',
        ],
        fix: 'Restore it with `aws secretsmanager restore-secret`, or name another version.',
    }),
    refused({
        symptom: 'DecryptionFailure: the KMS key cannot be used',
        when: { code: ['DecryptionFailure', 'InvalidKeyId'] },
        causes: ['the key is disabled or scheduled for deletion'],
        fix: 'Enable the key, or cancel its deletion.',
    }),
    refused({
        symptom: 'the store rejected the form of the request',
        when: {
            code: ['InvalidParameterException', 'ValidationException', 'SerializationException'],
        },
        causes: ['the path is malformed', 'the server at `store-address` is another service'],
        fix: 'Correct the path in `read`, or `store-address`.',
    }),
    refused({
        symptom: 'the store does not accept the session',
        when: { code: jsonCall/* SESSION_REJECTED */.sY },
        causes: [
            "the runner's clock is wrong",
            'the region must be enabled first, and the session is of the global STS',
            '`store-address` and `address` are servers of different accounts or emulators',
        ],
        fix: 'Set the clock, use the STS of the region, or correct `store-address`.',
    }),
    refused({
        symptom: 'the store limits the rate of requests',
        when: {
            code: [
                'ThrottlingException',
                'Throttling',
                'ThrottledException',
                'RequestThrottledException',
                'RequestThrottled',
                'RequestLimitExceeded',
                'TooManyRequestsException',
                'ProvisionedThroughputExceededException',
            ],
        },
        verdict: 'retry',
        causes: ['Parameter Store allows 40 requests per second to all jobs of an account and region'],
        fix: 'Raise the throughput of Parameter Store, or let fewer jobs read at once.',
    }),
];

;// CONCATENATED MODULE: ./.build/providers/aws/callStore.js







const OPERATIONS = {
    secretsmanager: 'secretsmanager.GetSecretValue',
    ssm: 'AmazonSSM.GetParameters',
};
const LARGEST = 512 * 1024;
async function callStore(call) {
    const { config, leaseSession, signer, store } = call;
    const url = config.stores[store];
    const operation = { url, target: OPERATIONS[store], body: call.body };
    const scope = { region: config.region, service: store, now: leaseSession.clock.now() };
    const response = await leaseSession
        .send({ ...(0,jsonCall/* signedJson */.H0)(operation, signer, scope), cap: LARGEST }, (0,refusals/* judgeBy */.FU)(storeRefusals, jsonCall/* errorIn */.Kd))
        .catch((error) => {
        throw (0,failures/* withPath */.i)((0,core_failure/* asFailure */.h_)(error), call.sources.map(({ path }) => path).join(', '));
    });
    if (response.status === 200)
        return { response };
    const row = recognised(response);
    const failure = rejected(response, row, call);
    return row === notFound ? { absent: failure } : fail(failure);
}
const fail = (failure) => {
    throw failure;
};
const recognised = (response) => (0,refusals/* match */.YW)(storeRefusals, (0,jsonCall/* errorIn */.Kd)(response));
function rejected(response, row, { config, store, sources }) {
    return (0,providers_response/* rejection */.cz)(response, {
        code: 'READ_REFUSED',
        host: config.stores[store].host,
        to: `reading ${sources.map(({ path }) => path).join(', ')}; the login was fine`,
        row,
        diagnostics: row === accessDenied
            ? [`  a policy for the role that allows it: ${(0,narrowing/* readPolicy */.T4)(config, sources)}`]
            : [],
    });
}

// EXTERNAL MODULE: ./.build/providers/aws/partitions.js
var partitions = __webpack_require__(4117);
;// CONCATENATED MODULE: ./.build/providers/aws/parameterStore.js









const MOST = 10;
function groupParameters(sources) {
    const groups = [];
    for (const source of sources) {
        const open = groups.find((group) => group.length < MOST && group.every(({ name }) => !sameName(name, source.name)));
        if (open)
            open.push(source);
        else
            groups.push([source]);
    }
    return groups;
}
const sameName = (a, b) => a.replace(/^\//, '') === b.replace(/^\//, '');
async function readParameters(sources, session) {
    const { config, leaseSession } = session;
    const body = { Names: sources.map(nameOf), WithDecryption: true };
    const result = await callStore({ ...session, store: 'ssm', sources, body });
    if ('absent' in result)
        throw result.absent;
    const { host } = config.stores.ssm;
    const response = (0,providers_response/* parseJson */.qF)(result.response, host);
    const [found, invalid] = [listIn(response, 'Parameters'), listIn(response, 'InvalidParameters')];
    if (!found || !invalid)
        throw (0,providers_response/* responseInvalid */.h)(host, 'without a list of parameters');
    return sources.map((source) => {
        if (invalid.includes(nameOf(source)))
            return (0,readValues/* absentValues */.Wp)(config.reads, source, absent(source, host));
        const matching = found.filter((each) => isParameter(each, source));
        const [parameter] = matching;
        if (!(0,json/* isObject */.G)(parameter) || matching.length > 1)
            throw (0,providers_response/* responseInvalid */.h)(host, `without exactly one parameter for ${source.path}`);
        const obtained = checkParameter(parameter, source, config);
        const value = parameterValue(parameter, source, host);
        return { ...(0,readValues/* contentValues */.Uh)(value, source, { reading: config, masker: leaseSession }), obtained };
    });
}
const nameOf = ({ id, version, label }) => {
    const selector = version ?? label;
    return selector === undefined ? id : `${id}:${selector}`;
};
function isParameter(parameter, { id, version, label }) {
    if (!(0,json/* isObject */.G)(parameter))
        return false;
    const selector = version ?? label;
    const stated = (0,providers_response/* textAt */.$6)(parameter, 'Selector');
    const right = stated === undefined ? label === undefined : stated === `:${selector}`;
    return right && ((0,providers_response/* textAt */.$6)(parameter, 'Name') === id || (0,providers_response/* textAt */.$6)(parameter, 'ARN') === id);
}
function checkParameter(parameter, source, config) {
    const account = source.account ?? (0,narrowing/* leasedRole */.p$)(config).account;
    const arn = (0,providers_response/* textAt */.$6)(parameter, 'ARN') ?? '';
    const version = (0,providers_response/* ownMember */.nV)(parameter, 'Version');
    const start = `arn:${(0,partitions/* partitionOf */.iQ)(config.region).id}:ssm:${config.region}:`;
    const [, owner, name = ''] = /^(\d{12})?:parameter(\/[\w./-]+)$/.exec(arn.slice(start.length)) ?? [];
    const ours = owner === undefined ? source.name.startsWith('/aws/') : owner === account;
    if (!arn.startsWith(start) || !sameName(name, source.name) || !(ours || account === ''))
        throw (0,failures/* wrongResponse */.J)(source.path, 'another parameter, account or region');
    if (typeof version !== 'number' || (source.version ?? `${version}`) !== `${version}`)
        throw (0,failures/* wrongResponse */.J)(source.path, 'another version');
    return `${arn}@${version}`;
}
function parameterValue(parameter, { path }, host) {
    const value = (0,providers_response/* ownMember */.nV)(parameter, 'Value');
    if (typeof value !== 'string')
        throw (0,providers_response/* responseInvalid */.h)(host, `without a value for ${path}`);
    if ((0,providers_response/* textAt */.$6)(parameter, 'Type') === 'SecureString' && /^(?:kms:|AQICAH)/.test(value))
        throw new core_failure/* Failure */.HR('GUARD_FAILED', `${host} returned ${path} without decrypting it`, {
            causes: ['the server at `store-address` does not decrypt'],
            fix: 'Read it from a server that decrypts; nothing was exported.',
        });
    return value;
}
const absent = ({ path }, host) => new core_failure/* Failure */.HR('READ_REFUSED', `${host} does not know ${path}; the login was fine: ${noParameter.symptom}`, noParameter);
function listIn(response, name) {
    const value = (0,providers_response/* ownMember */.nV)(response, name) ?? [];
    return Array.isArray(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./.build/providers/aws/secretValue.js






async function readSecret(source, session) {
    const { config, leaseSession } = session;
    const { id, version, label = 'AWSCURRENT' } = source;
    const which = version === undefined ? { VersionStage: label } : { VersionId: version };
    const body = { SecretId: id, ...which };
    const result = await callStore({ ...session, store: 'secretsmanager', sources: [source], body });
    if ('absent' in result)
        return (0,readValues/* absentValues */.Wp)(config.reads, source, result.absent);
    const { host } = config.stores.secretsmanager;
    const secret = (0,providers_response/* parseJson */.qF)(result.response, host);
    const obtained = checkSecret(secret, source, config);
    const content = contentOf(secret, host);
    return {
        ...(0,readValues/* contentValues */.Uh)(content, source, { reading: config, masker: leaseSession }),
        obtained,
    };
}
function checkSecret(secret, source, config) {
    const { path, version, label = 'AWSCURRENT' } = source;
    const { host } = config.stores.secretsmanager;
    const arn = (0,providers_response/* textAt */.$6)(secret, 'ARN') ?? '';
    const id = (0,providers_response/* textAt */.$6)(secret, 'VersionId') ?? '';
    if (!/^[\w-]{1,64}$/.test(id))
        throw (0,providers_response/* responseInvalid */.h)(host, 'without the version of a secret');
    if (!isArnOf(arn, source, config))
        throw (0,failures/* wrongResponse */.J)(path, 'another secret, account or region');
    const stages = (0,providers_response/* ownMember */.nV)(secret, 'VersionStages');
    if (version !== undefined ? id !== version : !Array.isArray(stages) || !stages.includes(label))
        throw (0,failures/* wrongResponse */.J)(path, 'another version');
    return `${arn}@${id}`;
}
function isArnOf(arn, source, config) {
    const role = (0,narrowing/* leasedRole */.p$)(config);
    const account = source.account ?? role.account;
    const start = `arn:${(0,partitions/* partitionOf */.iQ)(config.region).id}:secretsmanager:${config.region}:`;
    const [, owner, name = ''] = /^(\d{12}):secret:([\w/+=.@!-]+)$/.exec(arn.slice(start.length)) ?? [];
    if (!arn.startsWith(start) || owner === undefined)
        return false;
    const alike = name.replace(/-[A-Za-z0-9]{6}$/, '') === source.name;
    return (account === '' || owner === account) && (alike || name === source.name);
}
function contentOf(secret, host) {
    const text = (0,providers_response/* ownMember */.nV)(secret, 'SecretString');
    const binary = (0,providers_response/* ownMember */.nV)(secret, 'SecretBinary');
    if (typeof text === 'string' && (binary === undefined || binary === null))
        return text;
    if (typeof binary === 'string' && (text === undefined || text === null)) {
        if (/^[A-Za-z0-9+/]*={0,2}$/.test(binary))
            return Buffer.from(binary, 'base64');
    }
    throw (0,providers_response/* responseInvalid */.h)(host, 'without the value of a secret');
}

;// CONCATENATED MODULE: ./.build/providers/aws/read.js









async function assumeAndRead(config, leaseSession) {
    const lease = config.exportCredentials
        ? await (0,assume.assume)(config, leaseSession)
        : await (0,assumeNarrowed/* assumeNarrowed */.du)(config, leaseSession, {
            ...{ input: 'read', use: 'read inside this step' },
            policy: (0,narrowing/* narrowingPolicy */.We)(config),
        });
    const { credentials } = lease;
    if (credentials.kind !== 'aws')
        throw new core_failure/* Failure */.HR('INTERNAL', 'a session of AWS was expected');
    const session = { config, leaseSession, signer: credentials };
    const sources = (0,readEntry/* distinctSources */.xE)(config.reads);
    const secrets = sources.filter(({ store }) => store === 'secretsmanager');
    const parameters = groupParameters(sources.filter(({ store }) => store === 'ssm'));
    const requests = [
        ...secrets.map(async (source) => [await readSecret(source, session)]),
        ...parameters.map((group) => readParameters(group, session)),
    ];
    const taken = (await leaseSession.all(requests)).flat();
    const values = (0,readValues/* mergeValues */.D3)(taken.map((each) => each.values));
    const stores = [
        ...(secrets.length > 0 ? ['Secrets Manager'] : []),
        ...(parameters.length > 0 ? ['Parameter Store'] : []),
    ];
    const exported = config.exportCredentials;
    (0,logRead/* logRead */.d)(leaseSession, taken, {
        stores,
        credential: exported ? undefined : 'session',
        expiresAt: lease.expiresAt,
    });
    return {
        ...lease,
        ...(0,readValues/* readSummary */.L_)(taken),
        credentials: exported ? { ...credentials, more: values } : { kind: 'values', values },
        expiresAt: exported ? lease.expiresAt : undefined,
    };
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
/* harmony export */   d: () => (/* binding */ logRead)
/* harmony export */ });
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(946);

function logRead({ log, token }, sources, { stores, credential, expiresAt, }) {
    const count = sources.filter(({ obtained }) => obtained !== undefined).length;
    const life = expiresAt === undefined ? 'expires by itself' : `expires ${(0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .clockTime */ .q)(expiresAt)} UTC`;
    const rest = credential === undefined ? '' : `; the ${credential} was not exported and ${life}`;
    log('info', `${token.lease}: read ${count} ${count === 1 ? 'secret' : 'secrets'} from ` +
        `${stores.join(' and ')}${rest}`);
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


/***/ })

};
;