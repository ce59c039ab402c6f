"use strict";
exports.id = "octo-sts-revoke";
exports.ids = ["octo-sts-revoke"];
exports.modules = {

/***/ 9773:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ parseObject)
/* harmony export */ });
/**
 * Reads a JSON object in which no member stands twice, at any depth: readers differ in which of the
 * two they believe.
 */
function parseObject(text) {
    const value = parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return { error: 'is no JSON object' };
    return hasDuplicateKeys(text)
        ? { error: 'has two members of one name' }
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
// Enough for text that is JSON: texts, and the marks that give it its shape.
const LEXEMES = /"(?:[^"\\]|\\.)*"|[{}:]/g;
/** Names are compared as they are read: `"is\u0073"` is `"iss"`. */
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
/**
 * Foreign text in a form that may stand in a log: one line of harmless letters, no run of more than
 * 40 characters without a space (a token that was cut is no longer the masked value), nothing that
 * a runner takes for a command, and nothing of what is masked: reduced, it would have a form that
 * no mask covers. Use our own words instead wherever there are some.
 */
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
    // The longest first: a part that is taken out of a whole leaves the rest of it.
    return forms
        .toSorted((a, b) => b.length - a.length)
        .reduce((rest, form) => rest.replaceAll(form, ' '), text);
}
/**
 * What a user wrote, in quotes, one line, cut where it is long: for errors about their own inputs,
 * never for a server's words.
 */
function quoted(text) {
    const cut = text.length > 120 ? `${text.slice(0, 120)}…` : text;
    return JSON.stringify(cut).replaceAll('##[', '## [');
}


/***/ }),

/***/ 6586:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseSafeUrl)
/* harmony export */ });
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/** An address that may be asked: encrypted, or on this very machine; without credentials in it. */
function parseSafeUrl(text) {
    const url = URL.parse(text);
    if (url?.username !== '' || url.password !== '')
        return undefined;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
        ? url
        : undefined;
}


/***/ }),

/***/ 4369:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ bearer)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4355);

/** An Authorization header that presents a token; the token itself is masked already. */
const bearer = (token) => ({
    Authorization: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(`Bearer ${token.reveal()}`),
});


/***/ }),

/***/ 5751:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isValidRevocationData: () => (/* binding */ isValidRevocationData),
/* harmony export */   notRevoked: () => (/* binding */ notRevoked),
/* harmony export */   revocationUrl: () => (/* binding */ revocationUrl),
/* harmony export */   revoke: () => (/* binding */ revoke)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4355);
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6586);
/* harmony import */ var _bearer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4369);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2323);





const PATH = '/installation/token';
/**
 * Where GitHub takes an installation token back, found before there is one: a token that could not
 * be revoked is not asked for.
 */
function revocationUrl(api) {
    const address = `${(api ?? 'https://api.github.com').replace(/\/+$/, '')}${PATH}`;
    if (isValidRevocationData({ address, token: 'any' }))
        return address;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ENVIRONMENT_REFUSED', 'GITHUB_API_URL is no https address, so that no token could be revoked there');
}
/** The one path of GitHub's API at which a token ends itself, over https. */
function isValidRevocationData({ address = '', token = '' }) {
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSafeUrl */ .Q)(address);
    return url?.pathname.endsWith(PATH) === true && url.search + url.hash === '' && token !== '';
}
/** At the return. */
const notRevoked = {
    code: 'EXCHANGE_REFUSED',
    symptom: 'the token was not taken back',
    causes: [
        'the token belongs to another GitHub than the one of GITHUB_API_URL',
        'GitHub limits how often it may be asked',
    ],
    fix: 'Nothing: it ends by itself, an hour after it was made.',
};
/** Ends the token. One that GitHub does not know any more has ended already. */
async function revoke(client, { revocation }) {
    const url = new URL(revocation['address'] ?? '');
    const headers = {
        ...(0,_bearer_js__WEBPACK_IMPORTED_MODULE_3__/* .bearer */ .C)(new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(revocation['token'] ?? '')),
        'X-GitHub-Api-Version': '2022-11-28',
    };
    const response = await client.send({ method: 'DELETE', url, headers, expects: 'nothing' }, { judge });
    if (response.status === 204)
        return 'revoked';
    if (response.status === 401)
        return 'already-gone';
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_4__/* .rejection */ .cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host: url.host,
        to: 'the return of the token',
        row: notRevoked,
    });
}
/**
 * GitHub says 204 and nothing else: an empty 200 is something in between that says yes to anything,
 * and nothing has ended.
 */
