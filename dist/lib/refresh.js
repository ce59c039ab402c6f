"use strict";
exports.id = "refresh";
exports.ids = ["refresh"];
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

/***/ 4393:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C$: () => (/* binding */ storedSession),
/* harmony export */   iq: () => (/* binding */ parseSession),
/* harmony export */   pL: () => (/* binding */ isFresh)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4355);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(946);


const FRESH_S = 16 * 60;
const MARGIN_S = 60;
function storedSession(credentials, expiresAt) {
    const { accessKeyId, secretAccessKey, sessionToken, account } = credentials;
    const json = JSON.stringify({
        Version: 1,
        AccessKeyId: accessKeyId.reveal(),
        SecretAccessKey: secretAccessKey.reveal(),
        SessionToken: sessionToken.reveal(),
        Expiration: (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .rfc3339 */ .a)(expiresAt - MARGIN_S),
        ...(account !== undefined && { AccountId: account }),
    });
    return new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(`${Math.max(0, Math.floor(expiresAt - FRESH_S))}\n${json}\n`);
}
function parseSession(text) {
    const [, seconds, json] = /^(\d{1,12})\n(\{[^\n]*\})\n$/.exec(text ?? '') ?? [];
    if (seconds === undefined || json === undefined)
        return undefined;
    try {
        const { Expiration: expiration } = JSON.parse(json);
        const expiresAt = Date.parse(String(expiration)) / 1000;
        return Number.isNaN(expiresAt) ? undefined : { freshUntil: Number(seconds), expiresAt, json };
    }
    catch {
        return undefined;
    }
}
const isFresh = ({ freshUntil, expiresAt }, now) => freshUntil > now && expiresAt > now;


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

/***/ 5551:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $O: () => (/* binding */ idTokenReply),
/* harmony export */   ID: () => (/* binding */ failedReply),
/* harmony export */   Vn: () => (/* binding */ execCredentialReply),
/* harmony export */   eJ: () => (/* binding */ throwIfRepeated),
/* harmony export */   o5: () => (/* binding */ crashReply),
/* harmony export */   xs: () => (/* binding */ sessionReply)
/* harmony export */ });
/* unused harmony export refreshFailure */
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6949);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9773);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(946);
/* harmony import */ var _exports_refreshScript_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8163);




const REPEAT_S = 60;
const LONGEST = 2_000;
const MARGIN_S = 30;
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';
const sessionReply = (json) => ({ stdout: `${json}\n`, code: 0 });
const idTokenReply = ({ jwt, expiresAt }) => googleReply({
    success: true,
    token_type: ID_TOKEN,
    id_token: jwt.reveal(),
    expiration_time: Math.floor(expiresAt - MARGIN_S),
});
const execCredentialReply = ({ jwt, expiresAt }) => ({
    stdout: `${JSON.stringify({
        apiVersion: _exports_refreshScript_js__WEBPACK_IMPORTED_MODULE_1__/* .EXEC_API */ .XS,
        kind: 'ExecCredential',
        status: { token: jwt.reveal(), expirationTimestamp: (0,_core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .rfc3339 */ .a)(expiresAt - MARGIN_S) },
    })}\n`,
    code: 0,
});
function failedReply(lease, failure, { google }) {
    const text = refreshFailure(lease, failure);
    return google
        ? googleReply({ success: false, code: failure.code, message: text })
        : { stderr: `${text}\n`, code: 1 };
}
const crashReply = (error) => failedReply('', (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .asFailure */ .h_)(error), { google: false });
const googleReply = (members) => ({
    stdout: `${JSON.stringify({ version: 1, ...members })}\n`,
    code: 0,
});
function refreshFailure(lease, { code, message, causes, fix }) {
    const expired = code === 'TIMED_OUT' ? ', within 15 s; what was leased has expired' : '';
    const sentences = [
        `lease "${lease}" cannot be refreshed: ${message}${expired}`,
        `Likely cause: ${causes[0] ?? 'unknown'}`,
        `Fix: ${fix}`,
    ];
    return oneLine(`lease-credentials: ${code}: ${sentences.map(ended).join(' ')}`);
}
const ended = (text) => (/[.!?]\s*$/.test(text) ? text : `${text}.`);
function oneLine(text) {
    const line = text
        .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
        .replaceAll('##[', '## [')
        .replace(/:{2,}/g, ':')
        .replace(/ +/g, ' ');
    return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
function throwIfRepeated(stored, now) {
    const parsed = (0,_core_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseObject */ .l)(stored ?? '');
    const { at, code, message, cause, fix } = 'members' in parsed ? parsed.members : {};
    if (typeof at !== 'number' || at > now || now - at >= REPEAT_S)
        return;
    if (!isFailureCode(code))
        return;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR(code, String(message), {
        ...(typeof cause === 'string' && { causes: [cause] }),
        ...(typeof fix === 'string' && { fix }),
    });
}
const isFailureCode = (code) => typeof code === 'string' && Object.hasOwn(_core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .failures */ .e9, code);


/***/ }),

