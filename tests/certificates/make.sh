#!/usr/bin/env bash
# Creates the test certificates again: an authority that no machine trusts, and the
# certificates that it signs for servers on loopback. Needs OpenSSL 3.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$(mktemp -d)"
touch index.txt
cat > ca.cnf <<'CNF'
[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[server]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = ${ENV::NAMES}
CNF
export NAMES=DNS:localhost
key() { openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out "$1"; }
# sign NAME EXTENSIONS KEY FROM TO OPTIONS…
sign() {
    openssl req -new -key "$3" -subj "/CN=conversation-apis test $1" -out request.pem
    openssl ca -batch -notext -config ca.cnf -extensions "$2" -startdate "$4" -enddate "$5" \
        -keyfile authority.key "${@:6}" -in request.pem -out "$here/$1.pem"
}
key authority.key
key "$here/server.key"
sign authority authority authority.key 20200101000000Z 21200101000000Z -selfsign
by=(-cert "$here/authority.pem")
sign valid server "$here/server.key" 20200101000000Z 21200101000000Z "${by[@]}"
sign expired server "$here/server.key" 20200101000000Z 20210101000000Z "${by[@]}"
sign not-yet server "$here/server.key" 21190101000000Z 21200101000000Z "${by[@]}"
NAMES=DNS:canary-host.example.com
sign other-host server "$here/server.key" 20200101000000Z 21200101000000Z "${by[@]}"
