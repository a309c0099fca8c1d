# Faults of identity.
# shellcheck shell=bash

stopped_fault keystone-stopped keystone "keystone does not run: port 5000 refuses, nobody gets a token"

stopped_fault keystone-backend-down keystone-second "the second keystone does not run: port 5001 refuses, the first serves everybody"

fault keystone-other-keys catalog "" "the second keystone has other fernet keys: it refuses the tokens of the first, and the first its"
on_keystone_other_keys() {
  local key
  rm -rf "$KEYS_OF_SECOND_KEYSTONE" &&
    install -d -o keystone -g keystone -m 700 "$KEYS_OF_SECOND_KEYSTONE" || return 1
  for key in 0 1; do
    (umask 077 && head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n' >"$KEYS_OF_SECOND_KEYSTONE/$key") || return 1
  done
  chown -R keystone:keystone "$KEYS_OF_SECOND_KEYSTONE"
}
off_keystone_other_keys() { share_keystone_keys; }

fault service-password catalog "" "[USER] keystone alone has another password of a service's user, glance's if none is named: it checks no token any more"
PASSWORD_BEFORE=$STATE/service-password-before-fault   # whose password is another
on_service_password() {
  echo "${1:-glance}" >"$PASSWORD_BEFORE"
  set_service_password "${1:-glance}" "$(head -c 18 /dev/urandom | base64 | tr '+/' '-_')"
}
off_service_password() {
  local name
  [ -s "$PASSWORD_BEFORE" ] || return 0
  name=$(cat "$PASSWORD_BEFORE")
  set_service_password "$name" "$(service_password "$name")" && rm -f "$PASSWORD_BEFORE"
}
# set_service_password USER PASSWORD: sets it in keystone, and in no file.
set_service_password() { LAB_NEW_PASSWORD=$2 "$PYTHON" "$LAB/seed/password.py" "$1"; }

fault nova-endpoint-v2 catalog "" "the catalog sends compute clients to /v2, the legacy API, in place of /v2.1"
on_nova_endpoint_v2() { "$PYTHON" "$LAB/seed/endpoint.py" compute "http://$ADDRESS:8774/v2"; }
off_nova_endpoint_v2() { "$PYTHON" "$LAB/seed/endpoint.py" compute "http://$ADDRESS:8774/v2.1"; }
