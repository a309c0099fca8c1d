# Faults of the image service.
# shellcheck shell=bash

stopped_fault glance-stopped glance-api "glance does not run: port 9292 refuses"
