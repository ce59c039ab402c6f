"use strict";
exports.id = "review-main";
exports.ids = ["review-main"];
exports.modules = {

/***/ 6586:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseSafeUrl),
/* harmony export */   T: () => (/* binding */ originAndPath)
/* harmony export */ });
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
function parseSafeUrl(text) {
    const url = URL.parse(text);
    if (url?.username !== '' || url.password !== '')
        return undefined;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
        ? url
        : undefined;
}
function originAndPath(address = '') {
    const url = URL.parse(address);
    return url ? `${url.origin}${url.pathname}` : undefined;
}


/***/ }),

/***/ 8163:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ refreshScript),
/* harmony export */   MP: () => (/* binding */ refreshNames),
/* harmony export */   XS: () => (/* binding */ EXEC_API)
/* harmony export */ });
const EXEC_API = 'client.authentication.k8s.io/v1';
const refreshNames = (lease, windows = false) => ({
    script: windows ? `refresh-${lease}.cmd` : `refresh-${lease}`,
    plan: `refresh-${lease}.json`,
    session: `lease-${lease}.json`,
    newSession: `lease-${lease}.new`,
    lock: `lease-${lease}.lock`,
    rejection: `lease-${lease}.rejected`,
});
function refreshScript({ node, entry, unset, windows }, { plan, session }) {
    if (windows)
        return `@"${node}" "${entry}" "${plan}"\r\n`;
    return [
        '#!/bin/sh',
        '# Written by lease-credentials for libraries of later steps; removed at the end of the job.',
        `if [ -r '${session}' ]; then`,
        `  { IFS= read -r until && IFS= read -r credentials; } <'${session}'`,
        '  now=$(/bin/date +%s 2>/dev/null)',
        '  case "${until:-x}${now:-x}" in',
        '  *[!0-9]*) ;;',
        '  *)',
        '    if [ "$until" -gt "$now" ] && [ -n "$credentials" ]; then',
        '      printf \'%s\\n\' "$credentials"',
        '      exit 0',
        '    fi',
        '    ;;',
        '  esac',
        'fi 2>/dev/null',
        `unset ${unset.join(' ')}`,
        `exec '${node}' '${entry}' '${plan}'`,
        '',
    ].join('\n');
}


/***/ }),

/***/ 819:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ deriveIssuer)
/* harmony export */ });
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6586);
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3384);


const SLUG = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?$/;
function deriveIssuer(serverUrl = 'https://github.com', declared, source = _sources_js__WEBPACK_IMPORTED_MODULE_1__/* .GITHUB */ .U0) {
    switch (source.name) {
        case 'github':
            return gitHubIssuer(serverUrl, declared, source);
        case 'forgejo':
            return forgejoIssuer(serverUrl, declared, source);
    }
}
function gitHubIssuer(serverUrl, declared, source) {
    const server = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(serverUrl);
    if (!server)
        return { error: 'cannot be derived, as GITHUB_SERVER_URL is not an https URL' };
    const derived = derive(server, source);
    if (declared === undefined || declared === derived)
        return { issuer: issuerAt(derived, source) };
    const below = declared.startsWith(`${derived}/`) ? declared.slice(derived.length + 1) : '';
    if (SLUG.test(below))
        return { issuer: issuerAt(declared, source) };
    return {
        error: `must be ${derived}, or that with a slash and the slug of the enterprise, and ` +
            `nothing after it`,
    };
}
function derive({ host, origin }, { issuerPath }) {
    if (host === 'github.com')
        return 'https://token.actions.githubusercontent.com';
    return host.endsWith('.ghe.com') ? `https://token.actions.${host}` : `${origin}${issuerPath}`;
}
function forgejoIssuer(serverUrl, declared, source) {
    const server = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(serverUrl);
    if (declared === undefined && !server)
        return {
            error: `must be declared, as GITHUB_SERVER_URL is not an https URL: ROOT_URL of the ` +
                `Forgejo with ${source.issuerPath} after it`,
        };
    const iss = declared ?? `${server?.origin}${server?.pathname.replace(/\/+$/, '')}${source.issuerPath}`;
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(iss);
    const isCanonical = url !== undefined && url.origin + url.pathname === iss;
    if (isCanonical && iss.endsWith(source.issuerPath) && !(0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isGitHubHost */ .gf)(url.hostname))
        return { issuer: issuerAt(iss, source) };
    return {
        error: `must be the https URL of a Forgejo with ${source.issuerPath} after it, such as ` +
            `https://git.example.com${source.issuerPath}`,
    };
}
function issuerAt(iss, source) {
    return {
        iss,
        source,
        jwks: new URL(`${iss}${source.keysPath}`),
        discovery: new URL(`${iss}/.well-known/openid-configuration`),
        origin: new URL(new URL(iss).origin),
    };
}


/***/ }),

/***/ 3384:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FN: () => (/* binding */ FORGEJO),
/* harmony export */   Gi: () => (/* binding */ isForgejoToken),
/* harmony export */   U0: () => (/* binding */ GITHUB),
/* harmony export */   gf: () => (/* binding */ isGitHubHost),
/* harmony export */   rV: () => (/* binding */ BOUND_CLAIMS),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);

const GITHUB = {
    name: 'github',
    issuerPath: '/_services/token',
    boundClaims: ['repository_id', 'repository_owner_id', 'run_id', 'run_attempt'],
    hasRepositoryIds: true,
    acceptsAudienceList: false,
    keysPath: '/.well-known/jwks',
};
const FORGEJO = {
    name: 'forgejo',
    issuerPath: '/api/actions',
    boundClaims: ['repository', 'run_id', 'run_attempt'],
    hasRepositoryIds: false,
    acceptsAudienceList: true,
    keysPath: '/.well-known/keys',
};
const BOUND_CLAIMS = [
    ...new Set([...GITHUB.boundClaims, ...FORGEJO.boundClaims]),
];
const isForgejoToken = ({ iss }) => typeof iss === 'string' && iss.endsWith(FORGEJO.issuerPath);
const isGitHubHost = (hostname) => /(?:^|\.)(?:github\.com|ghe\.com|githubusercontent\.com)\.?$/.test(hostname);
function sourceOf({ forgejo, github }) {
    if (!forgejo)
        return GITHUB;
    const server = URL.parse(github('server_url') ?? '');
    if (github('repository_id') !== undefined)
        throw contradicted("GITHUB_REPOSITORY_ID is set, which only GitHub's runner does");
    if (!server)
        throw contradicted('GITHUB_SERVER_URL is not an address');
    if (isGitHubHost(server.hostname))
        throw contradicted('GITHUB_SERVER_URL is an address of GitHub');
    return FORGEJO;
}
const contradicted = (why) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ENVIRONMENT_REFUSED', `FORGEJO_ACTIONS is "true", but ${why}`, {
    causes: [
        'an earlier step wrote one of the two variables to GITHUB_ENV, or the workflow sets it ' +
            'in `env`',
    ],
    fix: 'Find what sets FORGEJO_ACTIONS or GITHUB_REPOSITORY_ID and remove it; the runner sets ' +
        'its own variables.',
});


/***/ }),

/***/ 2097:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ importYaml)
/* harmony export */ });
const importYaml = async () => {
    const { loadYaml } = await __webpack_require__.e(/* import() */ "inputs-yaml").then(__webpack_require__.bind(__webpack_require__, 9550));
    return loadYaml();
};


/***/ }),

/***/ 6036:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReview: () => (/* binding */ runReview)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var core_failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/inputs/deferredYaml.js
var deferredYaml = __webpack_require__(2097);
// EXTERNAL MODULE: ./.build/core/sanitize.js
var sanitize = __webpack_require__(6548);
// EXTERNAL MODULE: ./.build/identity/issuer.js
var identity_issuer = __webpack_require__(819);
// EXTERNAL MODULE: ./.build/inputs/reader.js
var reader = __webpack_require__(1586);
// EXTERNAL MODULE: ./.build/inputs/suggest.js
var suggest = __webpack_require__(1995);
;// CONCATENATED MODULE: ./.build/review/fields.js

const FAILING = [
    ...['stranger', 'locked-out', 'cannot-tell', 'unlisted', 'missing', 'unreadable'],
    'input-error',
];
const reviewFields = [
    {
        name: 'path',
        default: '.',
    },
    {
        name: 'base',
    },
    {
        name: 'policies',
    },
    {
        name: 'table',
    },
    {
        name: 'action',
    },
    {
        name: 'max-age',
        default: '92d',
    },
    {
        name: 'issuer',
    },
    {
        name: 'fail-on',
        default: `[${FAILING.join('')}]`,
    },
];
const reviewOutputs = {
    findings: 'JSON: a list of `{kind, file, line, text, fix, witness}`, at most 500; `witness` has the ' +
        'claims of a token that proves the finding.',
    inventory: 'JSON: a list of the leases in the workflow files, at most 500, each with `file`, `line`, ' +
        '`job`, `environment`, `version`, `name`, `from`, `server`, `identity`, `paths`, `exports`, ' +
        '`owned-by`, `purpose`, `reviewed`, `expects`.',
    'error-code': 'After a failure: its code, `REVIEW_FAILED` if `fail-on` names what was found.',
};

;// CONCATENATED MODULE: ./.build/review/findings.js
const findingKinds = {
    stranger: 'a job that `table` does not admit gets in',
    trap: 'without a row in `table`: a job gets in that the policy is probably not meant for',
    'locked-out': 'a job that must be admitted is not, or a policy admits nobody',
    'cannot-tell': 'a policy uses what is not evaluated',
    unlisted: 'a policy has no row in `table`',
    missing: 'a row of `table`, or a pattern of `policies`, has no policy',
    unreadable: 'a file cannot be read or has no known form',
    'input-error': 'the inputs of a lease are invalid',
    'no-expect': 'a lease compares no claim',
    wildcard: 'a lease compares a claim with a wildcard',
    'review-due': 'the label `reviewed` of a lease is absent, invalid or older than `max-age`',
    'static-secret': 'a workflow uses a stored, long-lived secret beside a lease',
    new: 'a lease has a role or a secret path that no lease in `base` has',
    'not-followed': 'an expression, a local action or an external workflow was not followed',
};
const kindNames = Object.keys(findingKinds);

// EXTERNAL MODULE: ./.build/inputs/yamlValue.js
var yamlValue = __webpack_require__(2045);
;// CONCATENATED MODULE: ./.build/review/table.js



