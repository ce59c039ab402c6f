"use strict";
exports.id = "review";
exports.ids = ["review"];
exports.modules = {

/***/ 946:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ rfc3339),
/* harmony export */   q: () => (/* binding */ clockTime)
/* harmony export */ });
const rfc3339 = (seconds) => new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');
const clockTime = (seconds) => new Date(Math.floor(seconds) * 1000).toISOString().slice(11, 16);


/***/ }),

/***/ 903:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ failureOutputs),
/* harmony export */   t: () => (/* binding */ stepOutputs)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4355);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(946);


function stepOutputs(leases, form, now) {
    const outputs = new Map();
    if (form === 'flat')
        for (const { values, extras } of leases)
            for (const [name, value] of [...values, ...extras])
                outputs.set(name, value);
    const withValues = leases.filter(({ values }) => values.size > 0);
    if (withValues.length > 0)
        outputs.set('values', valuesDocument(withValues));
    outputs.set('details', JSON.stringify(Object.fromEntries(leases.map((lease) => [lease.name, publicSummary(lease)]))));
    outputs.set('leased', 'true');
    const missing = leases.flatMap(({ name, lease }) => (lease.missing ?? []).map((secret) => (form === 'flat' ? secret : `${name}.${secret}`)));
    if (missing.length > 0)
        outputs.set('missing', missing.join(','));
    const ends = leases.map(({ lease }) => lease.expiresAt).filter((end) => end !== undefined);
    if (ends.length > 0) {
        const first = Math.min(...ends);
        outputs.set('expires-at', (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .rfc3339 */ .a)(first));
        outputs.set('ttl-seconds', String(Math.max(0, Math.floor(first - now))));
    }
    return outputs;
}
function valuesDocument(leases) {
    const plain = leases.map(({ name, values }) => [
        name,
        Object.fromEntries([...values].map(([key, value]) => [key, (0,_core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .unwrap */ .oA)(value)])),
    ]);
    return new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(JSON.stringify(Object.fromEntries(plain)));
}
function publicSummary({ from, lease, ends, refresh }) {
    return {
        from,
        id: lease.id,
        'expires-at': lease.expiresAt === undefined ? null : (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .rfc3339 */ .a)(lease.expiresAt),
        ends,
        refresh,
    };
}
function failureOutputs({ code, facts }) {
    return new Map([
        ['error-code', code],
        ...(facts.claims === undefined ? [] : [['error-claim', facts.claims.join(',')]]),
        ...(facts.record === undefined ? [] : [['record', facts.record]]),
    ]);
}


/***/ }),

