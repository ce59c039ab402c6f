// A program that lives across several expiries: `go-consumer aws|google COUNT PAUSE_MS [BUCKET]`.
package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"golang.org/x/oauth2"
	"golang.org/x/oauth2/google"
)

func main() {
	count, _ := strconv.Atoi(os.Args[2])
	pause, _ := strconv.Atoi(os.Args[3])
	use := map[string]func() func() (string, error){"aws": aws, "google": googleToken}[os.Args[1]]()
	for i := 0; i < count; i++ {
		key, err := use()
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println("used", key)
		time.Sleep(time.Duration(pause) * time.Millisecond)
	}
}

// A signed request with the default chain.
func aws() func() (string, error) {
	loaded, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		return func() (string, error) { return "", err }
	}
	client := sts.NewFromConfig(loaded)
	store := s3.NewFromConfig(loaded, func(options *s3.Options) {
		options.UsePathStyle = true
		// It prints a line for each answer of moto, which has no checksum.
		options.DisableLogOutputChecksumValidationSkipped = true
	})
	return func() (string, error) {
		if _, err := client.GetCallerIdentity(context.Background(), &sts.GetCallerIdentityInput{}); err != nil {
			return "", err
		}
		if len(os.Args) > 4 {
			if err := writeAndRead(store, os.Args[4]); err != nil {
				return "", err
			}
		}
		keys, err := loaded.Credentials.Retrieve(context.Background())
		return keys.AccessKeyID, err
	}
}

// An object that is written and read.
func writeAndRead(store *s3.Client, bucket string) error {
	key := "go"
	put := &s3.PutObjectInput{Bucket: &bucket, Key: &key, Body: strings.NewReader("written")}
	if _, err := store.PutObject(context.Background(), put); err != nil {
		return err
	}
	got, err := store.GetObject(context.Background(), &s3.GetObjectInput{Bucket: &bucket, Key: &key})
	if err != nil {
		return err
	}
	defer got.Body.Close()
	if text, err := io.ReadAll(got.Body); err != nil || string(text) != "written" {
		return fmt.Errorf("read %q: %v", text, err)
	}
	return nil
}

// An access token of the application-default credentials.
func googleToken() func() (string, error) {
	scope := "https://www.googleapis.com/auth/cloud-platform"
	ctx := context.WithValue(context.Background(), oauth2.HTTPClient, http.DefaultClient)
	found, err := google.FindDefaultCredentials(ctx, scope)
	return func() (string, error) {
		if err != nil {
			return "", err
		}
		token, err := found.TokenSource.Token()
		if err != nil {
			return "", err
		}
		return token.AccessToken, nil
	}
}
