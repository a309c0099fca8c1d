# Faults of block storage.
# shellcheck shell=bash

stopped_fault cinder-volume-stopped cinder-volume "no volume service: both backends down after 60 s, then volumes go to error"
stopped_fault ceph-osd-stopped ceph-osd "Ceph's OSD does not run: the APIs show nothing, every read and write of a ceph volume hangs"