/***/ 7696:
/***/ ((__unused_webpack_module, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: ./.build/exports/stepOutputs.js
var stepOutputs = __webpack_require__(903);
// EXTERNAL MODULE: ./.build/runner/inputs.js
var inputs = __webpack_require__(2237);
// EXTERNAL MODULE: ./.build/runner/process.js + 1 modules
var runner_process = __webpack_require__(633);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/runner/appendFile.js
var appendFile = __webpack_require__(8202);
;// CONCATENATED MODULE: ./.build/runner/checkout.js




const MOST_ENTRIES = 20_000;
const DEEPEST = 40;
function openCheckout(workspace, path) {
    const root = descend(workspace, path);
    if (root === undefined || !(0,external_node_fs_.lstatSync)(root, { throwIfNoEntry: false })?.isDirectory())
        return undefined;
    return {
        list(folder) {
            const found = [];
            const start = descend(root, folder);
            if (start !== undefined && isDirectory(start))
                walk(start, folder, found);
            return found.sort((a, b) => (a.path < b.path ? -1 : 1));
        },
        read(file, most) {
            const whole = descend(root, file);
            return whole === undefined ? undefined : readRegular(whole, most);
        },
    };
}
const isDirectory = (path) => (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
function descend(from, path) {
    const parts = path.split('/').filter((part) => part !== '.' && part !== '');
    if (path.startsWith('/') || parts.some(isForbidden))
        return undefined;
    const parents = parts.slice(0, -1).map((_, index) => (0,external_node_path_.join)(from, ...parts.slice(0, index + 1)));
    return parents.every(isDirectory) ? (0,external_node_path_.join)(from, ...parts) : undefined;
}
const isForbidden = (part) => part === '..' || part.toLowerCase() === '.git' || /[\\:\p{Cc}]/u.test(part);
function walk(directory, path, found) {
    if (path.split('/').length > DEEPEST)
        throw tooMuch(`it is nested deeper than ${DEEPEST} levels`);
    for (const entry of (0,external_node_fs_.readdirSync)(directory, { withFileTypes: true })) {
        if (entry.name.toLowerCase() === '.git')
            continue;
        const inside = [path, entry.name].filter((part) => part !== '' && part !== '.').join('/');
        const clean = !isForbidden(entry.name);
        if (entry.isDirectory() && clean)
            walk((0,external_node_path_.join)(directory, entry.name), inside, found);
        else
            found.push({ path: inside, kind: entry.isFile() && clean ? 'file' : 'other' });
        if (found.length > MOST_ENTRIES)
            throw tooMuch(`it holds more than ${MOST_ENTRIES} files`);
    }
}
const tooMuch = (reason) => new failure/* Failure */.HR('INPUT_INVALID', `a folder that is to be reviewed is too large: ${reason}`, {
    causes: ['a pattern in "policies" begins with a wildcard, so that all files are listed'],
    fix: 'Name the folder in the pattern, such as `policies/*.json`.',
});
function readRegular(path, most) {
    if (!(0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false })?.isFile())
        return undefined;
    let file;
    try {
        file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | appendFile/* NO_FOLLOW */.qP);
    }
    catch {
        return undefined;
    }
    try {
        const { size } = (0,external_node_fs_.fstatSync)(file);
        if (!(0,external_node_fs_.fstatSync)(file).isFile() || size > most)
            return undefined;
        const bytes = Buffer.alloc(size);
        const read = (0,external_node_fs_.readSync)(file, bytes, 0, size, 0);
        return bytes.toString('utf8', 0, read).replace(/^\uFEFF/, '');
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

// EXTERNAL MODULE: ./.build/runner/clock.js
var clock = __webpack_require__(8320);
// EXTERNAL MODULE: ./.build/runner/commandFiles.js
var commandFiles = __webpack_require__(3848);
// EXTERNAL MODULE: ./.build/runner/commands.js
var commands = __webpack_require__(1486);
// EXTERNAL MODULE: ./.build/runner/node.js
var node = __webpack_require__(9812);
;// CONCATENATED MODULE: ./.build/runner/reviewRuntime.js





function reviewRuntime({ print }, env = process.env) {
    (0,node/* refuseOldNode */.Q)(process.versions.node);
    return {
        now: clock/* clock */.p.now,
        github: (name) => env[`GITHUB_${name.toUpperCase()}`] || undefined,
        mayRequestTokens: Object.keys(env).some((name) => /^ACTIONS_ID_TOKEN_REQUEST_/i.test(name)),
        checkout(path) {
            const workspace = env['GITHUB_WORKSPACE'];
            return workspace ? openCheckout(workspace, path) : undefined;
        },
        log: (level, text) => print(level === 'info' ? (0,commands/* logLines */.OG)(text) : (0,commands/* annotationLine */.As)(level, text)),
        annotate: (kind, text, place) => print((0,commands/* annotationLine */.As)(kind, text, place)),
        publish(outputs, summary) {
            const warning = (0,commandFiles/* writeCommandFiles */.MV)(env, { env: new Map(), outputs, summary });
            if (warning !== undefined)
                print((0,commands/* annotationLine */.As)('warning', warning));
        },
    };
}

;// CONCATENATED MODULE: ./.build/review.js




(0,runner_process/* run */.eF)(async (stepProcess) => {
    const { runReview } = await Promise.all(/* import() */[__webpack_require__.e("identity-events-and-others"), __webpack_require__.e("reading-readEntry-and-others"), __webpack_require__.e("inputs-yaml"), __webpack_require__.e("aws-role-and-others"), __webpack_require__.e("supplied"), __webpack_require__.e("flow-plan"), __webpack_require__.e("record-summary-and-others"), __webpack_require__.e("review-main")]).then(__webpack_require__.bind(__webpack_require__, 6036));
    await runReview(reviewRuntime(stepProcess), (0,inputs/* rawInputs */.me)());
}, stepOutputs/* failureOutputs */.r, (0,runner_process/* offlineHost */.Q_)());


/***/ }),

/***/ 8320:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ clock)
/* harmony export */ });
const clock = {
    now: () => Date.now() / 1000,
    monotonicMs: () => Number(process.hrtime.bigint()) / 1e6,
    sleep: (milliseconds, signal) => {
        const { promise, resolve, reject } = Promise.withResolvers();
        const wake = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', wake);
            resolve();
        }, milliseconds);
        if (signal?.aborted)
            wake();
        else
            signal?.addEventListener('abort', wake, { once: true });
        return promise;
    },
    yieldToEventLoop: () => new Promise((resolve) => setImmediate(resolve)),
};


/***/ }),

/***/ 9812:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ refuseOldNode)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);

const OLDEST = [22, 15];
function refuseOldNode(version) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
    if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor))
        return;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ENVIRONMENT_REFUSED', `Node ${/^[\d.]{1,20}$/.exec(version)?.[0] ?? 'of an unknown version'} runs this ` +
        `action; it needs Node 24, or at least ${OLDEST.join('.')}`, {
        causes: [
            "Forgejo's runner runs the `node` of the job's image, whatever version an action names",
        ],
        fix: 'Use an image with a newer Node, such as `container: node:24-bookworm`.',
    });
}


/***/ })

};
;