# Whether the command line clients speak version 3 of keystone's API: they try to log in as nobody, with a password made for this run.
# A 401 of keystone is what is hoped for.
for client in openstack nova; do
  if ! command -v "$client" >/dev/null; then
    printf 'client\t%s\tmissing\n' "$client"
    continue
  fi
  [ "$client" = nova ] && words=list || words='token issue'
  printf 'client\t%s\tasked\n' "$client"
  # not in quotes: two words for the one, one for the other
  timeout -k 2 20 env -i PATH="$PATH" HOME=/nonexistent LC_ALL=C PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore \
    OS_AUTH_URL="$AUTH_URL" OS_IDENTITY_API_VERSION=3 \
    OS_USERNAME=regioncheck-nobody OS_PASSWORD="$SALT" OS_PROJECT_NAME=regioncheck-nowhere OS_TENANT_NAME=regioncheck-nowhere \
    OS_USER_DOMAIN_NAME=Default OS_PROJECT_DOMAIN_NAME=Default \
    "$client" --insecure $words </dev/null 2>&1 | tail -n 6 | cut -c 1-400 | sed 's/^/said\t/'
done
