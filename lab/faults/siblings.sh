# Faults of one host among several that should be alike: controller2 differs from controller and controller3 (components/siblings.sh).
# Seen with -Denv=lab-siblings.
# shellcheck shell=bash

ODD_HOST=$(files_of_sibling controller2)    # what is its own

fault package-older contents "" "controller2 has an older python3-nova than the other controllers"
on_package_older() {
  sed '/^Package: python3-nova$/,/^$/s/^Version: .*/Version: 2:26.0.0-1/' /var/lib/dpkg/status >"$ODD_HOST/var/lib/dpkg/status"
}
off_package_older() { cp -p /var/lib/dpkg/status "$ODD_HOST/var/lib/dpkg/status"; }

fault option-differs contents "" "nova.conf of controller2 has [scheduler] max_attempts = 10, that of the others does not say; the file is as old as theirs"
on_option_differs() {
  "$PYTHON" "$LAB/lib/ini.py" "$ODD_HOST/etc/nova/nova.conf" <<END || return 1
[scheduler]
max_attempts = 10
END
  touch -r /etc/nova/nova.conf "$ODD_HOST/etc/nova/nova.conf"    # what runs there has begun since
}
off_option_differs() { cp -p /etc/nova/nova.conf "$ODD_HOST/etc/nova/nova.conf"; }

fault pip-shadow contents "" "on controller2 pip seems to have put another debtcollector before the package's"
ODD_SHADOW=$ODD_HOST/usr/local/lib/python3.11/dist-packages/debtcollector-3.0.0.dist-info
on_pip_shadow() {
  install -d -m 755 "$ODD_SHADOW" &&
    printf 'Metadata-Version: 2.1\nName: debtcollector\nVersion: 3.0.0\n' >"$ODD_SHADOW/METADATA" &&
    echo pip >"$ODD_SHADOW/INSTALLER"
}
off_pip_shadow() { rm -rf "$ODD_SHADOW"; }

fault novaclient-without-v3 contents "" "the nova command of controller2 asks keystone for tokens of v2.0, as it did before it knew v3"
ODD_CLIENT=$ODD_HOST/usr/local/bin/nova
on_novaclient_without_v3() {
  cat >"$ODD_CLIENT" <<'END' && chmod 755 "$ODD_CLIENT"
#!/bin/sh
# As novaclient was before it knew keystone's v3: no domains, and a token asked for where v2.0 has them.
unset OS_USER_DOMAIN_NAME OS_PROJECT_DOMAIN_NAME OS_PROJECT_NAME OS_IDENTITY_API_VERSION
exec /usr/bin/nova --os-auth-type v2password "$@"
END
}
off_novaclient_without_v3() { rm -f "$ODD_CLIENT" "$ODD_CLIENT.old"; }

fault clock-off contents "" "the clock of controller2 is 3 s ahead for whoever logs in there, or as far as VALUE says, such as -60"
on_clock_off() {
  local offset=${1:-+3}
  [[ $offset == [+-]* ]] || offset=+$offset
  write_sshd_configuration &&
    echo "SetEnv LD_PRELOAD=$(dpkg -L libfaketime | grep '/libfaketime\.so\.1$') FAKETIME=$offset NO_FAKE_STAT=1" >>"$KEYS/sshd_config-controller2" &&
    set_clock_of_odd_host "$offset"
}
off_clock_off() {
  write_sshd_configuration && set_clock_of_odd_host '' || return 1
  rm -f /dev/shm/faketime_shm_* /dev/shm/sem.faketime_sem_*    # of commands that were killed
}

# Makes the sshd read its configuration, and waits until sessions have an offset of FAKETIME, or none.
set_clock_of_odd_host() {
  kill -HUP "$(pid_of sshd-controller2)" && wait_until 10 clock_of_odd_host_is "$1"
}
# shellcheck disable=SC2016
clock_of_odd_host_is() { [ "$(ssh_as verifier 'echo "is $FAKETIME"' "${SIBLING_PORT[controller2]}")" = "is $1" ]; }