const judge = ({ status, text }) => status >= 200 && status <= 299 && status !== 204 && text.trim() === '' ? 'retry' : undefined;


/***/ }),

/***/ 2323:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   BN: () => (/* binding */ tokenAt),
/* harmony export */   cz: () => (/* binding */ rejection),
/* harmony export */   fi: () => (/* binding */ jsonOrEmpty),
/* harmony export */   h: () => (/* binding */ responseInvalid),
/* harmony export */   hH: () => (/* binding */ secondsAt),
/* harmony export */   lJ: () => (/* binding */ objectAt),
/* harmony export */   nV: () => (/* binding */ ownMember),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9773);
/* harmony import */ var _core_requestId_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2563);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6548);




// Real answers have five levels; what is deeper would overflow the stack of whatever walks it.
const DEEPEST = 64;
/**
 * The JSON object of a response; anything else is `RESPONSE_INVALID`, also one in which a member
 * stands twice.
 */
function parseJson({ text }, host) {
    const read = deeperThan(text, DEEPEST)
        ? { error: 'is nested too deeply' }
        : (0,_core_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .l)(text);
    if ('error' in read)
        throw responseInvalid(host, `with something that ${read.error}`);
    return read.members;
}
/**
 * As `jsonOf`, for answers whose status is a refusal already: what is no JSON object is an empty
 * one.
 */
function jsonOrEmpty({ text }) {
    const value = deeperThan(text, DEEPEST) ? undefined : parsed(text);
    return isObject(value) ? value : {};
}
/** A yes that cannot be trusted: `sentence` completes `HOST answered …` and quotes nothing. */
const responseInvalid = (host, sentence) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('RESPONSE_INVALID', `${host} answered ${sentence}`);
/** A member that is an object, or `undefined`. */
function objectAt(object, name) {
    const value = ownMember(object, name);
    return isObject(value) ? value : undefined;
}
/** A member that is a text and not empty, or `undefined`. */
function textAt(object, name) {
    const value = ownMember(object, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/**
 * A member that fits into a header and a variable as it is: visible ASCII, not empty. A token with
 * a line break in it is an attack.
 */
function tokenAt(object, name) {
    const value = textAt(object, name);
    return value !== undefined && /^[\x21-\x7e]+$/.test(value) ? value : undefined;
}
/**
 * A member that counts seconds, as a number or (some servers) as digits; at most ten years, which
 * no lease outlives.
 */
function secondsAt(object, name) {
    const value = ownMember(object, name);
    const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
    return typeof count === 'number' && count >= 0 && count <= 315_576_000 ? count : undefined;
}
// A server's sentence is short, and to miss a sign like /claim .* is missing/ takes the square of
// what is searched.
const SENTENCE = 4096;
/** As much of a server's words as signs are looked for in. */
const clip = (words) => words.slice(0, SENTENCE);
/** The member itself; never one that every object inherits. */
const ownMember = (object, name) => Object.hasOwn(object, name) ? object[name] : undefined;
/**
 * A refusal in our own words: status, the row that was recognised, our side. A redirect is
 * explained and never followed; a yes without what was asked for is none.
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
        requestId: (0,_core_requestId_js__WEBPACK_IMPORTED_MODULE_2__/* .requestIdOf */ .G)(response),
    });
}
const REDIRECT = {
    causes: [
        'the address is not the one that the server calls its own',
        'a portal or proxy answers in its place',
    ],
    fix: 'Set the address to the one that answers itself. A token is never sent on to where a ' +
        'response points.',
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
/** Counts brackets outside texts, without building anything. */
function deeperThan(text, limit) {
    let depth = 0;
    let inText = false;
    for (let at = 0; at < text.length; at++) {
        const letter = text[at];
        if (inText) {
            if (letter === '\\')
                at++;
            else if (letter === '"')
                inText = false;
        }
        else if (letter === '"')
            inText = true;
        else if (letter === '{' || letter === '[') {
            if (++depth > limit)
                return true;
        }
        else if (letter === '}' || letter === ']')
            depth--;
    }
    return false;
}


/***/ })

};
;