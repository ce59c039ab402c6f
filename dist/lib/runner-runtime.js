"use strict";
exports.id = "runner-runtime";
exports.ids = ["runner-runtime"];
exports.modules = {

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


/***/ }),

/***/ 2008:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mainRuntime: () => (/* binding */ mainRuntime),
  postRuntime: () => (/* binding */ postRuntime),
  refreshCommand: () => (/* binding */ refreshCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/core/secret.js
var core_secret = __webpack_require__(4355);
// EXTERNAL MODULE: ./.build/http/client.js + 4 modules
var client = __webpack_require__(340);
// EXTERNAL MODULE: ./.build/http/proxy.js
var proxy = __webpack_require__(7664);
// EXTERNAL MODULE: ./.build/http/tls.js
var tls = __webpack_require__(1397);
// EXTERNAL MODULE: ./.build/runner/clock.js
var clock = __webpack_require__(8320);
// EXTERNAL MODULE: ./.build/runner/commandFiles.js
var commandFiles = __webpack_require__(3848);
// EXTERNAL MODULE: ./.build/runner/commands.js
var commands = __webpack_require__(1486);
// EXTERNAL MODULE: ./.build/runner/environment.js
var environment = __webpack_require__(2207);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/runner/appendFile.js
var appendFile = __webpack_require__(8202);
// EXTERNAL MODULE: ./.build/runner/places.js + 1 modules
var places = __webpack_require__(4154);
// EXTERNAL MODULE: ./.build/runner/random.js
var random = __webpack_require__(1959);
;// CONCATENATED MODULE: ./.build/runner/stepTempDir.js




const FILE = /^(?:docker\/)?[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
const OWN_DIRECTORY = /^lease-credentials-(\d+-\d+)-[0-9a-f]{16}$/;
function createStepTempDir(env) {
    const run = `${digits(env['GITHUB_RUN_ID'])}-${digits(env['GITHUB_RUN_ATTEMPT'])}`;
    let name;
    const fresh = () => {
        name ??= `lease-credentials-${run}-${(0,random/* random */.y)(8).toString('hex')}`;
        return (0,external_node_path_.join)(runnerTemp(env), name);
    };
    return {
        isOwn: (directory) => name !== undefined && [directory, (0,external_node_path_.dirname)(directory)].includes(fresh()),
        directoriesOf(path) {
            const parent = (0,external_node_path_.dirname)(path);
            const outer = (0,external_node_path_.dirname)(parent);
            return outer === runnerTemp(env) ? [parent] : [outer, parent];
        },
        path(file) {
            if (!FILE.test(file))
                throw new failure/* Failure */.HR('EXPORT_FAILED', 'the name of a file for later steps is malformed');
            return (0,external_node_path_.join)(fresh(), file);
        },
        assertOwnPath(path) {
            const [directory = '', ...file] = (0,external_node_path_.relative)(runnerTemp(env), path).split(external_node_path_.sep);
            const ours = (0,external_node_path_.resolve)(path) === path && OWN_DIRECTORY.exec(directory)?.[1] === run;
            if (!ours || !FILE.test(file.join('/')))
                throw new failure/* Failure */.HR('EXPORT_FAILED', 'a path does not belong to this step');
        },
        removeStale() {
            const temp = runnerTemp(env);
            for (const name of orUndefined(() => (0,external_node_fs_.readdirSync)(temp)) ?? []) {
                const [, other = run] = OWN_DIRECTORY.exec(name) ?? [];
                if (other !== run)
                    orUndefined(() => removeDirectory((0,external_node_path_.join)(temp, name)));
            }
        },
    };
}
function runnerTemp(env) {
    const temp = env['RUNNER_TEMP'];
    if (!temp)
        throw new failure/* Failure */.HR('EXPORT_FAILED', 'the runner does not set RUNNER_TEMP for this step', {
            causes: ['the step runs outside a runner, or through a program that empties its environment'],
            fix: 'Pass RUNNER_TEMP on, or use an `export` without files: `output` or `env`.',
        });
    if (isInside(temp, env['GITHUB_WORKSPACE']))
        throw new failure/* Failure */.HR('EXPORT_FAILED', 'RUNNER_TEMP is inside the workspace', {
            causes: ['the runner is configured with a work folder inside the checkout'],
            fix: 'Set the work folder of the runner to a directory outside the checkout.',
        });
    return (0,external_node_path_.resolve)(temp);
}
function isInside(path, directory) {
    if (!directory)
        return false;
    const [inner, outer] = [path, directory].map((name) => orUndefined(() => (0,external_node_fs_.realpathSync)(name)) ?? (0,external_node_path_.resolve)(name));
    return inner === outer || inner.startsWith(outer.endsWith(external_node_path_.sep) ? outer : `${outer}${external_node_path_.sep}`);
}
function removeDirectory(path) {
    if ((0,external_node_fs_.lstatSync)(path).isDirectory())
        (0,external_node_fs_.rmSync)(path, { recursive: true, force: true });
}
function orUndefined(act) {
    try {
        return act();
    }
    catch {
        return undefined;
    }
}
const digits = (text) => text !== undefined && /^\d+$/.test(text) ? text : '0';

;// CONCATENATED MODULE: ./.build/runner/files.js







const LARGEST_TEXT = 1024 * 1024;
function createFiles(env) {
    const tempDir = createStepTempDir(env);
    const ready = directories(tempDir);
    const record = (path, text) => {
        tempDir.assertOwnPath(path);
        orFail('the record could not be written', () => {
            ready(path);
            append(path, text);
        });
    };
    return {
        tempFilePath: tempDir.path,
        writeTempFile(path, content, { executable } = { executable: false }) {
            tempDir.assertOwnPath(path);
            orFail('a file for later steps could not be written', () => {
                ready(path);
                create(path, (0,core_secret/* bytesOf */.$$)(content), executable ? 0o700 : 0o600);
            });
        },
        readText: (path) => regularText(path.startsWith('~/')
            ? (0,external_node_path_.join)(env['HOME'] ?? env['USERPROFILE'] ?? '/', path.slice(2))
            : path),
        removeTempFile(path) {
            tempDir.assertOwnPath(path);
            return orFail('a file that holds a credential could not be removed', () => removeFile(path, tempDir.directoriesOf(path)));
        },
        removeStale: tempDir.removeStale,
        ensureExists: (path) => record(path, ''),
        appendToRecord: (path, line) => record(path, `${line}\n`),
    };
}
function directories(tempDir) {
    const made = new Set();
    const ready = (directory) => {
        const known = made.has(directory) || !tempDir.isOwn(directory)
            ? (0,external_node_fs_.lstatSync)(directory, { throwIfNoEntry: false })
            : undefined;
        if (known?.isDirectory())
            return;
        if (known)
            throw new Error('not a directory');
        (0,external_node_fs_.mkdirSync)(directory, { mode: 0o700 });
        made.add(directory);
    };
    return (path) => {
        for (const directory of tempDir.directoriesOf(path))
            ready(directory);
    };
}
function create(path, content, mode) {
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | appendFile/* NO_FOLLOW */.qP, mode);
    try {
        (0,appendFile/* writeAll */.f4)(file, content);
        (0,external_node_fs_.fsyncSync)(file);
    }
    catch (error) {
        (0,external_node_fs_.unlinkSync)(path);
        throw error;
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function append(path, text) {
    const file = (0,appendFile/* openForAppend */.eq)(path, 'create');
    try {
        file.write(text);
    }
    catch (error) {
        file.rollBack();
        throw error;
    }
    finally {
        file.close();
    }
}
function removeFile(path, directories) {
    try {
        for (const directory of directories)
            if (!(0,external_node_fs_.lstatSync)(directory).isDirectory())
                throw new Error('not a directory');
        (0,external_node_fs_.unlinkSync)(path);
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return 'absent';
        throw error;
    }
    try {
        for (const directory of directories.toReversed())
            (0,external_node_fs_.rmdirSync)(directory);
    }
    catch {
    }
    return 'removed';
}
function regularText(path) {
    const content = (0,places/* readRegularFile */.XF)(path, LARGEST_TEXT);
    return typeof content === 'string' ? undefined : content.toString();
}
function orFail(what, act) {
    try {
        return act();
    }
    catch (error) {
        throw new failure/* Failure */.HR('EXPORT_FAILED', `${what} (${error.code ?? 'the path is not a regular file'})`, {
            cause: error,
        });
    }
}

// EXTERNAL MODULE: ./.build/runner/job.js
var runner_job = __webpack_require__(9513);
// EXTERNAL MODULE: ./.build/runner/node.js
var node = __webpack_require__(9812);
// EXTERNAL MODULE: ./.build/runner/variables.js
var variables = __webpack_require__(7431);
;// CONCATENATED MODULE: ./.build/runner/runtime.js














function mainRuntime(stepProcess, env = process.env) {
    (0,node/* refuseOldNode */.Q)(process.versions.node);
    const { warnings, flags } = (0,environment/* refuseEnvironment */.St)(env);
    process.getBuiltinModule('node:https');
    const network = { ...(0,environment/* readNetworkSettings */.sr)(env), ...(flags.length > 0 && { flags }) };
    const transport = (0,client/* createTransport */.o)(network, { base: 'ambient' });
    const runtime = createRuntime(stepProcess, { env, network, job: (0,runner_job/* jobFacts */.XG)(env), transport });
    for (const note of (0,environment/* networkNotes */.g8)(network, env))
        runtime.log('info', note);
    for (const warning of warnings)
        stepProcess.print((0,commands/* annotationLine */.As)('warning', warning));
    return runtime;
}
function postRuntime(stepProcess, network, env = process.env) {
    const { extra, warning } = (0,environment/* trustedCas */.p4)(network);
    const job = withKnownRequest((0,runner_job/* jobFacts */.XG)(env), network.idTokenOrigin);
    const notes = [...(0,environment/* changedSinceMain */.ib)(network, env), ...(warning === undefined ? [] : [warning])];
    if ((0,environment/* debugLeaks */.CW)(env['NODE_DEBUG']))
        process.stderr.write = () => true;
    delete env['NODE_TLS_REJECT_UNAUTHORIZED'];
    (0,proxy/* setProxy */.D3)(env, network);
    const runtime = createRuntime(stepProcess, {
        env,
        network,
        job,
        transport: (0,client/* createTransport */.o)(network, { base: 'bundled', extra }),
    });
    for (const note of notes)
        runtime.log('warning', note);
    return runtime;
}
function withKnownRequest(job, known) {
    const url = job.idToken && URL.parse(job.idToken.url);
    const same = url && known !== undefined && `${url.origin}${url.pathname}` === known;
    return same ? job : { ...job, idToken: undefined };
}
function createRuntime(stepProcess, { env, network, job, transport }) {
    const mask = (secret) => stepProcess.print((0,commands/* maskLines */.sD)(secret));
    const log = logger(stepProcess, env['RUNNER_DEBUG'] === '1');
    const open = (0,commandFiles/* noticingOpener */.Z2)(env, (text) => log('notice', text));
    const files = createFiles(env);
    if (job.idToken)
        mask(job.idToken.bearer);
    for (const address of Object.values(network.proxy))
        for (const secret of (0,proxy/* proxySecrets */.Wm)(address))
            mask(new core_secret/* Secret */.zh(secret));
    return {
        ...clock/* clock */.p,
        ...transport,
        ...files,
        random: random/* random */.y,
        mask,
        isPem: tls/* isPem */.X3,
        saveState: (0,commandFiles/* stateWriter */.bp)(env, open),
        log,
        cancelled: stepProcess.cancelled,
        job,
        network,
        exportValues(exposure) {
            if (exposure.record)
                files.ensureExists(exposure.record.path);
            const warning = (0,commandFiles/* writeCommandFiles */.MV)(env, exposure, open);
            if (warning !== undefined)
                stepProcess.annotations.write('warning', warning);
        },
        variable: (name) => env[name],
        containerActions: () => (0,runner_job/* containerActions */.Ds)(env),
        refreshCommand: () => refreshCommand(),
        appendSummary: (markdown) => (0,commandFiles/* appendSummary */.fe)(env, markdown),
    };
}
function logger({ print, annotations }, debugging) {
    return (level, text) => {
        switch (level) {
            case 'info':
                print((0,commands/* logLines */.OG)(text));
                break;
            case 'notice':
                print((0,commands/* annotationLine */.As)('notice', text));
                break;
            case 'debug':
                if (debugging)
                    annotations.write('debug', text);
                break;
            case 'warning':
                annotations.write('warning', text);
                break;
        }
    };
}
const refreshCommand = (script = process.argv[1] ?? '') => ({
    node: process.execPath,
    entry: (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_path_.resolve)(script)), 'refresh.js'),
    unset: variables/* UNSAFE_VARIABLES */.rZ,
    windows: process.platform === 'win32',
});


/***/ })

};
;