/***/ 7779:
/***/ ((__unused_webpack_module, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: ./.build/exports/credentialProcess.js
var credentialProcess = __webpack_require__(4393);
// EXTERNAL MODULE: ./.build/flow/refreshReply.js
var refreshReply = __webpack_require__(5551);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./.build/runner/stdout.js
var runner_stdout = __webpack_require__(8607);
;// CONCATENATED MODULE: ./.build/runner/refreshProcess.js


function runRefreshProcess(command, crashed) {
    process.exitCode = 1;
    process.stderr.write = () => true;
    process.removeAllListeners('warning');
    const end = ({ stdout = '', stderr = '', code }) => {
        (0,runner_stdout/* writeStdout */.j)(stdout);
        (0,runner_stdout/* writeStdout */.j)(stderr, (bytes) => (0,external_node_fs_.writeSync)(2, bytes));
        process.exit(code);
    };
    const crash = (error) => end(crashed(error));
    process.on('uncaughtException', crash);
    process.on('unhandledRejection', crash);
    process.on('beforeExit', () => crash(new Error('a promise never settled')));
    const variable = (name) => process.env[name] || undefined;
    const parts = { plan: process.argv[2] ?? '', now: Date.now() / 1000, variable };
    void command(parts).then(end, crash);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/exports/refreshScript.js
var refreshScript = __webpack_require__(8163);
// EXTERNAL MODULE: ./.build/runner/appendFile.js
var appendFile = __webpack_require__(8202);
;// CONCATENATED MODULE: ./.build/runner/refreshStore.js




const STALE_LOCK_MS = 25_000;
const LARGEST = 1024 * 1024;
const PLAN = /^refresh-([a-z][a-z0-9-]{0,31})\.json$/;
function openRefreshStore(planPath) {
    const [, lease = ''] = PLAN.exec((0,external_node_path_.basename)(planPath)) ?? [];
    const folder = (0,external_node_path_.dirname)(planPath);
    const path = (name) => (0,external_node_path_.join)(folder, name);
    const names = (0,refreshScript/* refreshNames */.MP)(lease);
    let ownLock = false;
    return {
        lease,
        plan: () => (lease === '' ? undefined : read(planPath)),
        session: () => read(path(names.session)),
        saveSession(content) {
            if (!ownLock || read(planPath) === undefined)
                return;
            const fresh = path(names.newSession);
            quietly(() => (0,external_node_fs_.unlinkSync)(fresh));
            write(fresh, content.reveal());
            (0,external_node_fs_.renameSync)(fresh, path(names.session));
        },
        rejection: () => read(path(names.rejection)),
        saveRejection(content) {
            if (!ownLock || read(planPath) === undefined)
                return;
            quietly(() => (0,external_node_fs_.unlinkSync)(path(names.rejection)));
            quietly(() => write(path(names.rejection), content));
        },
        lock() {
            const lock = path(names.lock);
            quietly(() => {
                if (Date.now() - (0,external_node_fs_.statSync)(lock).mtimeMs > STALE_LOCK_MS)
                    (0,external_node_fs_.unlinkSync)(lock);
            });
            ownLock = quietly(() => write(lock, '')) !== undefined;
            return ownLock;
        },
        unlock() {
            if (ownLock)
                quietly(() => (0,external_node_fs_.unlinkSync)(path(names.lock)));
            ownLock = false;
        },
        appendToRecord(line) {
            quietly(() => {
                const file = (0,appendFile/* openForAppend */.eq)(path('record.jsonl'));
                file.write(`${line}\n`);
                file.close();
            });
        },
    };
}
function write(path, content) {
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | appendFile/* NO_FOLLOW */.qP, 0o600);
    try {
        (0,appendFile/* writeAll */.f4)(file, content);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
    return true;
}
function read(path) {
    return quietly(() => {
        const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | appendFile/* NO_FOLLOW */.qP);
        try {
            const stat = (0,external_node_fs_.fstatSync)(file);
            return stat.isFile() && stat.size <= LARGEST ? (0,external_node_fs_.readFileSync)(file, 'utf8') : undefined;
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    });
}
function quietly(act) {
    try {
        return act();
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.build/refresh.js




runRefreshProcess(async ({ plan, now, variable }) => {
    const store = openRefreshStore(plan);
    const stored = (0,credentialProcess/* parseSession */.iq)(store.session());
    if (stored && (0,credentialProcess/* isFresh */.pL)(stored, now))
        return (0,refreshReply/* sessionReply */.xs)(stored.json);
    const [{ refresh }, { refreshRuntime }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e("identity-events-and-others"), __webpack_require__.e("reading-readEntry-and-others"), __webpack_require__.e("inputs-yaml"), __webpack_require__.e("aws-role-and-others"), __webpack_require__.e("supplied"), __webpack_require__.e("flow-plan"), __webpack_require__.e("identity-jwks-and-others"), __webpack_require__.e("record-summary-and-others"), __webpack_require__.e("for-flow-main-and-flow-post-and-flow-refresh"), __webpack_require__.e("for-flow-main-and-flow-refresh-and-flow-shipEndings"), __webpack_require__.e("for-flow-main-and-flow-refresh"), __webpack_require__.e("flow-refresh")]).then(__webpack_require__.bind(__webpack_require__, 8318)),
        Promise.all(/* import() */[__webpack_require__.e("for-main-and-runner-refreshRuntime-and-runner-runtime"), __webpack_require__.e("runner-refreshRuntime")]).then(__webpack_require__.bind(__webpack_require__, 5413)),
    ]);
    return refresh({ store, variable, open: (saved) => refreshRuntime(saved, store) });
}, refreshReply/* crashReply */.o5);


/***/ })

};
;