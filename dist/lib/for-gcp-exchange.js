"use strict";
exports.id = "for-gcp-exchange";
exports.ids = ["for-gcp-exchange", "for-aws-assume"];
exports.modules = {

/***/ 2516:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rl: () => (/* binding */ suggestPolicy),
/* harmony export */   dE: () => (/* binding */ describeToken)
/* harmony export */ });
/* unused harmony export claimText */
/* harmony import */ var _identity_quoteClaim_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5800);

/**
 * Returns one claim of the lease's token, quoted for comparison with the server's configuration.
 * The token itself is never shown.
 */
const claimText = ({ claims }, name) => (0,_identity_quoteClaim_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteClaim */ .x)(claims[name]);
/**
 * Returns the suggested policy; for a run of a pull request a sentence in its place, because the
 * subject of one pull request is that of all of them.
 */
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
/** Returns the identity claims of the token for a rejection's diagnostics, one claim per line. */
const describeToken = (token) => ['iss', 'sub', 'aud'].map((name) => `  the token says ${name}: ${claimText(token, name)}`);


/***/ }),

/***/ 6009:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   FU: () => (/* binding */ judgeBy),
/* harmony export */   YW: () => (/* binding */ match)
/* harmony export */ });
/** Returns the first row that matches the error, or `undefined`. */
const match = (rows, error) => rows.find(({ when }) => when !== undefined && matches(when, error));
const matches = (when, error) => isAmong(when.status, error.status) &&
    isAmong(when.code, error.code) &&
    isAmong(when.action, error.action) &&
    (when.words?.test(clip(error.message)) ?? true);
// Error messages are short, and a pattern such as /claim .* is missing/ that does not match takes
// quadratic time.
const LONGEST_MESSAGE = 4096;
/** Returns the part of an error message that patterns are matched against. */
const clip = (message) => message.slice(0, LONGEST_MESSAGE);
const isAmong = (expected, value) => expected === undefined || [expected].flat().includes(value);
/** Returns the retry rules of a table: the verdict and the explanation of the row that matches. */
function judgeBy(rows, errorIn) {
    const retried = (response) => {
        const row = response.status < 400 ? undefined : match(rows, errorIn(response));
        return row?.verdict && row;
    };
    return { judge: (response) => retried(response)?.verdict, explain: retried };
}


/***/ }),

/***/ 2323:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   BN: () => (/* binding */ tokenAt),
/* harmony export */   cz: () => (/* binding */ rejection),
/* harmony export */   fi: () => (/* binding */ jsonOrEmpty),
/* harmony export */   h: () => (/* binding */ responseInvalid),
/* harmony export */   hH: () => (/* binding */ secondsAt),
/* harmony export */   lJ: () => (/* binding */ objectAt),
/* harmony export */   lk: () => (/* binding */ parseJsonText),
/* harmony export */   nV: () => (/* binding */ ownMember),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9773);
/* harmony import */ var _core_requestId_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2563);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6548);




// Real responses have five levels; deeper nesting would overflow the stack of recursive code.
const DEEPEST = 64;
/**
 * Returns the JSON object of a response. Throws `RESPONSE_INVALID` if the body is anything else, or
 * if it contains a duplicate key.
 */
function parseJson({ text }, host) {
    const read = parseJsonText(text);
    if ('error' in read)
        throw responseInvalid(host, `with something that ${read.error}`);
    return read.members;
}
/** Parses a JSON object; nesting that would overflow the stack of recursive code is an error. */
const parseJsonText = (text) => deeperThan(text, DEEPEST) ? { error: 'is nested too deeply' } : (0,_core_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .l)(text);
/**
 * Returns the JSON object of an error response, or an empty object if the body is anything else.
 * Unlike `parseJson`, it never throws: the status alone is a rejection already.
 */
function jsonOrEmpty({ text }) {
    const value = deeperThan(text, DEEPEST) ? undefined : parsed(text);
    return isObject(value) ? value : {};
}
/**
 * Returns the failure for a success response that cannot be trusted. `sentence` completes `HOST
 * responded …` and must not quote the response.
 */
