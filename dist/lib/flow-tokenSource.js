"use strict";
exports.id = "flow-tokenSource";
exports.ids = ["flow-tokenSource", "core-sanitize"];
exports.modules = {

/***/ 9773:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ parseObject)
/* harmony export */ });
function parseObject(text) {
    const value = parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return { error: 'is not a JSON object' };
    return hasDuplicateKeys(text)
        ? { error: 'has two members with the same name' }
        : { members: value };
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
const LEXEMES = /"(?:[^"\\]|\\.)*"|[{}:]/g;
function hasDuplicateKeys(json) {
    const objects = [];
    let latest = '';
    for (const [lexeme] of json.matchAll(LEXEMES)) {
        if (lexeme === '{')
            objects.push(new Set());
        else if (lexeme === '}')
            objects.pop();
        else if (lexeme !== ':')
            latest = lexeme;
        else {
            const names = objects.at(-1);
            const name = JSON.parse(latest);
            if (names?.has(name))
                return true;
            names?.add(name);
        }
    }
    return false;
}


/***/ }),

/***/ 6548:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ sanitizeForeign),
/* harmony export */   T: () => (/* binding */ quoted)
/* harmony export */ });
/* harmony import */ var _masks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9650);

const LONGEST = 200;
function sanitizeForeign(text, secrets = []) {
    const line = removeSecrets(text, secrets)
        .replace(/[^\s]{41,}/g, '(long text left out)')
        .replace(/[^A-Za-z0-9 _.,:/@()-]+/g, ' ')
        .replace(/:{2,}/g, ':')
        .replace(/ +/g, ' ')
        .trim();
    return line.length > LONGEST ? `${line.slice(0, LONGEST)} (cut)` : line;
}
function removeSecrets(text, secrets) {
    const forms = secrets.flatMap((value) => [value, encodeURIComponent(value)]).flatMap(_masks_js__WEBPACK_IMPORTED_MODULE_0__/* .maskForms */ .ye);
    return forms
        .toSorted((a, b) => b.length - a.length)
        .reduce((rest, form) => rest.replaceAll(form, ' '), text);
}
function quoted(text) {
    const cut = text.length > 120 ? `${text.slice(0, 120)}…` : text;
    return JSON.stringify(cut).replaceAll('##[', '## [');
}


/***/ }),

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

/***/ 9524:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openTokenSource: () => (/* binding */ openTokenSource)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _identity_idToken_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(702);
/* harmony import */ var _identity_issuer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(819);
/* harmony import */ var _identity_jwks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8105);
/* harmony import */ var _identity_sources_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3384);
/* harmony import */ var _identity_verify_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4708);






function openTokenSource(runtime, { client, issuer, keys: known }) {
    const rules = (0,_identity_sources_js__WEBPACK_IMPORTED_MODULE_4__/* .isForgejoToken */ .Gi)({ iss: issuer }) ? _identity_sources_js__WEBPACK_IMPORTED_MODULE_4__/* .FORGEJO */ .FN : _identity_sources_js__WEBPACK_IMPORTED_MODULE_4__/* .GITHUB */ .U0;
    const found = (0,_identity_issuer_js__WEBPACK_IMPORTED_MODULE_2__/* .deriveIssuer */ .d)(runtime.job.github('server_url'), issuer, rules);
    if ('error' in found)
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('INTERNAL', `the issuer in the header of the journal ${found.error}`);
    const keys = known ?? (0,_identity_jwks_js__WEBPACK_IMPORTED_MODULE_3__/* .createKeySet */ .A)(runtime, client, found.issuer);
    const accepted = new Set([runtime.job.github('event_name') ?? '']);
    return async (audience, lease) => {
        const jwt = await (0,_identity_idToken_js__WEBPACK_IMPORTED_MODULE_1__/* .requestToken */ .Fr)(runtime, { client, issuer: found.issuer }, audience);
        const terms = { ...found, audience, keys, runtime, allowEvents: accepted };
        const token = (await (0,_identity_verify_js__WEBPACK_IMPORTED_MODULE_5__/* .verify */ .MX)(jwt, terms, [{ name: lease, expect: [] }])).get(lease);
        if (!token)
            throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('INTERNAL', 'a verified token went missing');
        return token;
    };
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


/***/ })

};
;