"use strict";
exports.id = "for-vault-revoke";
exports.ids = ["for-vault-revoke"];
exports.modules = {

/***/ 9773:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ parseObject)
/* harmony export */ });
/**
 * Parses a JSON object. Returns an error if an object at any depth has a duplicate member, because
 * parsers differ in which of the two they use.
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
// Strings and the structural characters suffice: the input is known to be valid JSON.
const LEXEMES = /"(?:[^"\\]|\\.)*"|[{}:]/g;
/** Compares names after unescaping: `"is\u0073"` equals `"iss"`. */
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
 * Returns text of a server in a form that is safe to log: one line of a restricted character set,
 * no run of more than 40 characters without a space (a truncated token no longer matches its mask),
 * no runner command, and no form of a masked secret, because sanitizing would turn it into a form
 * that no mask covers. Prefer a message of this program wherever one exists.
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
    // The longest form first: removing a part of a longer form would leave the rest of it.
    return forms
        .toSorted((a, b) => b.length - a.length)
        .reduce((rest, form) => rest.replaceAll(form, ' '), text);
}
/**
 * Returns a user's text in quotes, on one line, truncated to 120 characters. For errors about the
 * user's own inputs, never for text of a server.
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
/**
 * Parses a URL. Returns `undefined` if it contains credentials, or is neither https nor http on a
 * loopback host.
 */
function parseSafeUrl(text) {
    const url = URL.parse(text);
    if (url?.username !== '' || url.password !== '')
        return undefined;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
        ? url
        : undefined;
}


/***/ }),

/***/ 1995:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ suggest)
/* harmony export */ });
/** Returns the closest known name, at most two edits and a third of its length away, if any. */
function suggest(name, known) {
    const ranked = known
        .map((each) => ({ each, distance: editDistance(name.toLowerCase(), each.toLowerCase()) }))
        .filter(({ each, distance }) => distance <= 2 && distance <= each.length / 3)
        .sort((a, b) => a.distance - b.distance);
    return ranked[0]?.each;
}
/** Returns the edit distance, in which a swap of two adjacent characters counts as one edit. */
function editDistance(a, b) {
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            // Before the start of a name both are `undefined`, which equals no character.
            const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            const plain = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + cost);
            row.push(swapped ? Math.min(plain, at(before, j - 2) + 1) : plain);
        }
        before = above;
        above = row;
    }
    return at(above, b.length);
}
/** Returns an element of a row; every index used above is within it. */
const at = (row, j) => row[j];


/***/ }),