const responseInvalid = (host, sentence) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('RESPONSE_INVALID', `${host} responded ${sentence}`);
/** Returns the member if it is an object, else `undefined`. */
function objectAt(object, name) {
    const value = ownMember(object, name);
    return isObject(value) ? value : undefined;
}
/** Returns the member if it is a non-empty string, else `undefined`. */
function textAt(object, name) {
    const value = ownMember(object, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/**
 * Returns the member if it fits into a header and a variable unchanged: a non-empty string of
 * visible ASCII. A line break in a token is an injection attempt.
 */
function tokenAt(object, name) {
    const value = textAt(object, name);
    return value !== undefined && /^[\x21-\x7e]+$/.test(value) ? value : undefined;
}
/**
 * Returns a member that counts seconds, given as a number or (by some servers) as digits;
 * `undefined` if it is absent, malformed or longer than ten years, which no lease outlives.
 */
function secondsAt(object, name) {
    const value = ownMember(object, name);
    const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
    return typeof count === 'number' && count >= 0 && count <= 315_576_000 ? count : undefined;
}
/** Returns the object's own member, never an inherited one. */
const ownMember = (object, name) => Object.hasOwn(object, name) ? object[name] : undefined;
/**
 * Returns the failure for a rejected request, without quoting the server: status, recognised row,
 * diagnostics. A redirect is explained and never followed. A success status without a row is
 * `RESPONSE_INVALID`: the response contains no credentials.
 */
function rejection(response, { code, host, to, row, diagnostics = [] }) {
    const { status } = response;
    if (status < 300 && !row)
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('RESPONSE_INVALID', `${host} returned ${status} for ${to}, but no credentials`);
    const redirect = status >= 300 && status < 400;
    const meaning = redirect
        ? `, a redirect${target(response)}, which is not followed`
        : row
            ? `: ${row.symptom}`
            : '';
    const facts = row ?? (redirect ? REDIRECT : undefined);
    const message = [`${host} returned ${status} to ${to}${meaning}`, ...diagnostics].join('\n');
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(code, message, {
        ...(facts && { causes: facts.causes, fix: facts.fix }),
        ...(row?.show === 'trust-policy' && { rejectedBy: 'trust-policy' }),
        requestId: (0,_core_requestId_js__WEBPACK_IMPORTED_MODULE_2__/* .requestIdOf */ .Gb)(response),
    });
}
const REDIRECT = {
    causes: [
        'the server has another address than the one configured',
        'a portal or proxy responds in its place',
    ],
    fix: 'Set the address to the one that does not redirect. A token is never sent to the target of ' +
        'a redirect.',
};
function target({ headers }) {
    const location = headers['location'] ?? '';
    return URL.canParse(location) ? ` to ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeForeign */ .I)(new URL(location).host)}` : '';
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Returns whether brackets outside strings are nested deeper than the limit. Allocates nothing. */
function deeperThan(text, limit) {
    let depth = 0;
    let inString = false;
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (inString) {
            if (character === '\\')
                at++;
            else if (character === '"')
                inString = false;
        }
        else if (character === '"')
            inString = true;
        else if (character === '{' || character === '[') {
            if (++depth > limit)
                return true;
        }
        else if (character === '}' || character === ']')
            depth--;
    }
    return false;
}


/***/ }),

/***/ 2434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kf: () => (/* binding */ literalPattern),
/* harmony export */   Qq: () => (/* binding */ celString),
/* harmony export */   ZK: () => (/* binding */ hclString),
/* harmony export */   iL: () => (/* binding */ asciiJson)
/* harmony export */ });
/**
 * Returns JSON whose strings are ASCII, so that lookalike characters are visible, and in which the
 * runner recognises no workflow command. Both escapes are valid JSON.
 */
const asciiJson = (value, indent) => JSON.stringify(value, undefined, indent)
    .replace(/[^\x20-\x7e\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('##[', '#\\u0023[');
/** Returns a string of HCL, the language of Terraform, in which nothing is interpolated. */
const hclString = (text) => asciiJson(text).replace(/[$%](?=\{)/g, '$&$&');
/** Returns a string of CEL in single quotes. Characters beyond ASCII are escaped by code point. */
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
/** Returns a regular expression that matches exactly this string, in RE2 and in JavaScript. */
const literalPattern = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');


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
/** Returns the claims that are strings: the ones that a trust policy can compare. */
const textClaims = (claims) => Object.fromEntries(Object.entries(claims).flatMap(([name, value]) => typeof value === 'string' ? [[name, value]] : []));
const SHORT = /^repo:([^/:@]+)\/([^/:@]+):/;
const LONG = /^repo:([^/:@]+)@\d+\/([^/:@]+)@\d+:/;
/**
 * Returns the subject as the token has it and, if it is known, in the other form: with or without
 * the numeric ids. A repository changes to the form with ids when it is renamed or moved. A subject
 * that the organisation composed itself has one form.
 */
function subjectForms(claims) {
    const { sub = '', iss = '', repository_id: id, repository_owner_id: owner } = claims;
    // Forgejo separates the ids with a hyphen, which names may contain: the short form is not known.
    const at = iss.endsWith('/api/actions') ? '-' : '@';
    const [short, ownerName, name] = SHORT.exec(sub) ?? [];
    const isShort = short !== undefined && sub.startsWith(`repo:${claims['repository']}:`);
    if (isShort && id !== undefined && owner !== undefined)
        return [sub, `repo:${ownerName}${at}${owner}/${name}${at}${id}:${sub.slice(short.length)}`];
    const [long, ...names] = LONG.exec(sub) ?? [];
    return long === undefined ? [sub] : [sub, `repo:${names.join('/')}:${sub.slice(long.length)}`];
}
/** Returns whether the ref names a merge commit, which each pull request has for itself. */
const isPullRequest = ({ ref = '' }) => PULL.test(ref);
const PULL = /^refs\/pull\/\d+\/merge$/;
/** Returns the claims of these names that the token has, in this order. */
const pickClaims = (claims, names) => Object.fromEntries(names.flatMap((name) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    return value === undefined || value === '' ? [] : [[name, value]];
}));
/**
 * Returns the claims that identify exactly this workflow beside its subject. In a pull request the
 * ref and the workflow at that ref differ in each one, so the event stands in their place.
 */
const identifyingClaims = (claims) => pickClaims(claims, [
    ...['repository_id', 'repository_owner_id', 'environment'],
    ...(isPullRequest(claims) ? ['event_name'] : ['ref', 'workflow_ref', 'job_workflow_ref']),
]);


/***/ })

};
;