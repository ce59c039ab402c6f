// Command server serves the API of Kubernetes with its storage in an etcd of the same process. Its arguments are those of
// kube-apiserver. It ends when its standard input does, so that it never outlives whoever started it.
package main

import (
	"errors"
	"io"
	"log"
	"net/url"
	"os"
	"syscall"
	"time"

	"go.etcd.io/etcd/server/v3/embed"
	"k8s.io/component-base/cli"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
)

func main() {
	storage, err := startEtcd()
	if err != nil {
		log.Fatal(err)
	}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		_ = syscall.Kill(os.Getpid(), syscall.SIGTERM)
	}()
	command := app.NewAPIServerCommand()
	command.SetArgs(append(os.Args[1:], "--etcd-servers="+storage))
	code := cli.Run(command)
	os.Exit(code)
}

// startEtcd starts one on a free loopback port, in the working directory, and returns its address.
func startEtcd() (string, error) {
	free := url.URL{Scheme: "http", Host: "127.0.0.1:0"}
	config := embed.NewConfig()
	config.Dir = "etcd"
	config.LogLevel = "error"
	config.UnsafeNoFsync = true
	config.ListenClientUrls = []url.URL{free}
	config.AdvertiseClientUrls = []url.URL{free}
	config.ListenPeerUrls = []url.URL{free}
	config.AdvertisePeerUrls = []url.URL{free}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	server, err := embed.StartEtcd(config)
	if err != nil {
		return "", err
	}
	select {
	case <-server.Server.ReadyNotify():
		return "http://" + server.Clients[0].Addr().String(), nil
	case err := <-server.Err():
		return "", err
	case <-time.After(time.Minute):
		return "", errors.New("etcd is not ready")
	}
}
