// Command vault serves HashiCorp Vault's own core and API on a free loopback port, with its storage in memory and only
// the engines that the scenarios use. Whoever starts it initialises and unseals it by its API. It prints its address as
// one line, and ends when its standard input does, so that it never outlives whoever started it. With three files as
// parameters (certificate, key, authority of the clients) it also serves with mutual TLS, as Vault's own listener does
// with `tls_require_and_verify_client_cert`, and prints that address as a second line.
package main

import (
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"maps"
	"net"
	"net/http"
	"os"
	"slices"

	"github.com/hashicorp/go-hclog"
	jwt "github.com/hashicorp/vault-plugin-auth-jwt"
	kv "github.com/hashicorp/vault-plugin-secrets-kv"
	"github.com/hashicorp/vault/audit"
	"github.com/hashicorp/vault/builtin/logical/pki"
	"github.com/hashicorp/vault/builtin/logical/ssh"
	vaulthttp "github.com/hashicorp/vault/http"
	"github.com/hashicorp/vault/internalshared/configutil"
	"github.com/hashicorp/vault/internalshared/listenerutil"
	"github.com/hashicorp/vault/sdk/helper/consts"
	"github.com/hashicorp/vault/sdk/logical"
	"github.com/hashicorp/vault/sdk/physical/inmem"
	"github.com/hashicorp/vault/vault"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	address := "http://" + listener.Addr().String()
	core, err := newCore(address)
	if err != nil {
		log.Fatal(err)
	}
	handler := vaulthttp.Handler.Handler(&vault.HandlerProperties{
		Core:           core,
		ListenerConfig: &configutil.Listener{Type: "tcp", Address: listener.Addr().String()},
	})
	go func() { log.Fatal(http.Serve(listener, handler)) }()
	fmt.Println(address)
	if len(os.Args) == 4 {
		mutual, err := mutualListener(os.Args[1], os.Args[2], os.Args[3])
		if err != nil {
			log.Fatal(err)
		}
		go func() { log.Fatal(http.Serve(mutual, handler)) }()
		fmt.Println("https://" + mutual.Addr().String())
	}
	_, _ = io.Copy(io.Discard, os.Stdin)
}

func mutualListener(certificate, key, clients string) (net.Listener, error) {
	config, _, err := listenerutil.TLSConfig(&configutil.Listener{
		TLSCertFile:                   certificate,
		TLSKeyFile:                    key,
		TLSRequireAndVerifyClientCert: true,
		TLSClientCAFile:               clients,
	}, map[string]string{}, nil)
	if err != nil {
		return nil, err
	}
	return tls.Listen("tcp", "127.0.0.1:0", config)
}

func newCore(address string) (*vault.Core, error) {
	logger := hclog.New(&hclog.LoggerOptions{Level: hclog.Warn, Output: os.Stderr})
	storage, err := inmem.NewInmem(nil, logger)
	if err != nil {
		return nil, err
	}
	own := engines{
		consts.PluginTypeCredential: {"jwt": jwt.Factory},
		consts.PluginTypeSecrets:    {"kv": kv.Factory, "pki": pki.Factory, "ssh": ssh.Factory},
	}
	return vault.NewCore(&vault.CoreConfig{
		Physical:           storage,
		Logger:             logger,
		DisableMlock:       true,
		RedirectAddr:       address,
		BuiltinRegistry:    own,
		CredentialBackends: own[consts.PluginTypeCredential],
		LogicalBackends:    own[consts.PluginTypeSecrets],
		AuditBackends:      map[string]audit.Factory{"file": audit.NewFileBackend},
	})
}

// engines answers what Vault asks of each plugin before it mounts one. Vault's own registry would do, and brings every
// database driver and cloud SDK with it.
type engines map[consts.PluginType]map[string]logical.Factory

func (e engines) Get(name string, kind consts.PluginType) (func() (any, error), bool) {
	factory, found := e[kind][name]
	return func() (any, error) { return factory, nil }, found
}

func (e engines) Contains(name string, kind consts.PluginType) bool {
	_, found := e[kind][name]
	return found
}

func (e engines) DeprecationStatus(name string, kind consts.PluginType) (consts.DeprecationStatus, bool) {
	return consts.Supported, e.Contains(name, kind)
}

func (e engines) Keys(kind consts.PluginType) []string {
	return slices.Sorted(maps.Keys(e[kind]))
}

func (e engines) IsBuiltinEntPlugin(string, consts.PluginType) bool {
	return false
}