/***/ 3022:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gI: () => (/* binding */ PATH),
/* harmony export */   uA: () => (/* binding */ parseRead),
/* harmony export */   xE: () => (/* binding */ distinctSources)
/* harmony export */ });
/** Matches a path below the API, in segments that no URL parser would change. */
const PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\s?#|\\\p{Cc}]+(?:[ /][^/\s?#|\\\p{Cc}]+)*$/u;
const NAME = /^([A-Za-z_][A-Za-z0-9_]{0,127})$|^([A-Za-z_][A-Za-z0-9_]{0,63}_)\*$/;
const SELECTOR = /^([^?#|]+?)(?:\?version=(\d{1,9}))?(?:#([^|]+?))?(\s*\|\s*base64)?$/;
const FORM = 'must be `path#field`, `path`, or a mapping with `path`, `with` and `field`';
/** Returns each source once, however many entries share it. */
const distinctSources = ({ reads, }) => [...new Map(reads.map(({ source }) => [source.key, source])).values()];
/** Returns the entries of `read`. Each error is reported once, under the name of its entry. */
function parseRead(map, addError) {
    return [...map].flatMap(([name, node]) => {
        const tell = (sentence) => addError(name, sentence);
        const [, whole, stem] = NAME.exec(name) ?? [];
        if (whole === undefined && stem === undefined)
            return tell('is no name for a variable; write NAME, or NAME_* for one of each field') ?? [];
        const parts = typeof node === 'string' ? parsePath(node, tell) : parseMapping(node, tell);
        if (!parts)
            return [];
        const { field, base64, ...source } = parts;
        if (stem !== undefined && field !== undefined)
            return tell('names all fields by its *, so its value must not name one') ?? [];
        const selector = field !== undefined
            ? { kind: 'field', field, base64 }
            : { kind: stem === undefined ? 'all' : 'each' };
        return [{ name: whole ?? stem ?? '', source: parseSource(source), selector }];
    });
}
function parsePath(text, addError) {
    const [, path = '', version, field, base64] = SELECTOR.exec(text.trim()) ?? [];
    if (path.startsWith('v1/'))
        return addError('must be a path below v1/, without it');
    if (!PATH.test(path))
        return addError(FORM);
    if (version !== undefined && !isVersioned(path))
        return addError('asks for a version, which only a path of KV version 2 has: MOUNT/data/…');
    if (base64 !== undefined && field === undefined)
        return addError('decodes base64, so it must name a field: path#field | base64');
    return { path, version, parameters: undefined, field, base64: base64 !== undefined };
}
function parseMapping(node, addError) {
    if (!isMap(node))
        return addError(FORM);
    const strange = [...node.keys()].filter((key) => !['path', 'with', 'field'].includes(key));
    if (strange.length > 0)
        return addError(`holds ${strange.map((key) => JSON.stringify(key)).join(', ')}; it may hold path, ` +
            `with and field`);
    const [path, field, parameters] = [node.get('path'), node.get('field'), node.get('with')];
    if (typeof path !== 'string' || path.includes('#'))
        return addError('needs a "path", and the field in "field"');
    if (field !== undefined && typeof field !== 'string')
        return addError('must have a text in "field"');
    if (parameters !== undefined && !isMap(parameters))
        return addError('must have a mapping in "with"');
    if (parameters !== undefined && isVersioned(path))
        return addError('has parameters, with which a path of KV version 2 would be written, not read');
    const parts = parsePath(field === undefined ? path : `${path}#${field}`, addError);
    return parts && { ...parts, parameters: parameters && toJson(parameters) };
}
function parseSource({ path, version, parameters, }) {
    const key = JSON.stringify([path, version, parameters]);
    return { key, path, version, parameters, versioned: isVersioned(path) };
}
const isVersioned = (path) => /.\/data\/./.test(path);
const isMap = (node) => node instanceof Map;
function toJson(node) {
    if (typeof node === 'string')
        return node;
    return isMap(node)
        ? Object.fromEntries([...node].map(([key, value]) => [key, toJson(value)]))
        : node.map(toJson);
}


/***/ }),

/***/ 3420:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ withTrailingSlash),
/* harmony export */   mE: () => (/* binding */ vaultRequest),
/* harmony export */   uZ: () => (/* binding */ BEST_EFFORT_SHARE)
/* harmony export */ });
/**
 * The share of the remaining time for best-effort requests in main: optional checks, and
 * revocations that post would repeat.
 */
const BEST_EFFORT_SHARE = 1 / 8;
/**
 * Returns a request for an API path. It sets the `X-Vault-Request` header, which an agent in
 * between may require as protection against SSRF.
 */
function vaultRequest({ base, namespace }, path, { method = 'POST', token, query, value, ...rest }) {
    const url = new URL(`v1/${path.split('/').map(encodeURIComponent).join('/')}${query ?? ''}`, base);
    return {
        ...{ method, url, expects: rest.expects ?? 'json' },
        ...(rest.cap !== undefined && { cap: rest.cap }),
        ...(rest.share !== undefined && { share: rest.share }),
        ...(rest.slow && { slow: true }),
        ...(value !== undefined && { body: { kind: 'json', value } }),
        headers: {
            'X-Vault-Request': 'true',
            ...(namespace !== undefined && { 'X-Vault-Namespace': `${namespace}/` }),
            ...(token && { 'X-Vault-Token': token }),
            ...rest.headers,
        },
    };
}
/** Returns the URL with a trailing slash. */
const withTrailingSlash = (url) => new URL(url.href.replace(/\/*$/, '/'));


/***/ })

};
;