const field = (name, value) => ({
    name,
    description: '',
    ...(value !== undefined && { default: value }),
});
const JOB_FIELDS = [
    field('repository'),
    field('repository-id'),
    field('owner-id'),
    field('ref', 'refs/heads/main'),
    field('event', 'push'),
    field('environment'),
    field('workflow', '.github/workflows/deploy.yml'),
    field('reusable'),
    field('subject', 'both'),
];
const ROW_FIELDS = ['audience', 'admits', 'rejects', 'tolerates'].map((name) => field(name));
const SECTIONS = ['jobs', 'policies'].map((name) => field(name));
function parseTable(text, parse, errors) {
    const parsed = parse(text);
    if ('errors' in parsed) {
        errors.push(...parsed.errors.map((error) => `"table" is not valid YAML: ${error}`));
        return [];
    }
    const read = readerOf(parsed.value, SECTIONS, { where: 'table.', parse, errors });
    const jobs = new Map([...(read?.map('jobs') ?? [])].map(([name, value]) => {
        const where = `table.jobs.${name}.`;
        return [name, jobIn(readerOf(value, JOB_FIELDS, { where, parse, errors }))];
    }));
    return [...(read?.map('policies') ?? [])].map(([policy, value]) => {
        const where = `table.policies.${policy}.`;
        return rowIn(policy, readerOf(value, ROW_FIELDS, { where, parse, errors }), jobs);
    });
}
function readerOf(value, fields, { where, parse, errors }) {
    if (!(0,yamlValue/* isYamlMap */.S)(value)) {
        errors.push(`"${where.slice(0, -1)}" must be a mapping`);
        return undefined;
    }
    const known = fields.map(({ name }) => name);
    const read = new reader/* Reader */.m({ values: value, fields, parse, errors, where });
    for (const name of value.keys())
        if (!known.includes(name))
            read.addError(name, `is not a key of the table${(0,suggest/* didYouMean */.a)(name, known)}`);
    return read;
}
const DIGITS = /^\d{1,20}$/;
function jobIn(read) {
    if (!read)
        return undefined;
    const repository = read.required('repository');
    const [owner = '', name = ''] = repository.split('/');
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
        read.addError('repository', 'must be OWNER/NAME');
    const id = (field) => read.has(field)
        ? (read.matching(field, DIGITS, 'the numeric id that GitHub assigned') ?? '')
        : read.required(field);
    return {
        ...{ owner, repository: name, ownerId: id('owner-id'), repositoryId: id('repository-id') },
        ref: read.matching('ref', /^refs\//, 'a full ref such as refs/heads/main') ?? '',
        event: read.required('event'),
        environment: read.optional('environment'),
        workflow: read.required('workflow'),
        reusable: read.optional('reusable'),
        subject: read.oneOf('subject', ['both', 'names', 'ids']),
    };
}
function rowIn(policy, read, jobs) {
    const named = (field) => (read?.list(field) ?? []).flatMap((name) => {
        if (!jobs.has(name))
            read?.addError(field, `names "${name}", which is not in "jobs"${(0,suggest/* didYouMean */.a)(name, [...jobs.keys()])}`);
        return jobs.get(name) ?? [];
    });
    return {
        policy,
        audience: read?.optional('audience'),
        admits: named('admits'),
        rejects: named('rejects'),
        tolerates: read?.list('tolerates') ?? [],
    };
}

;// CONCATENATED MODULE: ./.build/review/inputs.js








const OWN_BRANCH = ['push', 'schedule', 'workflow_dispatch', 'repository_dispatch'];
const MOST_TABLE = 64 * 1024;
function parseReviewInputs(runtime, raw, parse) {
    const errors = [];
    const known = reviewFields.map(({ name }) => name);
    const read = new reader/* Reader */.m({ values: raw, fields: reviewFields, parse, errors, where: '' });
    for (const name of raw.keys())
        if (!known.includes(name))
            read.addError(name, `is not an input${(0,suggest/* didYouMean */.a)(name, known)}`);
    const [path, base] = [openFolder(runtime, read, 'path'), openFolder(runtime, read, 'base')];
    rejectNesting(read);
    const policies = read.list('policies') ?? [];
    const derived = (0,identity_issuer/* deriveIssuer */.d)(runtime.github('server_url'), read.optional('issuer'));
    if ('error' in derived)
        read.addError('issuer', derived.error);
    const table = tableOf(runtime, read, { path, base, parse, errors });
    const failOn = parseFailOn(read);
    const [actions, maxAge] = [parseActions(runtime, read), parseMaxAge(read)];
    if (errors.length > 0 || !path)
        throw inputFailure(errors);
    const issuer = 'issuer' in derived ? derived.issuer.iss : '';
    return { path, base, policies, table, issuer, actions, maxAge, failOn };
}
function inputFailure(errors) {
    const count = errors.length === 1 ? '' : `${errors.length} mistakes in the inputs:\n`;
    return new core_failure/* Failure */.HR('INPUT_INVALID', `${count}${errors.join('\n')}`);
}
function openFolder(runtime, read, name) {
    const path = read.optional(name);
    if (path === undefined)
        return undefined;
    const checkout = runtime.checkout(path);
    if (!checkout)
        read.addError(name, `must be a folder of the workspace, without a link in its path; got ${(0,sanitize/* quoted */.T)(path)}`);
    return checkout;
}
const normal = (path) => path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
function rejectNesting(read) {
    const base = read.optional('base');
    if (base === undefined)
        return;
    const [outer, inner] = [read.required('path'), base]
        .map((path) => `${normal(path)}/`.replace(/^\//, ''))
        .sort((a, b) => a.length - b.length);
    if (inner?.toLowerCase().startsWith(outer?.toLowerCase() ?? ''))
        read.addError('base', 'must be a folder beside "path", not inside it or around it');
}
function tableOf(runtime, read, { path, base, parse, errors }) {
    const file = read.optional('table');
    if (file === undefined)
        return undefined;
    if (!read.has('policies'))
        read.addError('table', 'needs "policies"');
    const event = runtime.github('event_name') ?? '';
    if (!read.has('base') && !OWN_BRANCH.includes(event)) {
        read.addError('base', `is required with "table" on ${(0,sanitize/* quoted */.T)(event)}: the table must not come from what is reviewed`);
        return undefined;
    }
    const from = read.has('base') ? base : path;
    const text = from?.read(file, MOST_TABLE);
    if (text === undefined) {
        if (from)
            read.addError('table', `must be a file of at most 64 KiB in "${from === base ? 'base' : 'path'}", and not a link`);
        return undefined;
    }
    return { file, rows: parseTable(text, parse, errors) };
}
function parseActions(runtime, read) {
    const own = runtime.github('action_repository');
    const names = read.list('action') ?? (own === undefined ? [] : [own]);
    if (names.length === 0)
        read.addError('action', 'is required: the runner does not state the repository of this action');
    for (const name of names.filter((one) => !/^[\w.-]+\/[\w.-]+$/.test(one)))
        read.addError('action', `must be OWNER/REPOSITORY; got ${(0,sanitize/* quoted */.T)(name)}`);
    return names.map((name) => name.toLowerCase());
}
function parseMaxAge(read) {
    const [, days] = /^(\d{1,4})d$/.exec(read.required('max-age')) ?? [];
    if (days === undefined)
        read.addError('max-age', 'must be a number of days, such as 92d');
    return Number(days) * 86_400;
}
function parseFailOn(read) {
    const names = read.list('fail-on') ?? [];
    if (names.length === 1 && names[0] === 'none')
        return new Set();
    const known = names.flatMap((name) => kindNames.find((kind) => kind === name) ?? []);
    for (const name of names.filter((one) => !known.some((kind) => kind === one)))
        read.addError('fail-on', `must be "none" or name kinds of findings${(0,suggest/* didYouMean */.a)(name, kindNames)}; got ${(0,sanitize/* quoted */.T)(name)}`);
    return new Set(known);
}

// EXTERNAL MODULE: ./.build/flow/plan.js + 12 modules
var plan = __webpack_require__(8688);
;// CONCATENATED MODULE: ./.build/inputs/workflowYaml.js
const DEEPEST = 30;
const MOST_ALIASED = 1_000;
async function loadWorkflowParser() {
    const library = await __webpack_require__.e(/* import() */ "yaml").then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    return (text) => {
        const lines = new library.LineCounter();
        const options = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false };
        const document = library.parseDocument(text, { ...options, lineCounter: lines });
        const [mistake] = document.errors;
        const lineAt = (offset) => lines.linePos(offset).line;
        if (mistake)
            return { error: 'is not valid YAML', line: lineAt(mistake.pos[0]) };
        const work = { library, document, lineAt, aliased: { count: 0 } };
        const problem = {};
        const tree = convert(document.contents, { ...work, problem }, { line: 1, depth: 0 });
        return problem.error === undefined
            ? { tree }
            : { error: problem.error, line: problem.line ?? 1 };
    };
}
function convert(node, work, spot) {
    const { library, document, aliased } = work;
    if (library.isAlias(node))
        return convert(node.resolve(document), work, { ...spot, repeated: true });
    const line = library.isNode(node) && node.range ? work.lineAt(node.range[0]) : spot.line;
    if (spot.repeated)
        aliased.count += 1;
    if (aliased.count > MOST_ALIASED)
        fail(work, line, 'repeats more than 1,000 nodes by aliases');
    if (spot.depth > DEEPEST)
        fail(work, line, `is nested deeper than ${DEEPEST} levels`);
    if (library.isScalar(node))
        return { line, value: String(node.value ?? '') };
    if (!library.isCollection(node) || work.problem.error !== undefined)
        return { line, value: '' };
    const inside = { ...spot, line, depth: spot.depth + 1 };
    return library.isSeq(node)
        ? { line, value: node.items.map((item) => convert(item, work, inside)) }
        : { line, value: convertPairs(node.items, work, inside) };
}
function convertPairs(pairs, work, spot) {
    const map = new Map();
    for (const { key, value } of pairs) {
        const name = convert(key, work, spot);
        if (typeof name.value !== 'string')
            fail(work, name.line, 'has a key that is not a string');
        const text = String(name.value);
        if (map.has(text))
            fail(work, name.line, 'has a key twice');
        map.set(text, convert(value, work, { ...spot, line: name.line }));
    }
    return map;
}
function fail({ problem }, line, error) {
    problem.error ??= error;
    problem.line ??= line;
}
const member = (tree, name) => tree?.value instanceof Map ? tree.value.get(name) : undefined;
const members = (tree) => tree?.value instanceof Map ? [...tree.value] : [];
const items = (tree) => Array.isArray(tree?.value) ? tree.value : [];
const scalar = (tree) => typeof tree?.value === 'string' ? tree.value : undefined;

;// CONCATENATED MODULE: ./.build/review/workflowFile.js

function readWorkflow(file, tree, actions) {
    const jobs = members(member(tree, 'jobs'));
    const steps = jobs.flatMap(([job, body]) => items(member(body, 'steps')).flatMap((step) => leaseStepIn(step, { file, job, body, actions })));
    const local = jobs.flatMap(([, body]) => items(member(body, 'steps')));
    const composites = local.filter((step) => scalar(member(step, 'uses'))?.startsWith('./'));
    const called = jobs
        .map(([, body]) => body)
        .filter((body) => isElsewhere(scalar(member(body, 'uses'))));
    const notFollowed = [
        ...composites.map((step) => ({
            line: step.line,
            what: `action ${scalar(member(step, 'uses'))}`,
        })),
        ...called.map((job) => ({ line: job.line, what: `workflow ${scalar(member(job, 'uses'))}` })),
    ].map((one) => ({ ...one, file }));
    return { steps, notFollowed, staticSecrets: steps.length > 0 ? secretsIn(tree, '', file) : [] };
}
const isElsewhere = (uses) => uses !== undefined && !uses.startsWith('./');
function leaseStepIn(step, { file, job, body, actions }) {
    const [, name = '', version = ''] = /^([^@]+)@(.*)$/.exec(scalar(member(step, 'uses')) ?? '') ?? [];
    if (!actions.includes(name.toLowerCase()))
        return [];
    const environment = member(body, 'environment');
    const inputs = members(member(step, 'with')).flatMap(([input, value]) => {
        const text = scalar(value)?.trim();
        return text ? [[input.toLowerCase(), { text, line: value.line }]] : [];
    });
    return [
        {
            ...{ file, job, version, line: step.line },
            workflow: file.slice(file.lastIndexOf('/') + 1),
            environment: scalar(environment) ?? scalar(member(environment, 'name')) ?? '',
            inputs: new Map(inputs),
        },
    ];
}
const STATIC_NAMES = new RegExp('^(?:aws[-_](?:access[-_]key[-_]id|secret[-_]access[-_]key)|credentials_json|creds|' +
    'azure_credentials|(?:azure|arm)_client_secret|vault_token|gcp_sa_key|google_credentials)$', 'i');
const STATIC_SECRET = /\bsecrets\.([A-Za-z_]\w*)/g;
const MADE = /\$\{\{\s*(?:steps|needs|matrix)\./;
function secretsIn(tree, name, file) {
    if (typeof tree.value !== 'string') {
        const below = members(tree).flatMap(([key, inner]) => secretsIn(inner, key, file));
        return [...below, ...items(tree).flatMap((item) => secretsIn(item, '', file))];
    }
    const text = tree.value;
    const read = [...text.matchAll(STATIC_SECRET)].map(([, secret = '']) => secret);
    const own = STATIC_NAMES.test(name) && text !== '' && !MADE.test(text) ? [name] : [];
    return [...new Set([...own, ...read.filter((secret) => STATIC_NAMES.test(secret))])]
        .slice(0, 1)
        .map((found) => ({ file, line: tree.line, name: found }));
}

;// CONCATENATED MODULE: ./.build/review/inventory.js







const FOLDER = '.github/workflows';
const MOST_BYTES = 512 * 1024;
const MOST_FILES = 300;
const DAY_S = 86_400;
async function takeInventory(checkout, rules) {
    const [parseWorkflow, parse] = await Promise.all([loadWorkflowParser(), (0,deferredYaml/* importYaml */.B)()]);
    const files = checkout
        .list(FOLDER)
        .filter(({ path }) => /^[^/]+\/[^/]+\/[^/]+\.ya?ml$/.test(path));
    const read = files
        .slice(0, MOST_FILES)
        .map(({ path }) => contentOf(checkout, path, { parseWorkflow, rules }));
    const steps = read.flatMap(({ content }) => content?.steps ?? []);
    const entries = steps.map((step) => ({ step, leases: leasesIn(step, parse) }));
    const errors = await Promise.all(steps.map((step) => inputErrors(step, rules, parse)));
    const tooMany = files.length > MOST_FILES ? [overflow()] : [];
    return {
        leases: entries.flatMap(({ leases }) => leases.map(({ entry }) => entry)),
        findings: [
            ...tooMany,
            ...read.flatMap(({ finding, content }) => [
                ...(finding ? [finding] : []),
                ...(content ? aroundLeases(content) : []),
            ]),
            ...errors.flat(),
            ...entries.flatMap(({ step, leases }) => leases.flatMap((lease) => judgeLease(step, lease, rules))),
        ],
    };
}
const overflow = () => ({
    ...{ kind: 'unreadable', file: '', line: 1 },
    text: `there are more than ${MOST_FILES} workflow files; only the first were read`,
    fix: 'review parts of the repository in several steps',
});
function contentOf(checkout, file, { parseWorkflow, rules, }) {
    const unreadable = (text, line = 1) => ({
        finding: { kind: 'unreadable', file, line, text, fix: 'correct the file' },
    });
    const text = checkout.read(file, MOST_BYTES);
    if (text === undefined)
        return unreadable('is not a regular file of at most 512 KiB');
    const parsed = parseWorkflow(text);
    return 'tree' in parsed
        ? { content: readWorkflow(file, parsed.tree, rules.actions) }
        : unreadable(parsed.error, parsed.line);
}
function aroundLeases({ notFollowed, staticSecrets }) {
    return [
        ...notFollowed.map(({ file, line, what }) => ({
            ...{ kind: 'not-followed', file, line },
            text: `${(0,sanitize/* quoted */.T)(what)} is not followed, and may lease credentials, too`,
            fix: 'review the file that defines it',
        })),
        ...staticSecrets.map(({ file, line, name }) => ({
            ...{ kind: 'static-secret', file, line },
            text: `${(0,sanitize/* quoted */.T)(name)} looks like a stored, long-lived secret beside a lease`,
            fix: 'lease it, too, and delete the stored one',
        })),
    ];
}
function leasesIn(step, parse) {
    const flat = new Map([...step.inputs].map(([name, { text }]) => [name, text]));
    const many = flat.has('leases') ? mapIn(flat, 'leases', parse) : undefined;
    const shared = many ? [mapIn(flat, 'expect', parse)] : [];
    return [...(many ?? new Map([['', flat]]))].map(([name, value]) => {
        const own = (0,yamlValue/* isYamlMap */.S)(value) ? value : new Map();
        const defaults = ['export', 'labels'].flatMap((key) => {
            const text = flat.get(key);
            return many && text !== undefined ? [[key, text]] : [];
        });
        const fields = new Map([...defaults, ...own]);
        const expect = [...shared, mapIn(fields, 'expect', parse)].filter(({ size }) => size > 0);
        return {
            entry: entryOf(step, name, { fields, parse, expects: expect.length > 0 }),
            fields,
            expect,
        };
    });
}
function mapIn(fields, name, parse) {
    const value = fields.get(name);
    const parsed = typeof value === 'string' ? parse(value) : { value };
    return 'value' in parsed && (0,yamlValue/* isYamlMap */.S)(parsed.value) ? parsed.value : new Map();
}
const IDENTITIES = [
    'role',
    'service-account',
    'client-id',
    'identity',
    'workload-identity-provider',
];
function entryOf(step, name, { fields, parse, expects }) {
    const text = (key) => clip(fields.get(key));
    const labels = mapIn(fields, 'labels', parse);
    const from = text('from');
    const exported = fields.get('export') ?? '';
    const listed = typeof exported === 'string' ? exported.replace(/[[\]\s]/g, '').split(',') : exported;
    const { file, line, workflow, job, environment, version } = step;
    return {
        ...{ file, line, workflow, job, environment, version, from, expects },
        name: name || text('name') || from,
        server: text('address') || text('scope'),
        identity: IDENTITIES.map(text).find((value) => value !== '') ?? '',
        paths: [...mapIn(fields, 'read', parse).values()].flat().map(clip),
        exports: [listed].flat().map(clip).filter(Boolean),
        'owned-by': clip(labels.get('owned-by')),
        purpose: clip(labels.get('purpose')),
        reviewed: clip(labels.get('reviewed')),
    };
}
const clip = (value) => typeof value === 'string' ? value.slice(0, 200) : '';
async function inputErrors({ file, line, inputs }, { serverUrl }, parse) {
    const raw = new Map([...inputs].map(([name, { text }]) => [name, text]));
    const open = [...raw].filter(([, text]) => text.includes('${{')).map(([name]) => name);
    const facts = { serverUrl, isPem: () => true };
    const failure = await (0,plan/* loadPlan */.Yq)(raw, async () => parse, facts).then(() => undefined, core_failure/* asFailure */.h_);
    const lines = (failure?.message ?? '').split(/\n(?=")/);
    const mistakes = lines.flatMap((text) => {
        const [, name = ''] = /^"([\w-]+)/.exec(text) ?? [];
        return name === '' || open.includes(name) ? [] : [{ name, text }];
    });
    const unresolved = open.map((name) => ({
        ...{ kind: 'not-followed', file, line: inputs.get(name)?.line ?? line },
        text: `"${name}" is an expression, and was not checked`,
        fix: 'write the value itself unless it is secret',
    }));
    return [
        ...mistakes.map(({ name, text }) => ({
            ...{ kind: 'input-error', file, line: inputs.get(name)?.line ?? line },
            text: text.slice(0, 1_000),
            fix: 'correct the input: the step would fail before its first request',
        })),
        ...unresolved,
    ];
}
function judgeLease({ inputs }, { entry, expect, fields }, { now, maxAge }) {
    const { file, line, name, reviewed } = entry;
    const at = (kind, text, fix) => ({
        ...{ kind, file, line, fix },
        text: `${(0,sanitize/* quoted */.T)(name)} ${text}`,
    });
    const isTest = inputs.get('dry-run')?.text === 'true' || fields.get('must-be-rejected') === 'true';
    const wild = expect.flatMap((one) => [...one].filter(([, value]) => [value].flat().some((text) => String(text).includes('*'))));
    const age = now - Date.parse(reviewed) / 1000;
    const due = reviewed === '' ? 'has no label `reviewed`' : reviewProblem(reviewed, age, maxAge);
    return [
        ...(entry.expects || isTest
            ? []
            : [at('no-expect', 'compares no claim', 'write `expect` with `repository_id` and the ref')]),
        ...wild.map(([claim]) => at('wildcard', `compares ${(0,sanitize/* quoted */.T)(claim)} with a wildcard`, 'compare the value exactly')),
        ...(due === undefined || isTest
            ? []
            : [at('review-due', due, 'review the lease, and write the date into the label `reviewed`')]),
    ];
}
function reviewProblem(reviewed, age, maxAge) {
    if (!/^\d{4}-\d\d-\d\d$/.test(reviewed) || Number.isNaN(age) || age < -DAY_S)
        return `has the review date ${(0,sanitize/* quoted */.T)(reviewed)}, which must be a past day such as 2026-09-21`;
    return age > maxAge + DAY_S ? `was last reviewed on ${reviewed}` : undefined;
}
function newLeases(head, base) {
    const keys = ({ from, server, identity, paths }) => [`identity ${identity}`, ...paths.map((path) => `path ${path}`)].map((key) => [from, server, key].filter(Boolean).join(' '));
    const known = new Set(base.leases.flatMap(keys));
    return head.leases.flatMap((lease) => keys(lease)
        .filter((key) => !known.has(key) && known.add(key))
        .map((key) => ({
        ...{ kind: 'new', file: lease.file, line: lease.line },
        text: `${(0,sanitize/* quoted */.T)(lease.name)} is the first lease in this repository of ${(0,sanitize/* quoted */.T)(key)}`,
        fix: 'let the owner of the role or secret approve it',
    })));
}

// EXTERNAL MODULE: ./.build/identity/glob.js
var glob = __webpack_require__(7114);
// EXTERNAL MODULE: ./.build/core/json.js
var json = __webpack_require__(9773);
;// CONCATENATED MODULE: ./.build/trust/inferJobs.js

const NAMES = {
    subject: 'sub',
    subject_pattern: 'sub',
    bound_subject: 'sub',
    audience: 'aud',
    audiences: 'aud',
    allowedAudiences: 'aud',
    bound_audiences: 'aud',
};
const CLAIMS = [
    ...['sub', 'aud', 'repository', 'repository_id', 'repository_owner', 'repository_owner_id'],
    ...['ref', 'environment', 'event_name', 'workflow_ref', 'job_workflow_ref'],
];
const COMPARISON = /(?:assertion\.|attribute\.|google\.|claims\[')(\w+)(?:'\])?\s*(?:==|eq|matches|in|\.(startsWith|endsWith|contains|matches)\()\s*(\[[^\]]*\]|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g;
const MEMBER = /\/(?:(subject)\/(.+)|attribute\.(\w+)\/(.+))$/;
function claimHints(document) {
    const hints = new Map();
    const add = (name, value) => {
        const claim = NAMES[name] ?? name.slice(name.lastIndexOf(':') + 1);
        if (CLAIMS.includes(claim) && value.length < 1_000)
            hints.set(claim, [...(hints.get(claim) ?? []), value].slice(0, 16));
    };
    collect(document, { name: '', isPattern: false, depth: 0 }, add);
    return hints;
}
function collect(value, { name, isPattern, depth }, add) {
    if (depth > 30)
        return;
    if (Array.isArray(value))
        for (const item of value)
            collect(item, { name, isPattern, depth: depth + 1 }, add);
    else if ((0,json/* isObject */.G)(value))
        for (const [key, inner] of Object.entries(value))
            collect(inner, { name: key, isPattern: isPattern || key.endsWith('_pattern'), depth: depth + 1 }, add);
    else if (typeof value === 'string') {
        add(name, isPattern ? fromPattern(value) : value);
        for (const [, claim = '', method, operand = ''] of value.matchAll(COMPARISON))
            for (const [, text = ''] of operand.matchAll(/['"]((?:[^'"\\]|\\.)*)['"]/g))
                add(claim === 'subject' ? 'sub' : claim, method ? around(method, text) : text);
        const [, subject, sub = '', attribute = '', member = ''] = MEMBER.exec(value) ?? [];
        if (value.startsWith('principal'))
            add(subject ?? attribute, subject ? sub : member);
    }
}
const fromPattern = (text) => text
    .replace(/^\^|\$$|^\(|\)$/g, '')
    .replace(/\|.*$/s, '')
    .replace(/\[\^\/\]\+|\.\*/g, '*')
    .replace(/\\([^\w\s])/g, '$1');
const around = (method, text) => ({ startsWith: `${text}*`, endsWith: `*${text}`, contains: `*${text}*` })[method] ??
    fromPattern(text);
function inferJobs(hints, { issuer, audience }) {
    const of = (claim) => {
        const [first] = hints.get(claim) ?? [];
        return first === undefined ? undefined : filled(first);
    };
    const [, workflowOwner, path, ref] = /^([^/]+\/[^/]+)\/(.+\.ya?ml)@(.+)$/.exec(of('workflow_ref') ?? '') ?? [];
    const reusable = of('job_workflow_ref');
    const common = {
        ref: of('ref') ?? ref ?? 'refs/heads/main',
        event: of('event_name') ?? 'push',
        environment: of('environment'),
        workflow: path ?? '.github/workflows/deploy.yml',
        audience: of('aud') ?? audience,
        issuer,
    };
    const names = of('repository') ?? workflowOwner ?? `${of('repository_owner') ?? 'octo-org'}/app`;
    const [owner = 'octo-org', repository = 'app'] = names.split('/');
    const subjects = hints.get('sub') ?? ['repo:*'];
    const [, ownerId = '11110001', repositoryId = '11110002'] = /^repo:[^/:@]+@(\d+)\/[^/:@]+@(\d+):/m.exec(subjects.join('\n')) ?? [];
    const ids = {
        ownerId: of('repository_owner_id') ?? ownerId,
        repositoryId: of('repository_id') ?? repositoryId,
    };
    return subjects.map((subject) => {
        const job = fromSubject(subject, { ...common, ...ids, owner, repository, immutable: false });
        const own = reusable?.startsWith(`${job.owner}/${job.repository}/`);
        const called = reusable === undefined || own ? {} : { reusable };
        const [, workflow = job.workflow] = own
            ? (/^[^/]+\/[^/]+\/(.+)@/.exec(reusable ?? '') ?? [])
            : [];
        return variants({ ...job, ...called, workflow });
    });
}
const SUBJECT = /^repo:([^/:@]*)(?:@(\d+|\*))?(?:\/([^/:@]*)(?:@(\d+|\*))?(?::(.*))?)?$/s;
function fromSubject(subject, job) {
    const [, owner, ownerId, repository, repositoryId, context = ''] = SUBJECT.exec(subject) ?? [];
    const [, kind, value = ''] = /^(environment|ref):(.*)$/s.exec(context) ?? [];
    const isPull = context === 'pull_request';
    return {
        ...job,
        ...(isSaid(owner) && { owner: filled(owner) }),
        ...(isSaid(repository) && { repository: filled(repository) }),
        ...(isSaid(ownerId) && { ownerId }),
        ...(isSaid(repositoryId) && { repositoryId }),
        ...(kind === 'environment' && { environment: filled(value.replaceAll('%3A', ':')) }),
        ...(kind === 'ref' && { ref: filled(value.replaceAll('%3A', ':')) }),
        ...(isPull && { event: 'pull_request', ref: 'refs/pull/7/merge' }),
    };
}
const isSaid = (text) => text !== undefined && !/^\**$/.test(text);
const filled = (text) => text.replace(/\*+/g, 'sample').replaceAll('?', 'x');
function variants(job) {
    const forms = [true, false].map((immutable) => ({ ...job, immutable }));
    const pull = { event: 'pull_request', ref: 'refs/pull/7/merge' };
    return [
        ...forms,
        ...forms.map((form) => ({ ...form, environment: form.environment ?? 'production' })),
        ...forms.map((form) => ({ ...form, ...pull })),
    ];
}

;// CONCATENATED MODULE: ./.build/trust/neighbours.js
function claimsOfJob(job) {
    const full = `${job.owner}/${job.repository}`;
    const own = `${full}/${job.workflow}@${job.ref}`;
    return {
        iss: job.issuer,
        aud: job.audience,
        sub: `repo:${repositorySegment(job)}:${contextSegment(job)}`,
        repository: full,
        repository_id: job.repositoryId,
        repository_owner: job.owner,
        repository_owner_id: job.ownerId,
        ref: job.ref,
        event_name: job.event,
        workflow_ref: own,
        job_workflow_ref: job.reusable ?? own,
        ...(job.environment !== undefined && { environment: job.environment }),
    };
}
const repositorySegment = (job) => job.immutable
    ? `${job.owner}@${job.ownerId}/${job.repository}@${job.repositoryId}`
    : `${job.owner}/${job.repository}`;
function contextSegment({ environment, event, ref }) {
    if (environment !== undefined)
        return `environment:${environment.replaceAll(':', '%3A')}`;
    return event === 'pull_request' ? 'pull_request' : `ref:${ref.replaceAll(':', '%3A')}`;
}
function neighboursOf(job) {
    const other = { ownerId: '99990001', repositoryId: '99990002' };
    const isPull = job.event === 'pull_request';
    const branch = (ref) => ({
        ...(isPull && { event: 'push' }),
        ref,
        environment: undefined,
    });
    const pullRequest = { event: 'pull_request', ref: 'refs/pull/7/merge' };
    const variants = [
        ['another repository of the same owner', { repository: 'other', repositoryId: '99990002' }],
        ['a repository whose name begins like this one', prefixed(job)],
        [
            'a repository of an owner whose name begins like this one',
            { ...other, owner: `${job.owner}x` },
        ],
        ['the same repository name under another owner', { ...other, owner: 'stranger' }],
        ['a new repository under a name that was given up', other],
        ['a pull request', pullRequest],
        ['a pull request without the environment', { ...pullRequest, environment: undefined }],
        ['another branch', { ref: 'refs/heads/other', ...(isPull && { event: 'push' }) }],
        ['another branch without the environment', branch('refs/heads/other')],
        ['a branch whose name begins like this one', branch(`${job.ref}-x`)],
        ['a tag', branch('refs/tags/v1')],
        ['no environment', { environment: undefined }],
        ['another environment', { environment: 'other' }],
        ['another case of the owner and repository', cased(job)],
        ['another audience', { audience: 'https://stranger.example' }],
    ];
    return variants
        .filter(([, change]) => !isPull || !/^refs\/pull\//.test(change.ref ?? ''))
        .map(([name, change]) => ({ name, identity: { ...job, ...change } }))
        .filter(({ identity }) => JSON.stringify(claimsOfJob(identity)) !== JSON.stringify(claimsOfJob(job)));
}
const prefixed = (job) => ({
    repository: `${job.repository}-x`,
    repositoryId: '99990003',
});
const cased = (job) => ({
    owner: job.owner.toUpperCase(),
    repository: job.repository.toUpperCase(),
    ownerId: '99990004',
    repositoryId: '99990005',
});

;// CONCATENATED MODULE: ./.build/trust/strangers.js

function findStrangers(judge, { admitted, rejected = [] }) {
    const intended = new Set(admitted.map(identify));
    const both = admitted.flatMap((job) => [
        ['locked-out', job],
        ['locked-out-by-subject-form', { ...job, immutable: !job.immutable }],
    ]);
    const lockedOut = both.flatMap(([name, job]) => {
        const { decision, because } = judge(claimsOfJob(job));
        return decision === 'admits' ? [] : [finding(name, because, job)];
    });
    const named = rejected.map((job) => ['a listed stranger', job]);
    const around = admitted
        .flatMap(neighboursOf)
        .map(({ name, identity }) => [name, identity]);
    const seen = new Set();
    const strangers = [...named, ...around].flatMap(([name, job]) => {
        const identity = identify(job);
        if (intended.has(identity) || seen.has(identity))
            return [];
        seen.add(identity);
        const { decision, because } = judge(claimsOfJob(job));
        return decision === 'admits' ? [finding(name, because, job)] : [];
    });
    return [...lockedOut, ...strangers];
}
const identify = (job) => JSON.stringify(claimsOfJob(job));
function finding(name, because, job) {
    const lockedOut = name.startsWith('locked-out');
    return {
        name,
        sentence: lockedOut
            ? `an intended job is not admitted: ${because}`
            : `${name} gets in: ${because}`,
        fix: fixes[name] ?? 'compare exactly the claims in which it differs',
        witness: claimsOfJob(job),
    };
}
const fixes = {
    'locked-out': 'compare the claims of this job exactly',
    'locked-out-by-subject-form': 'accept both forms of the subject, with and without the IDs',
    'another repository of the same owner': 'compare `repository_id`, or the whole repository in `sub`',
    'a repository whose name begins like this one': 'end the repository in `sub` with `:`',
    'a repository of an owner whose name begins like this one': 'end the owner in `sub` with `/`',
    'the same repository name under another owner': 'compare `repository_id` or `repository_owner_id`',
    'a new repository under a name that was given up': 'compare `repository_id` beside the name',
    'a pull request': 'compare `ref` beside `sub`, or allow the environment for no pull request',
    'a pull request without the environment': 'name the branch or the environment in `sub`',
    'another branch': 'compare `ref` beside the environment in `sub`, or restrict its branches',
    'another branch without the environment': 'name the branch in `sub` in place of `*`',
    'a branch whose name begins like this one': 'compare the branch exactly, without `*` after it',
    'a tag': 'name the branch in `sub` in place of `*`',
    'no environment': 'require `environment`, or name it in `sub`',
    'another environment': 'name the environment in `sub`',
    'another case of the owner and repository': 'compare with case, and `repository_id` beside it',
    'another audience': 'compare `aud`',
};

;// CONCATENATED MODULE: ./.build/review/judgePolicy.js



const AUDIENCES = {
    aws: 'sts.amazonaws.com',
    azure: 'api://AzureADTokenExchange',
};
const LONGEST = 1_000;
function judgePolicy(document, row, issuer) {
    const doubts = new Map();
    const judge = (claims) => {
        const judgement = document.judge(claims);
        if (judgement.decision === 'cannot-tell')
            doubts.set(judgement.because, claims);
        return judgement;
    };
    const found = row ? byTable(document, row, { judge, issuer }) : byItself(document, judge, issuer);
    const certain = found.filter(({ witness }) => document.judge(witness).decision !== 'cannot-tell');
    const unclear = [...doubts].map(([because, witness]) => findingOf(document, 'cannot-tell', {
        name: 'cannot-tell',
        sentence: `cannot be judged: ${because}`,
        fix: 'write it in a form that can be evaluated: docs/reference/trust-evaluators.md',
        witness,
    }));
    return [...grouped(document, certain, row ? 'stranger' : 'trap'), ...unclear];
}
function byTable({ kind, body }, { audience, admits, rejects, tolerates }, { judge, issuer }) {
    const [bound = ''] = claimHints(body).get('aud') ?? [];
    const common = { issuer, audience: audience ?? AUDIENCES[kind] ?? bound };
    const identities = (jobs) => jobs.flatMap(({ subject, ...job }) => [false, true]
        .filter((immutable) => subject === 'both' || immutable === (subject === 'ids'))
        .map((immutable) => ({ ...job, ...common, immutable })));
    const oneForm = admits.every(({ subject }) => subject !== 'both');
    const expected = { admitted: identities(admits), rejected: identities(rejects) };
    return findStrangers(judge, expected).filter(({ name }) => !tolerates.includes(name) && !(oneForm && name === 'locked-out-by-subject-form'));
}
function byItself({ kind, body }, judge, issuer) {
    const jobs = inferJobs(claimHints(body), { issuer, audience: AUDIENCES[kind] ?? issuer });
    const admitted = jobs.flatMap((likely) => likely.find((job) => judge(claimsOfJob(job)).decision === 'admits') ?? []);
    const [[first] = []] = jobs;
    if (admitted.length > 0)
        return findStrangers(judge, { admitted });
    if (!first)
        return [];
    const claims = claimsOfJob(first);
    return [
        {
            name: 'locked-out',
            sentence: `it admits none of the jobs that it appears to be for: ${judge(claims).because}`,
            fix: 'exact operators compare `*` as a character: write the value, or use `StringLike`',
            witness: claims,
        },
    ];
}
function grouped(document, found, admitting) {
    const kindOf = (one) => one.name === 'locked-out' || (admitting === 'stranger' && isLockedOut(one))
        ? 'locked-out'
        : admitting;
    const groups = Map.groupBy(found, (one) => `${kindOf(one)} ${isLockedOut(one)} ${document.lineFor(document.judge(one.witness).because)}`);
    return [...groups.values()].flatMap(([first, ...more]) => {
        if (!first)
            return [];
        const names = [...new Set(more.map(({ name }) => name))].filter((name) => name !== first.name);
        const sentence = names.length > 0 ? `${first.sentence}; likewise: ${names.join(', ')}` : first.sentence;
        return [findingOf(document, kindOf(first), { ...first, sentence })];
    });
}
const isLockedOut = ({ name }) => name.startsWith('locked-out');
function findingOf(document, kind, { sentence, fix, witness }) {
    const { file, address } = document;
    const line = document.lineFor(document.judge(witness).because);
    const text = (address === '' ? sentence : `${address}: ${sentence}`).slice(0, LONGEST);
    return { kind, file, line, text, fix, witness };
}

;// CONCATENATED MODULE: ./.build/trust/judgement.js
function allOf(values) {
    if (values.includes(false))
        return false;
    return values.includes('unknown') ? 'unknown' : true;
}
function anyOf(values) {
    if (values.includes(true))
        return true;
    return values.includes('unknown') ? 'unknown' : false;
}
const not = (value) => (value === 'unknown' ? value : !value);
const claimValue = (claims, name) => Object.hasOwn(claims, name) ? claims[name] : undefined;
function judgement_stringsIn(value) {
    const items = Array.isArray(value) ? value : [value];
    return items.every((item) => typeof item === 'string') ? items : undefined;
}
function wildcardMatches(pattern, text, { one } = {}) {
    let [at, from, star, mark] = [0, 0, -1, 0];
    while (from < text.length) {
        const part = pattern[at];
        if (part === '*')
            [star, mark, at] = [at, from, at + 1];
        else if (part !== undefined && (part === text[from] || part === one))
            [at, from] = [at + 1, from + 1];
        else if (star >= 0) {
            mark += 1;
            [at, from] = [star + 1, mark];
        }
        else
            return false;
    }
    while (pattern[at] === '*')
        at += 1;
    return at === pattern.length;
}

;// CONCATENATED MODULE: ./.build/trust/aws.js


const ACTION = 'sts:AssumeRoleWithWebIdentity';
const CONDITION_KEYS = new Set([
    ...['aud', 'sub', 'amr', 'oaud', 'email', 'actor', 'actor_id', 'job_workflow_ref', 'repository'],
    ...['repository_id', 'repository_owner_id', 'workflow', 'ref', 'environment', 'enterprise_id'],
]);
function judgeAwsTrustPolicy(policy, claims) {
    const issuer = claimValue(claims, 'iss')?.replace(/^https:\/\//, '');
    if (issuer === undefined)
        return { decision: 'denies', because: 'the token has no issuer' };
    if (!(0,json/* isObject */.G)(policy))
        return { decision: 'cannot-tell', because: 'the policy is not an object' };
    const statements = Array.isArray(policy['Statement'])
        ? policy['Statement']
        : [policy['Statement']];
    const subject = { claims, issuer, variables: policy['Version'] === '2012-10-17' };
    const judged = statements.map((statement, index) => ({
        name: nameOf(statement, index),
        effect: (0,json/* isObject */.G)(statement) ? statement['Effect'] : undefined,
        applies: applies(statement, subject),
    }));
    const of = (effect, truth) => judged.find((one) => one.effect === effect && one.applies === truth)?.name;
    const malformed = judged.find(({ effect }) => effect !== 'Allow' && effect !== 'Deny');
    if (malformed)
        return { decision: 'cannot-tell', because: `${malformed.name} has no effect` };
    const denied = of('Deny', true);
    if (denied)
        return { decision: 'denies', because: `${denied} denies it` };
    const allowed = of('Allow', true);
    const doubtful = of('Deny', 'unknown') ?? (allowed ? undefined : of('Allow', 'unknown'));
    if (doubtful)
        return { decision: 'cannot-tell', because: `${doubtful} uses what is not evaluated here` };
    return allowed
        ? { decision: 'admits', because: `${allowed} allows it` }
        : { decision: 'denies', because: 'no statement allows it' };
}
const nameOf = (statement, index) => (0,json/* isObject */.G)(statement) && typeof statement['Sid'] === 'string' && statement['Sid'] !== ''
    ? `statement "${statement['Sid']}"`
    : `statement ${index + 1}`;
function applies(statement, subject) {
    if (!(0,json/* isObject */.G)(statement))
        return 'unknown';
    if ('NotPrincipal' in statement || 'NotAction' in statement)
        return 'unknown';
    return allOf([
        actionMatches(statement['Action']),
        principalMatches(statement['Principal'], subject.issuer),
        conditionHolds(statement['Condition'], subject),
    ]);
}
function actionMatches(actions) {
    const names = judgement_stringsIn(actions);
    if (!names)
        return 'unknown';
    return names.some((name) => wildcardMatches(name.toLowerCase(), ACTION.toLowerCase(), { one: '?' }));
}
function principalMatches(principal, issuer) {
    if (principal === '*')
        return 'unknown';
    const federated = (0,json/* isObject */.G)(principal) ? principal['Federated'] : undefined;
    if (federated === undefined)
        return (0,json/* isObject */.G)(principal) ? false : 'unknown';
    const arns = judgement_stringsIn(federated);
    if (!arns)
        return 'unknown';
    const provider = /^arn:[a-z0-9-]+:iam::\d{12}:oidc-provider\/(.+)$/;
    return arns.some((arn) => provider.exec(arn)?.[1] === issuer);
}
function conditionHolds(condition, subject) {
    if (condition === undefined)
        return true;
    if (!(0,json/* isObject */.G)(condition))
        return 'unknown';
    return allOf(Object.entries(condition).map(([operator, keys]) => {
        if (!(0,json/* isObject */.G)(keys))
            return 'unknown';
        const entries = Object.entries(keys);
        return allOf(entries.map(([key, value]) => testHolds(operator, { key, value }, subject)));
    }));
}
function testHolds(operator, { key, value }, subject) {
    const [, set, name = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/i.exec(operator) ?? [];
    const expected = judgement_stringsIn(Array.isArray(value) ? value.map(aws_scalar) : aws_scalar(value));
    const actual = contextValue(key, subject);
    const literals = expected?.flatMap((text) => subject.variables ? (literalOf(text) ?? []) : [text]);
    if (!expected || literals?.length !== expected.length || actual === 'unknown')
        return 'unknown';
    if (name.toLowerCase() === 'null')
        return expected.some((text) => (text === 'true') === (actual === undefined));
    const compare = comparisons[name.toLowerCase()];
    if (!compare)
        return 'unknown';
    const negated = /not/i.test(name);
    if (actual === undefined) {
        if (set?.toLowerCase() === 'foranyvalue')
            return false;
        return ifExists !== undefined || negated || set !== undefined;
    }
    const found = anyOf(literals.map((text) => compare(text, actual)));
    return negated ? not(found) : found;
}
function literalOf(text) {
    const rest = text.replaceAll('${$}', '');
    return rest.includes('${') ? undefined : text.replaceAll('${$}', '$');
}
const aws_scalar = (value) => typeof value === 'boolean' || typeof value === 'number' ? String(value) : value;
function contextValue(key, { claims, issuer }) {
    const prefix = `${issuer}:`.toLowerCase();
    const lower = key.toLowerCase();
    if (lower === 'sts:roleauthorizedbyidp')
        return undefined;
    if (!lower.startsWith(prefix))
        return /^(?:aws|sts):/.test(lower) ? 'unknown' : undefined;
    const name = lower.slice(prefix.length);
    return CONDITION_KEYS.has(name) ? claimValue(claims, name) : undefined;
}
const equal = (expected, actual) => expected === actual;
const equalIgnoringCase = (expected, actual) => expected.toLowerCase() === actual.toLowerCase();
const like = (expected, actual) => wildcardMatches(expected, actual, { one: '?' });
const arnLike = (expected, actual) => {
    const [pattern, arn] = [arnParts(expected), arnParts(actual)];
    if (arn.length < 6 || pattern.length < 6)
        return false;
    return pattern.every((part, index) => like(part, arn[index] ?? '') === true);
};
const bool = (expected, actual) => /^(?:true|false)$/i.test(actual) && equalIgnoringCase(expected, actual);
function arnParts(arn) {
    const parts = arn.split(':');
    return parts.length < 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
const comparisons = {
    stringequals: equal,
    stringnotequals: equal,
    stringequalsignorecase: equalIgnoringCase,
    stringnotequalsignorecase: equalIgnoringCase,
    stringlike: like,
    stringnotlike: like,
    arnequals: arnLike,
    arnnotequals: arnLike,
    arnlike: arnLike,
    arnnotlike: arnLike,
    bool,
};

;// CONCATENATED MODULE: ./.build/trust/entra.js


function judgeEntraCredential(credential, claims) {
    if (!(0,json/* isObject */.G)(credential))
        return { decision: 'cannot-tell', because: 'the credential is not an object' };
    if (credential['issuer'] !== claimValue(claims, 'iss'))
        return { decision: 'denies', because: '"issuer" is another' };
    const audiences = Array.isArray(credential['audiences'])
        ? credential['audiences']
        : [];
    if (!audiences.includes(claimValue(claims, 'aud')))
        return { decision: 'denies', because: '"audiences" does not name that of the token' };
    const flexible = credential['claimsMatchingExpression'];
    if (flexible === undefined || flexible === null)
        return credential['subject'] === claimValue(claims, 'sub')
            ? { decision: 'admits', because: '"subject" is that of the token' }
            : { decision: 'denies', because: '"subject" is another' };
    const expression = (0,json/* isObject */.G)(flexible) ? flexible['value'] : undefined;
    return typeof expression === 'string'
        ? judgeExpression(expression, claims)
        : { decision: 'cannot-tell', because: 'the expression is not text' };
}
const TERM = /^claims\['(?<claim>sub|job_workflow_ref)'\] (?<operator>eq|matches) '(?<value>[^']*)'$/;
function judgeExpression(expression, claims) {
    const terms = expression.split(/ and (?=claims\[)/).map((term) => TERM.exec(term)?.groups);
    if (terms.includes(undefined))
        return { decision: 'cannot-tell', because: 'the expression uses what is not evaluated here' };
    const failed = terms.find((term) => !termHolds(term ?? {}, claims));
    return failed
        ? { decision: 'denies', because: `the term on "${failed['claim']}" does not match` }
        : { decision: 'admits', because: 'every term matches' };
}
function termHolds(term, claims) {
    const { claim = '', operator, value = '' } = term;
    const actual = claimValue(claims, claim);
    if (actual === undefined)
        return false;
    return operator === 'eq' ? actual === value : wildcardMatches(value, actual, { one: '?' });
}

;// CONCATENATED MODULE: ./.build/trust/cel.js
const ERROR = { kind: 'error' };
const UNKNOWN = { kind: 'unknown' };
const cel_bool = (value) => ({ kind: 'bool', value });
const string = (value) => ({ kind: 'string', value });
function evaluateCel(expression, lookup) {
    const cursor = { tokens: tokensOf(expression), lookup, at: 0, depth: 0, lost: false };
    const value = either(cursor);
    return cursor.lost || cursor.at !== cursor.tokens.length ? UNKNOWN : value;
}
function truthOf(value) {
    if (value.kind === 'bool')
        return value.value;
    return value.kind === 'error' ? false : 'unknown';
}
const ESCAPE = String.raw `\\(?:['"\\]|u[\da-fA-F]{4}|U00(?:0[\da-fA-F]|10)[\da-fA-F]{4})`;
const TOKEN = new RegExp(String.raw `\s*(?:(?<name>[A-Za-z_]\w*)|(?<text>'(?:[^'\\]|${ESCAPE})*'|"(?:[^"\\]|${ESCAPE})*")|` +
    String.raw `(?<sign>&&|\|\||==|!=|[!()[\],.+]))`, 'y');
const unescaped = (text) => text.replace(/\\(?:u.{4}|U.{8}|.)/g, ([, kind = '', ...digits]) => digits.length === 0 ? kind : String.fromCodePoint(Number.parseInt(digits.join(''), 16)));
function tokensOf(expression) {
    const tokens = [];
    TOKEN.lastIndex = 0;
    const end = expression.trimEnd().length;
    while (TOKEN.lastIndex < end) {
        const groups = TOKEN.exec(expression)?.groups;
        if (!groups || tokens.length > 2_000)
            return [...tokens, { kind: 'sign', value: '' }];
        const { name, text, sign } = groups;
        if (name !== undefined)
            tokens.push({ kind: 'name', value: name });
        else if (text !== undefined)
            tokens.push({ kind: 'text', value: unescaped(text.slice(1, -1)) });
        else
            tokens.push({ kind: 'sign', value: sign ?? '' });
    }
    return tokens;
}
function either(cursor) {
    cursor.depth += 1;
    if (cursor.depth > 50)
        cursor.lost = true;
    if (cursor.lost)
        return UNKNOWN;
    let value = both(cursor);
    while (take(cursor, '||'))
        value = or(value, both(cursor));
    cursor.depth -= 1;
    return value;
}
function both(cursor) {
    let value = relation(cursor);
    while (take(cursor, '&&'))
        value = negate(or(negate(value), negate(relation(cursor))));
    return value;
}
function relation(cursor) {
    const left = sum(cursor);
    if (take(cursor, '=='))
        return equals(left, sum(cursor));
    if (take(cursor, '!='))
        return negate(equals(left, sum(cursor)));
    if (take(cursor, 'in', 'name'))
        return isIn(left, sum(cursor));
    return left;
}
function sum(cursor) {
    let value = unary(cursor);
    while (take(cursor, '+'))
        value = plus(value, unary(cursor));
    return value;
}
function unary(cursor) {
    let negations = 0;
    while (take(cursor, '!'))
        negations += 1;
    const value = cel_member(cursor);
    return negations % 2 === 1 ? negate(value) : value;
}
function cel_member(cursor) {
    let value = primary(cursor);
    while (take(cursor, '.')) {
        const method = next(cursor, 'name');
        next(cursor, 'sign', '(');
        const argument = either(cursor);
        next(cursor, 'sign', ')');
        value = call(value, method, argument);
    }
    return value;
}
function primary(cursor) {
    const token = cursor.tokens[cursor.at];
    cursor.at += 1;
    if (token?.kind === 'text')
        return string(token.value);
    if (token?.kind === 'name')
        return named(cursor, token.value);
    if (token?.value === '[')
        return list(cursor);
    if (token?.value !== '(') {
        cursor.lost = true;
        return UNKNOWN;
    }
    const value = either(cursor);
    next(cursor, 'sign', ')');
    return value;
}
function named(cursor, name) {
    if (name === 'true' || name === 'false')
        return cel_bool(name === 'true');
    if (name !== 'has')
        return read(attribute(cursor, name), cursor.lookup);
    next(cursor, 'sign', '(');
    const value = read(attribute(cursor, next(cursor, 'name')), cursor.lookup);
    next(cursor, 'sign', ')');
    return value.kind === 'unknown' ? value : cel_bool(value.kind !== 'error');
}
function list(cursor) {
    const items = [];
    while (!cursor.lost && !take(cursor, ']')) {
        if (items.length > 0)
            next(cursor, 'sign', ',');
        items.push(either(cursor));
    }
    return { kind: 'list', items };
}
function attribute(cursor, root) {
    if (take(cursor, '[')) {
        const name = next(cursor, 'text');
        next(cursor, 'sign', ']');
        return [root, name];
    }
    next(cursor, 'sign', '.');
    return [root, next(cursor, 'name')];
}
function take(cursor, value, kind = 'sign') {
    const token = cursor.tokens[cursor.at];
    if (token?.kind !== kind || token.value !== value)
        return false;
    cursor.at += 1;
    return true;
}
function next(cursor, kind, value) {
    const token = cursor.tokens[cursor.at];
    cursor.at += 1;
    if (token?.kind !== kind || (value !== undefined && token.value !== value))
        cursor.lost = true;
    return token?.value ?? '';
}
function read([root, name], lookup) {
    const value = lookup(root, name);
    if (value === 'unknown')
        return UNKNOWN;
    return value === undefined ? ERROR : string(value);
}
function negate(value) {
    if (value.kind === 'bool')
        return cel_bool(!value.value);
    return value.kind === 'unknown' ? value : ERROR;
}
function or(left, right) {
    const sides = [left, right];
    if (sides.some((side) => side.kind === 'bool' && side.value))
        return cel_bool(true);
    if (sides.some((side) => side.kind === 'unknown'))
        return UNKNOWN;
    return sides.every((side) => side.kind === 'bool') ? cel_bool(false) : ERROR;
}
function equals(left, right) {
    if (left.kind === 'error' || right.kind === 'error')
        return ERROR;
    if (left.kind === 'string' && right.kind === 'string')
        return cel_bool(left.value === right.value);
    if (left.kind === 'bool' && right.kind === 'bool')
        return cel_bool(left.value === right.value);
    return UNKNOWN;
}
function isIn(item, list) {
    if (list.kind !== 'list')
        return list.kind === 'error' ? ERROR : UNKNOWN;
    return list.items.map((other) => equals(item, other)).reduce(or, cel_bool(false));
}
function plus(left, right) {
    if (left.kind === 'error' || right.kind === 'error')
        return ERROR;
    if (left.kind !== 'string' || right.kind !== 'string')
        return UNKNOWN;
    return string(left.value + right.value);
}
function call(target, method, argument) {
    if (target.kind === 'error' || argument.kind === 'error')
        return ERROR;
    if (target.kind !== 'string' || argument.kind !== 'string')
        return UNKNOWN;
    const [text, part] = [target.value, argument.value];
    switch (method) {
        case 'startsWith':
            return cel_bool(text.startsWith(part));
        case 'endsWith':
            return cel_bool(text.endsWith(part));
        case 'contains':
            return cel_bool(text.includes(part));
        case 'matches':
            return matchesRe2(text, part);
        default:
            return UNKNOWN;
    }
}
const SIMPLE = /^\^?(?:(?:[\w/:@ -]|\\[./+*?^$()[\]{}|-]|\.|\[\^?[\w/:@.-]+\])[*+?]?)*\$?$/;
function matchesRe2(text, pattern) {
    const quantifiers = pattern.replace(/\\.|\[[^\]]*\]/g, 'x').match(/[*+]/g)?.length ?? 0;
    if (!SIMPLE.test(pattern) || pattern.length > 200 || quantifiers > 4)
        return UNKNOWN;
    return cel_bool(new RegExp(pattern, 'su').test(text));
}

;// CONCATENATED MODULE: ./.build/trust/google.js



function judgeGoogleTrust({ provider, members }, claims) {
    if (!(0,json/* isObject */.G)(provider))
        return { decision: 'cannot-tell', because: 'the provider is not an object' };
    const unmatched = oidcMismatch(provider['oidc'], claims);
    if (unmatched !== undefined)
        return { decision: 'denies', because: `"${unmatched}" is not that of the token` };
    const mapping = provider['attributeMapping'];
    if (!(0,json/* isObject */.G)(mapping) || !Object.values(mapping).every((value) => typeof value === 'string'))
        return { decision: 'cannot-tell', because: 'the provider has no "attributeMapping"' };
    const attributes = mapAttributes(mapping, claims);
    const failed = [...attributes].find(([, { kind }]) => kind === 'error');
    if (failed)
        return { decision: 'denies', because: `"${failed[0]}" cannot be computed` };
    const condition = provider['attributeCondition'];
    const held = truthOf(typeof condition === 'string' && condition !== ''
        ? evaluateCel(condition, lookupIn(claims, attributes))
        : { kind: 'bool', value: true });
    if (held === false)
        return { decision: 'denies', because: 'the attribute condition does not hold' };
    const bound = members ? anyOf(members.map((member) => isMember(member, attributes))) : true;
    if (bound === false)
        return { decision: 'denies', because: 'no binding names it' };
    if (held === 'unknown' || bound === 'unknown')
        return { decision: 'cannot-tell', because: 'the condition uses what is not evaluated here' };
    return { decision: 'admits', because: 'the condition holds and a binding names it' };
}
function oidcMismatch(oidc, claims) {
    if (!(0,json/* isObject */.G)(oidc))
        return undefined;
    if (oidc['issuerUri'] !== claimValue(claims, 'iss'))
        return 'issuerUri';
    const audiences = judgement_stringsIn(oidc['allowedAudiences'] ?? []) ?? [];
    const bound = audiences.length > 0;
    return bound && !audiences.includes(claimValue(claims, 'aud') ?? '')
        ? 'allowedAudiences'
        : undefined;
}
function mapAttributes(mapping, claims) {
    const lookup = (root, name) => root === 'assertion' ? claimValue(claims, name) : 'unknown';
    return new Map(Object.entries(mapping).map(([name, expression]) => [name, evaluateCel(expression, lookup)]));
}
function lookupIn(claims, attributes) {
    return (root, name) => {
        if (root === 'assertion')
            return claimValue(claims, name);
        const value = attributes.get(`${root}.${name}`);
        if (root !== 'attribute' && root !== 'google')
            return 'unknown';
        if (value === undefined)
            return undefined;
        return value.kind === 'string' ? value.value : 'unknown';
    };
}
const google_MEMBER = /^principal(?<set>Set)?:\/\/iam\.googleapis\.com\/projects\/\d+\/locations\/global\/workloadIdentityPools\/[^/]+\/(?:subject\/(?<subject>.+)|attribute\.(?<name>[^/]+)\/(?<value>.+)|(?<all>\*))$/;
function isMember(member, attributes) {
    const { set, subject, name, value, all } = google_MEMBER.exec(member)?.groups ?? {};
    if (all !== undefined)
        return set !== undefined;
    if (subject !== undefined && set === undefined)
        return has(attributes.get('google.subject'), subject);
    if (name !== undefined && set !== undefined)
        return has(attributes.get(`attribute.${name}`), value ?? '');
    return false;
}
function has(attribute, value) {
    if (attribute?.kind === 'unknown')
        return 'unknown';
    return attribute?.kind === 'string' && attribute.value === value;
}
function workloadIdentityMembers(policy) {
    const bindings = isObject(policy) && Array.isArray(policy['bindings']) ? policy['bindings'] : [];
    return bindings.flatMap((binding) => isObject(binding) && binding['role'] === 'roles/iam.workloadIdentityUser'
        ? (stringsIn(binding['members']) ?? [])
        : []);
}

;// CONCATENATED MODULE: ./.build/trust/octoSts.js


function judgeOctoStsPolicy(policy, claims) {
    if (!(0,json/* isObject */.G)(policy))
        return { decision: 'cannot-tell', because: 'the policy is not an object' };
    const tests = [
        ['issuer', compare(policy, 'issuer', claimValue(claims, 'iss'))],
        ['subject', compare(policy, 'subject', claimValue(claims, 'sub'))],
        ['audience', audienceMatches(policy, claimValue(claims, 'aud'))],
        ['claim_pattern', claimsMatch(policy['claim_pattern'], claims)],
    ];
    const failed = tests.find(([, holds]) => holds === false);
    if (failed)
        return { decision: 'denies', because: `"${failed[0]}" does not match` };
    const doubtful = tests.find(([, holds]) => holds === 'unknown');
    if (doubtful)
        return { decision: 'cannot-tell', because: `"${doubtful[0]}" uses what is not evaluated here` };
    return { decision: 'admits', because: 'issuer, subject, audience and claims match' };
}
function compare(policy, name, actual) {
    const [exact, pattern] = [policy[name], policy[`${name}_pattern`]];
    if ((exact === undefined) === (pattern === undefined))
        return false;
    if (actual === undefined)
        return false;
    return exact === undefined ? matchesWhole(pattern, actual) : exact === actual;
}
function audienceMatches(policy, actual) {
    if (policy['audience'] === undefined && policy['audience_pattern'] === undefined)
        return 'unknown';
    return compare(policy, 'audience', actual);
}
function claimsMatch(patterns, claims) {
    if (patterns === undefined || patterns === null)
        return true;
    if (!(0,json/* isObject */.G)(patterns))
        return 'unknown';
    return allOf(Object.entries(patterns).map(([name, pattern]) => {
        const actual = claimValue(claims, name);
        return actual === undefined ? false : matchesWhole(pattern, actual);
    }));
}
const META = String.raw `.*+?^$\{\}()|[\]\\`;
const PART = String.raw `(?:[^${META}]|\\[${META}]|\.\*|\[\^\/\]\+)*`;
const SIMPLE_PATTERN = new RegExp(`^(?:${PART}|\\(${PART}(?:\\|${PART})*\\))$`);
function matchesWhole(pattern, actual) {
    if (typeof pattern !== 'string' || pattern.length > 2_000)
        return 'unknown';
    const quantifiers = pattern.replace(/\\./g, '').match(/[*+]/g)?.length ?? 0;
    if (quantifiers > 4 || !SIMPLE_PATTERN.test(pattern))
        return 'unknown';
    return new RegExp(`^(?:${pattern})$`, 'su').test(actual);
}

;// CONCATENATED MODULE: ./.build/trust/vault.js


function judgeVaultRole(role, claims) {
    const fields = (0,json/* isObject */.G)(role) && (0,json/* isObject */.G)(role['data']) ? role['data'] : role;
    if (!(0,json/* isObject */.G)(fields))
        return { decision: 'cannot-tell', because: 'the role is not an object' };
    if ((fields['role_type'] ?? 'oidc') !== 'jwt')
        return { decision: 'denies', because: '"role_type" is not "jwt"' };
    const tests = [
        ['"bound_audiences"', audienceBound(fields['bound_audiences'], claims)],
        ['"bound_subject"', subjectBound(fields['bound_subject'], claims)],
        ['"bound_claims"', claimsBound(fields, claims)],
        ['"user_claim"', userClaim(fields, claims)],
    ];
    const failed = tests.find(([, holds]) => holds === false);
    if (failed)
        return { decision: 'denies', because: `${failed[0]} does not match` };
    const doubtful = tests.find(([, holds]) => holds === 'unknown');
    if (doubtful)
        return { decision: 'cannot-tell', because: `${doubtful[0]} uses what is not evaluated here` };
    return { decision: 'admits', because: 'every bound of the role matches' };
}
function audienceBound(bound, claims) {
    const audiences = bound === undefined || bound === null ? [] : judgement_stringsIn(bound);
    if (!audiences)
        return 'unknown';
    return audiences.includes(claimValue(claims, 'aud') ?? '');
}
function subjectBound(bound, claims) {
    if (bound === undefined || bound === null || bound === '')
        return true;
    return typeof bound === 'string' ? bound === claimValue(claims, 'sub') : 'unknown';
}
function userClaim(role, claims) {
    const name = role['user_claim'];
    if (typeof name !== 'string')
        return 'unknown';
    if (role['user_claim_json_pointer'] === true && name.startsWith('/'))
        return pointed(name, claims) !== undefined;
    return claimValue(claims, name) !== undefined;
}
function claimsBound(role, claims) {
    const bound = role['bound_claims'];
    if (bound === undefined || bound === null)
        return true;
    if (!(0,json/* isObject */.G)(bound))
        return 'unknown';
    const type = role['bound_claims_type'] ?? 'string';
    if (type !== 'string' && type !== 'glob')
        return 'unknown';
    return allOf(Object.entries(bound).map(([name, value]) => {
        const expected = judgement_stringsIn(value);
        if (!expected)
            return 'unknown';
        const actual = name.startsWith('/') ? pointed(name, claims) : claimValue(claims, name);
        if (actual === undefined)
            return false;
        const matches = (text) => type === 'glob' ? wildcardMatches(text, actual) : text === actual;
        return expected.some(matches);
    }));
}
function pointed(pointer, claims) {
    const name = pointer.slice(1);
    if (name.includes('/'))
        return undefined;
    return claimValue(claims, name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

;// CONCATENATED MODULE: ./.build/review/jsonLine.js
const LEXEME = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
function lineOfJson(text, path) {
    const open = [];
    let [found, depth, isKey] = [0, -1, false];
    for (const { 0: lexeme, index } of text.matchAll(LEXEME)) {
        const top = open.at(-1);
        if (lexeme === '}' || lexeme === ']')
            open.pop();
        else if (lexeme === ',') {
            if (top?.kind === '[')
                top.at = Number(top.at) + 1;
            isKey = top?.kind === '{';
        }
        else if (lexeme === ':')
            isKey = false;
        else if (isKey && top)
            top.at = JSON.parse(lexeme);
        else if (open.length > depth && open.every(({ at }, level) => at === path[level]))
            [found, depth] = [index, open.length];
        if (lexeme === '{')
            open.push({ kind: '{', at: '' });
        if (lexeme === '[')
            open.push({ kind: '[', at: 0 });
        if (lexeme === '{')
            isKey = true;
        if (lexeme === '[')
            isKey = false;
        if (depth === path.length)
            break;
    }
    return text.slice(0, found).split('\n').length;
}

;// CONCATENATED MODULE: ./.build/review/terraformPlan.js


function draftsOfPlan(plan) {
    const [name, root] = (0,json/* isObject */.G)(plan['planned_values'])
        ? ['planned_values', plan['planned_values']]
        : ['values', plan['values']];
    const module = (0,json/* isObject */.G)(root) ? root['root_module'] : undefined;
    const resources = resourcesIn(module, [name, 'root_module']);
    return resources.flatMap((resource) => draftOf(resource, resources));
}
function resourcesIn(module, path, depth = 0) {
    if (!(0,json/* isObject */.G)(module) || depth > 20)
        return [];
    const own = listIn(module, 'resources').flatMap((resource, index) => {
        const { type, address, values } = (0,json/* isObject */.G)(resource) ? resource : {};
        return typeof type === 'string' && (0,json/* isObject */.G)(values)
            ? [{ type, address: String(address), values, path: [...path, 'resources', index, 'values'] }]
            : [];
    });
    const below = listIn(module, 'child_modules').flatMap((child, index) => resourcesIn(child, [...path, 'child_modules', index], depth + 1));
    return [...own, ...below];
}
const listIn = (value, name) => {
    const list = value[name];
    return Array.isArray(list) ? list : [];
};
function draftOf({ type, address, values, path }, all) {
    const draft = (kind, body) => [
        { kind, body, address, path },
    ];
    switch (type) {
        case 'aws_iam_role':
            return draft('aws', parsed(values['assume_role_policy']));
        case 'vault_jwt_auth_backend_role':
            return draft('vault', vaultRoleIn(values));
        case 'google_iam_workload_identity_pool_provider':
            return draft('gcp', { provider: googleProviderIn(values), members: membersOf(values, all) });
        case 'azuread_application_federated_identity_credential':
            return draft('azure', values);
        case 'azurerm_federated_identity_credential':
            return draft('azure', { ...values, audiences: values['audience'] });
        case 'azuread_application_flexible_federated_identity_credential':
            return draft('azure', {
                ...values,
                audiences: [values['audience']],
                claimsMatchingExpression: { value: values['claims_matching_expression'] },
            });
        default:
            return [];
    }
}
function parsed(text) {
    try {
        return typeof text === 'string' ? JSON.parse(text) : undefined;
    }
    catch {
        return undefined;
    }
}
function vaultRoleIn(values) {
    const bound = (0,json/* isObject */.G)(values['bound_claims']) ? values['bound_claims'] : {};
    return {
        ...values,
        role_type: values['role_type'] ?? 'jwt',
        bound_claims: Object.fromEntries(Object.entries(bound).map(([name, value]) => [
            name,
            typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value,
        ])),
    };
}
function googleProviderIn(values) {
    const [oidc] = listIn(values, 'oidc');
    const { issuer_uri, allowed_audiences } = (0,json/* isObject */.G)(oidc) ? oidc : {};
    return {
        attributeMapping: values['attribute_mapping'],
        attributeCondition: values['attribute_condition'],
        oidc: { issuerUri: issuer_uri, allowedAudiences: allowed_audiences ?? [] },
    };
}
function membersOf(values, all) {
    const pool = `/workloadIdentityPools/${values['workload_identity_pool_id']}/`;
    const members = all
        .filter(({ type }) => /^google_service_account_iam_(?:member|binding)$/.test(type))
        .filter((binding) => binding.values['role'] === 'roles/iam.workloadIdentityUser')
        .flatMap((binding) => judgement_stringsIn(binding.values['members'] ?? binding.values['member']) ?? [])
        .filter((member) => member.includes(pool));
    return members.length > 0 ? members : undefined;
}

;// CONCATENATED MODULE: ./.build/review/trustDocuments.js










function readTrustFile(file, text, parse) {
    if (/\.ya?ml$/.test(file)) {
        const parsed = parse(text);
        if ('errors' in parsed)
            return { error: `is not valid YAML: ${parsed.errors.join('; ')}` };
        const body = plainValue(parsed.value);
        return { documents: [documentOf({ kind: 'octo-sts', body, address: '', path: [] }, file, '')] };
    }
    const parsed = (0,json/* parseObject */.l)(`{"document":${text}}`);
    if ('error' in parsed)
        return { error: parsed.error.replace('a JSON object', 'valid JSON') };
    const drafts = draftsIn(parsed.members['document'], { address: '', path: [] });
    return drafts
        ? { documents: drafts.map((draft) => documentOf(draft, file, text)) }
        : { error: 'is not a trust document of a known form' };
}
function plainValue(value) {
    if (typeof value === 'string')
        return value;
    return (0,yamlValue/* isYamlMap */.S)(value)
        ? Object.fromEntries([...value].map(([name, inner]) => [name, plainValue(inner)]))
        : value.map(plainValue);
}
function draftsIn(value, where, depth = 0) {
    const below = (inner, step, name = String(step)) => draftsIn(inner, { address: [where.address, name].filter(Boolean).join('.'), path: [...where.path, step] }, depth + 1);
    if (depth > 5)
        return undefined;
    if (Array.isArray(value)) {
        if (value.length > 0 && value.every((item) => (0,json/* isObject */.G)(item) && kindOf(item) === 'azure'))
            return [{ kind: 'azure', body: value, ...where }];
        const all = value.map((item, index) => below(item, index, nameIn(item) ?? `${index}`));
        return all.every((found) => found !== undefined) ? all.flat() : undefined;
    }
    if (!(0,json/* isObject */.G)(value))
        return undefined;
    if ('format_version' in value)
        return draftsOfPlan(value);
    for (const name of ['AssumeRolePolicyDocument', 'Role', 'Roles', 'value', 'data'])
        if (typeof value[name] === 'object')
            return below(value[name], name, name === 'data' || name === 'value' ? '' : name);
    const kind = kindOf(value);
    return kind && [{ kind, body: value, ...where }];
}
const nameIn = (item) => {
    const name = (0,json/* isObject */.G)(item) ? (item['RoleName'] ?? item['name']) : undefined;
    return typeof name === 'string' ? name : undefined;
};
function kindOf(value) {
    if ('Statement' in value)
        return 'aws';
    if ('provider' in value || 'attributeMapping' in value || (0,json/* isObject */.G)(value['oidc']))
        return 'gcp';
    if ('role_type' in value || 'bound_audiences' in value || 'bound_claims' in value)
        return 'vault';
    if ('issuer' in value && 'audiences' in value)
        return 'azure';
    return undefined;
}
function documentOf(draft, file, text) {
    const { kind, body, address, path } = draft;
    return {
        ...{ kind, body, address, file },
        judge: (claims) => body === undefined
            ? { decision: 'cannot-tell', because: 'its content is known only after it is applied' }
            : judges[kind](body)(claims),
        lineFor: (because) => lineOfJson(text, [...path, ...statementIn(body, because)]),
    };
}
function statementIn(body, because) {
    const statements = (0,json/* isObject */.G)(body) ? body['Statement'] : undefined;
    if (!Array.isArray(statements))
        return [];
    const [, sid] = /^statement "(.*)"/.exec(because) ?? [];
    const [, number] = /^statement (\d+)/.exec(because) ?? [];
    const index = sid === undefined
        ? Number(number) - 1
        : statements.findIndex((one) => (0,json/* isObject */.G)(one) && one['Sid'] === sid);
    return index >= 0 ? ['Statement', index] : [];
}
const judges = {
    aws: (policy) => (claims) => judgeAwsTrustPolicy(policy, claims),
    vault: (role) => (claims) => judgeVaultRole(role, claims),
    gcp: (body) => (claims) => {
        const trust = (0,json/* isObject */.G)(body) && (0,json/* isObject */.G)(body['provider']) ? body : { provider: body };
        const members = judgement_stringsIn(trust['members'] ?? 0);
        return judgeGoogleTrust({ provider: trust['provider'], ...(members && { members }) }, claims);
    },
    azure: (body) => (claims) => {
        const judged = [body].flat().map((credential) => judgeEntraCredential(credential, claims));
        const admitting = judged.find(({ decision }) => decision === 'admits');
        const unclear = judged.find(({ decision }) => decision === 'cannot-tell');
        return admitting ?? unclear ?? judged[0] ?? { decision: 'denies', because: 'it is empty' };
    },
    'octo-sts': (policy) => (claims) => judgeOctoStsPolicy(policy, claims),
};
function concernsIssuer({ kind, body }, issuer) {
    if (kind === 'vault' || body === undefined)
        return true;
    const text = JSON.stringify(body);
    if (kind !== 'aws')
        return text.includes(issuer);
    return (text.includes(issuer.replace(/^https:\/\//, '')) || /"(?:Federated|Principal)":"\*"/.test(text));
}

;// CONCATENATED MODULE: ./.build/review/policies.js




const policies_MOST_BYTES = 8 * 1024 * 1024;
const policies_MOST_FILES = 500;
function reviewPolicies(plan, parse) {
    const { table, issuer } = plan;
    const files = filesOf(plan);
    const readings = files.entries.map((entry) => readEntry(plan, entry, parse));
    const documents = readings.flatMap(({ documents = [] }) => documents);
    const rowOf = (document) => table?.rows.find(({ policy }) => policy === policies_nameOf(document));
    const relevant = documents.filter((document) => rowOf(document) !== undefined || concernsIssuer(document, issuer));
    const judged = relevant.map((document) => {
        const row = rowOf(document);
        const unlisted = table && !row ? [unlistedFinding(document, table.file)] : [];
        const found = [...unlisted, ...judgePolicy(document, row, issuer)];
        return { name: policies_nameOf(document), found };
    });
    const names = new Set(judged.map(({ name }) => name));
    const orphans = (table?.rows ?? []).filter(({ policy }) => !names.has(policy));
    return {
        findings: [
            ...files.findings,
            ...readings.flatMap(({ finding = [] }) => finding),
            ...duplicates(relevant),
            ...judged.flatMap(({ found }) => found),
            ...orphans.map((row) => orphanFinding(row, table?.file ?? '')),
        ],
        judged: judged.map(({ name, found }) => ({ name, findings: found.length })),
        skipped: documents.filter((document) => !relevant.includes(document)).map(policies_nameOf),
    };
}
const policies_nameOf = ({ file, address }) => address === '' ? file : `${file}#${address}`;
function duplicates(documents) {
    const names = documents.map(policies_nameOf);
    return documents
        .filter((document, index) => names.indexOf(policies_nameOf(document)) !== index)
        .map(({ file, address, lineFor }) => ({
        ...{ kind: 'unreadable', file, line: lineFor('') },
        text: `a second document has the name ${(0,sanitize/* quoted */.T)(address)}`,
        fix: 'give each document of a file its own name',
    }));
}
function filesOf({ path, policies }) {
    const entries = new Map();
    const findings = [];
    for (const pattern of policies) {
        const folder = /^[^*]*\//.exec(pattern)?.[0] ?? '';
        const forms = [pattern, pattern.replaceAll('**/', '')];
        const found = path
            .list(folder.replace(/\/$/, ''))
            .filter((entry) => forms.some((form) => (0,glob/* matches */.c)(form, entry.path)));
        for (const entry of found)
            entries.set(entry.path, entry);
        if (found.length === 0)
            findings.push({
                ...{ kind: 'missing', file: '', line: 1 },
                text: `no file matches ${(0,sanitize/* quoted */.T)(pattern)} of "policies"`,
                fix: 'correct the pattern; paths are relative to "path"',
            });
    }
    const all = [...entries.values()];
    if (all.length > policies_MOST_FILES)
        findings.push({
            ...{ kind: 'unreadable', file: '', line: 1 },
            text: `"policies" names ${all.length} files; only the first ${policies_MOST_FILES} were judged`,
            fix: 'split the review into several steps',
        });
    return { entries: all.slice(0, policies_MOST_FILES), findings };
}
function readEntry({ path }, entry, parse) {
    const unreadable = (text, fix) => ({
        finding: { kind: 'unreadable', file: entry.path, line: 1, text, fix },
    });
    const text = entry.kind === 'file' ? path.read(entry.path, policies_MOST_BYTES) : undefined;
    if (text === undefined)
        return unreadable('is not a regular file of at most 8 MiB; links are not followed', 'commit the file itself');
    const result = readTrustFile(entry.path, text, parse);
    if ('documents' in result)
        return result;
    return unreadable(result.error, 'name only trust policies in "policies", in a form that docs/reference/review.md lists');
}
function unlistedFinding(document, table) {
    const { file, lineFor } = document;
    return {
        ...{ kind: 'unlisted', file, line: lineFor('') },
        text: `${(0,sanitize/* quoted */.T)(policies_nameOf(document))} has no row in ${(0,sanitize/* quoted */.T)(table)}`,
        fix: 'add it under "policies" of the table, with the jobs that it must admit',
    };
}
function orphanFinding({ policy }, table) {
    return {
        ...{ kind: 'missing', file: table, line: 1 },
        text: `the table names ${(0,sanitize/* quoted */.T)(policy)}, which was not found`,
        fix: 'name its file in "policies"; if the policy was removed, remove its row, too',
    };
}

// EXTERNAL MODULE: ./.build/record/summary.js
var summary = __webpack_require__(333);
// EXTERNAL MODULE: ./.build/trust/quote.js
var quote = __webpack_require__(2434);
;// CONCATENATED MODULE: ./.build/review/report.js


const MOST = 500;
const listJson = (list) => (0,quote/* asciiJson */.iL)(list.slice(0, MOST));
const annotationText = ({ kind, text, fix, witness }) => [
    `${kind}: ${text}`,
    `Fix: ${fix}`,
    ...(witness ? [`Proof: a token with ${(0,quote/* asciiJson */.iL)(witness)}`] : []),
].join('\n');
const report_LONGEST = 900 * 1024;
function reviewSummary({ judged, skipped, leases, findings }) {
    const tables = (found) => [
        '### Review of trust policies and leases',
        '',
        ...markdownTable(['policy', 'findings'], judged.map(({ name, findings: count }) => [name, count === 0 ? 'none' : String(count)])),
        ...(skipped.length > 0
            ? [`Policies not judged, as they trust no token of this issuer: ${skipped.length}.`, '']
            : []),
        ...leaseTable(leases),
        ...findingTable(found),
    ].join('\n');
    const forms = [findings, findings.slice(0, 50).map(({ witness: _, ...finding }) => finding)];
    return forms.map(tables).find((text) => Buffer.byteLength(text) <= report_LONGEST) ?? '';
}
const leaseTable = (leases) => markdownTable(['lease', 'from', 'identity', 'secrets', 'exported', 'owner', 'purpose', 'reviewed', 'where'], leases.map((lease) => [
    lease.name,
    [lease.from, lease.server].filter(Boolean).join(' '),
    lease.identity,
    lease.paths.join(', '),
    lease.exports.join(', '),
    lease['owned-by'],
    lease.purpose,
    lease.reviewed,
    `${lease.file}:${lease.line} (${lease.job})`,
]));
function findingTable(findings) {
    const shown = findings.slice(0, MOST);
    const rows = shown.map(({ kind, file, line, text, fix }) => [kind, `${file}:${line}`, text, fix]);
    return [
        ...markdownTable(['finding', 'where', 'what', 'fix'], rows),
        ...shown.flatMap(({ file, line, witness }) => witness ? [`- ${(0,summary/* escapeCell */.kq)(`${file}:${line}`)}: ${(0,summary/* escapeCell */.kq)((0,quote/* asciiJson */.iL)(witness))}`] : []),
        '',
    ];
}
function markdownTable(head, rows) {
    if (rows.length === 0)
        return [];
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [
        line(head),
        line(head.map(() => '---')),
        ...rows.slice(0, MOST).map((row) => line(row.map(summary/* escapeCell */.kq))),
        '',
    ];
}

;// CONCATENATED MODULE: ./.build/review/main.js






async function runReview(runtime, inputs) {
    refusePrivileges(runtime);
    const parse = await (0,deferredYaml/* importYaml */.B)();
    const plan = parseReviewInputs(runtime, inputs, parse);
    const policies = reviewPolicies(plan, parse);
    const rules = { ...plan, serverUrl: runtime.github('server_url'), now: runtime.now() };
    const inventory = await takeInventory(plan.path, rules);
    const base = plan.base && (await takeInventory(plan.base, rules));
    const findings = [
        ...policies.findings,
        ...inventory.findings,
        ...(base ? newLeases(inventory, base) : []),
    ];
    for (const { name, findings: count } of policies.judged)
        runtime.log('info', `${name}: ${count === 0 ? 'nothing found' : `findings: ${count}`}`);
    runtime.log('info', `Leases in workflow files: ${inventory.leases.length}`);
    for (const finding of findings)
        annotate(runtime, plan, finding);
    const failing = findings.filter(({ kind }) => plan.failOn.has(kind));
    runtime.publish(new Map([
        ['findings', listJson(findings)],
        ['inventory', listJson(inventory.leases)],
    ]), reviewSummary({ ...policies, leases: inventory.leases, findings }));
    if (failing.length > 0)
        throw reviewFailure(failing);
}
const PRIVILEGED = ['pull_request_target', 'workflow_run'];
function refusePrivileges(runtime) {
    const event = runtime.github('event_name') ?? '';
    if (PRIVILEGED.includes(event))
        throw new core_failure/* Failure */.HR('EVENT_REFUSED', `a review must not run on ${event}`, {
            causes: ['the job has the secrets of the repository, and reads what outsiders wrote'],
            fix: 'Run it on `pull_request`, `push` and `schedule`.',
        });
    if (runtime.mayRequestTokens)
        throw new core_failure/* Failure */.HR('ENVIRONMENT_REFUSED', 'a review must not run in a job that may request ID tokens', {
            causes: ['the job has `id-token: write`, and reads what outsiders wrote'],
            fix: 'Give the review a job of its own with `permissions: contents: read`.',
        });
}
function annotate(runtime, { failOn, table }, finding) {
    const kind = failOn.has(finding.kind) ? 'error' : 'warning';
    const text = annotationText(finding);
    if (finding.file === '' || finding.file === table?.file)
        runtime.log('warning', text);
    else
        runtime.annotate(kind, text, finding);
}
function reviewFailure(failing) {
    const counts = [...Map.groupBy(failing, ({ kind }) => kind)].map(([kind, found]) => `${found.length} ${kind}`);
    return new core_failure/* Failure */.HR('REVIEW_FAILED', `the review found: ${counts.join(', ')}`);
}


/***/ })

};
;